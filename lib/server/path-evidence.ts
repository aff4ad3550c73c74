// MLPerf's results name their benchmark in the folder alone: closed/SUBMITTER/results/SYSTEM/BENCHMARK/SCENARIO/performance/run_1 (FORMATS 4.4).
import "server-only";
import { Environment } from "../core/run/environment";
import type { ReadUpload } from "./read-upload";

const LOADGEN = "mlperf-inference-loadgen";
const FOLDERS =
  /(?:^|\/)(?:closed|open|network)\/[^/]{1,100}\/results\/[^/]{1,200}\/([^/]{1,100})\/[^/]{1,40}\/(?:performance|accuracy)(?:\/|$)/i;

/** What the path of a file says of the run, where the file itself does not say it. */
export function withPathEvidence(read: ReadUpload, path: string): ReadUpload {
  const { reading } = read;
  if (read.format.id !== LOADGEN || reading.environment.benchmark !== undefined) return read;
  const benchmark = Environment.shape.benchmark.safeParse(FOLDERS.exec(path)?.[1]);
  if (!benchmark.success || benchmark.data === undefined) return read;
  const sign = { field: "benchmark" as const, value: benchmark.data, text: "path of the file", at: "path" };
  return {
    ...read,
    reading: {
      ...reading,
      environment: { ...reading.environment, benchmark: benchmark.data },
      evidence: [...reading.evidence, sign],
    },
  };
}
