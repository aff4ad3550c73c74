/** What the fuzzing script needs, in one bundle. */
export { fuzzJson } from "../../lib/core/formats/json-fuzz.laws";
export { fuzzText } from "../../lib/core/formats/text-fuzz.laws";
