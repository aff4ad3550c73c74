import type { Reading } from "../run/run";
import type { LogEntry } from "./mllog";
import { isObject, numberOf, textOf } from "./json-value";
import { faultOf, skipFault } from "./number-faults";

/** From the first `run_start` to the `run_stop` after it. */
export interface TrainingRun {
  line: number;
  benchmark: string | null;
  batch: number | null;
  startedMs: number;
  stoppedMs: number | null;
  status: string | null;
  /** Samples a second, mostly one value an epoch; `line` is that of the first. */
  throughput: { values: number[]; written: string; line: number } | null;
}

/** A second `run_start` this long after the first begins another run; closer ones are the other ranks' copies. */
const RANKS_MS = 60_000;
const THROUGHPUTS = [
  "throughput",
  "imgs_sec",
  "images_per_sec",
  "samples_sec",
  "samples_per_sec",
  "sequences_per_sec",
  "seqs_sec",
];

/** The runs of a log, in its order. Eight ranks that write one line eight times are one run. */
export function trainingRuns(entries: readonly LogEntry[], reading: Reading): TrainingRun[] {
  const runs: TrainingRun[] = [];
  let benchmark: string | null = null;
  let batch: number | null = null;
  let run: TrainingRun | null = null;
  let seen = new Set<string>();
  for (const { key, value, timeMs, metadata, line } of entries) {
    if (key === "submission_benchmark") benchmark = textOf(value) ?? benchmark;
    else if (key === "global_batch_size") batch = numberOf(value) ?? batch;
    else if (key === "run_start") {
      if (timeMs === null || timeMs <= 0) {
        reading.skipped.push({ what: "run_start", count: 1, reason: `no time at line ${line}` });
        continue;
      }
      if (run && (run.stoppedMs === null || timeMs <= run.stoppedMs) && Math.abs(timeMs - run.startedMs) < RANKS_MS)
        continue;
      run = { line, benchmark, batch, startedMs: timeMs, stoppedMs: null, status: null, throughput: null };
      seen = new Set();
      runs.push(run);
    } else if (key === "run_stop") {
      // The copies of other ranks come after the first stop and change nothing.
      if (!run || run.stoppedMs !== null || timeMs === null) continue;
      run.stoppedMs = timeMs;
      run.status = textOf(metadata.get("status"));
    } else if (run && isObject(value)) {
      const name = THROUGHPUTS.find((known) => value.has(known));
      if (name === undefined) continue;
      const written = value.get(name);
      const fault = faultOf(written);
      const number = fault ? null : numberOf(written);
      if (fault) skipFault(reading, "training-throughput", fault, written, `line ${line}`);
      const copy = `${String(metadata.get("step"))} ${number}`;
      if (number === null || number === 0 || seen.has(copy)) continue;
      seen.add(copy);
      run.throughput ??= { values: [], written: String(number), line };
      run.throughput.values.push(number);
    }
  }
  return runs;
}
