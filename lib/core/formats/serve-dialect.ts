import type { Issue } from "../outcome";
import type { Params, Reading } from "../run/run";
import type { JsonObject } from "./format";
import type { Requests } from "./vllm-serve-requests";

/** How one of the clients that grew from vLLM's benchmark names what it writes: vLLM's own, SGLang's. */
export interface ServeDialect {
  workload: string;
  throughputs: readonly (readonly [key: string, metric: string, unit: string])[];
  /** `mean_{name}_ms`, `p99_{name}_ms` … and the array of single values in seconds. */
  latencies: readonly (readonly [name: string, metric: string, array: string | null])[];
  /** What must be equal for two results to be compared (FORMATS 3). */
  params(object: JsonObject, warnings: Issue[], at: string): Params;
  /** What makes a warning when it differs. */
  context(object: JsonObject, requests: Requests): Params;
  version(object: JsonObject): string | null;
  /** Lists the keys that say nothing here. */
  countUnread(object: JsonObject, reading: Reading): void;
}
