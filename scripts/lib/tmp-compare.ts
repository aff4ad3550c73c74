export { claim, FORMATS, readSource } from "../../lib/core/formats/registry";
export { SourceReader } from "../../lib/core/formats/source";
export { normalise } from "../../lib/core/run/normalise";
export { compare } from "../../lib/core/comparison/compare";
export { foundingRows } from "../../lib/core/comparison/founding-rows";
export { barelineRunJsonSchema } from "../../lib/core/formats/bareline-run-schema";
