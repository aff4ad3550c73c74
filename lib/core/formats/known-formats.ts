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

/** `gpu-copy-bw/cpu_to_gpu0_by_dma_under_numa0_bw`, `nccl-bw/allreduce_8_busbw:0`: a benchmark, a metric, at times a rank. */
const SUPERBENCH = /^[\w.:-]{1,100}\/[\w./:-]{1,200}$/;

/** Known in a file that is JSON and in one of which the JSON is a part. */
const NCCL_FORK = "a fork's JSON of nccl-tests";

/** Results of tools that Bareline knows by sight (FORMATS 7), in the order in which they are told apart. */
const OBJECTS: readonly Signature[] = [
  ["a PyTorch benchmark record", has("benchmark", "model", "metric")],
  [NCCL_FORK, (o) => o.get("identifier") === "nccl-tests structured output"],
  [
    "SuperBench's results-summary.jsonl",
    (o) => [...o].filter(([key, v]) => SUPERBENCH.test(key) && typeof v === "number").length > 2,
  ],
  ["AIPerf's summary of several runs", (o) => has("metrics")(o) && inside("metadata", "aggregation_type")(o)],
];

const TEXTS: readonly (readonly [name: string, RegExp])[] = [
  ["an MLPerf log of a round before 0.7", /^(?:\d{1,5}: ?)?:::MLPv\d/m],
  [NCCL_FORK, /"identifier": ?"nccl-tests structured output"/],
  ["dcgmproftester's output", /^Worker \d{1,4}:\d{1,4}\[\d{1,6}\]: /m],
  ["SuperBench's gpu_copy", /^(?:cpu|gpu\d{1,4})_(?:to|and)_\w{1,80} \d/m],
  ["netperf", /^(?:MIGRATED )?(?:TCP|UDP|SCTP)[\w -]{1,40} TEST from /m],
  ["hipBusBandwidth of ROCm", /^\s{0,8}[HD]2[HD]_Bandwidth_\w{1,20} /m],
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
