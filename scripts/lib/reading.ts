/** What scripts need to read benchmark files, in one bundle. */
export { claim, FORMATS, readSource, systemsOf } from "../../lib/core/formats/registry";
export { SourceReader } from "../../lib/core/formats/source";
export { normalise } from "../../lib/core/run/normalise";
