import type { JsonObject, Source } from "./format";
import { isObject, objectsIn } from "./json-value";

type Signature = readonly [name: string, test: (object: JsonObject) => boolean];
const has =
  (...keys: string[]) =>
  (object: JsonObject): boolean =>
    keys.every((key) => object.has(key));
const inside = (outer: string, key: string) => (object: JsonObject) => {
  const value = object.get(outer);
  return isObject(value) && value.has(key);
};

/** Results of tools that Bareline knows by sight (FORMATS 7), in the order in which they are told apart. */
const OBJECTS: readonly Signature[] = [
  ["a PyTorch benchmark record", has("benchmark", "model", "metric")],
  ["a fork's JSON of nccl-tests", (o) => o.get("identifier") === "nccl-tests structured output"],
  ["AIPerf's summary of several runs", (o) => has("metrics")(o) && inside("metadata", "aggregation_type")(o)],
];

const TEXTS: readonly (readonly [name: string, RegExp])[] = [
  ["an MLPerf log of a round before 0.7", /^(?:\d{1,5}: ?)?:::MLPv\d/m],
  ["a fork's JSON of nccl-tests", /"identifier": ?"nccl-tests structured output"/],
  ["dcgmproftester's output", /^Worker \d{1,4}:\d{1,4}\[\d{1,6}\]: /m],
  ["sockperf", /^sockperf:/m],
  ["perf bench", /^# Running '\w{1,20}\/\w{1,30}'/m],
  ["mixbench", /^mixbench\//m],
];

/** The tools known by sight whose files are not read, by name. */
export const knownNames = (): string[] => [...new Set([...OBJECTS, ...TEXTS].map(([name]) => name))];

/** The tool whose file this is, when Bareline knows it and does not read it yet. */
export function knownFormat(source: Source): string | null {
  if (source.kind === "text") return TEXTS.find(([, sign]) => sign.test(source.text))?.[0] ?? null;
  const first = objectsIn(source)[0]?.object;
  if (!first) return null;
  return OBJECTS.find(([, test]) => test(first))?.[0] ?? null;
}
