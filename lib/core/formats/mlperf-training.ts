import { accepted, type Issue, type Outcome } from "../outcome";
import { type Params, type Reading, UNNAMED_BENCHMARK, type Written } from "../run/run";
import type { Claim, Format, Source } from "./format";
import { emptyReading, noResult } from "./empty-reading";
import { type LogEntry, isTrainingLog, logEntries } from "./mllog";
import { type TrainingRun, trainingRuns } from "./mlperf-training-runs";
import { mergeRepeats } from "./repeats";
import { countOf } from "../units/count";

const KEYS = new Set(["submission_benchmark", "global_batch_size", "run_start", "run_stop", "tracked_stats"]);

function claims(source: Source): Claim {
  if (source.kind !== "text") return { claimed: false };
  return isTrainingLog(source) ? { claimed: true, rule: ":::MLLOG of a training" } : { claimed: false };
}

function read(source: Source): Outcome<Reading> {
  const reading = emptyReading("MLPerf Training");
  const { entries, broken }: { entries: LogEntry[]; broken: number } =
    source.kind === "text" ? logEntries(source, (key) => KEYS.has(key)) : { entries: [], broken: 0 };
  if (broken > 0)
    reading.skipped.push({ what: "log entries", count: broken, reason: "cut or garbled, so not readable as JSON" });
  const runs = trainingRuns(entries, reading);
  for (const run of runs) readRun(run, reading);
  const [first] = runs;
  if (first && first.startedMs > EARLIEST && first.startedMs < LATEST)
    reading.environment.startedAt = new Date(first.startedMs).toISOString();
  const unfinished = runs.filter((run) => run.status !== "success");
  if (unfinished.length > 0) reading.warnings.push(notFinished(unfinished, runs.length));
  if (reading.measurements.length === 0)
    return noResult({
      message: "The log holds no training run that reached its target.",
      at: first ? `line ${first.line}` : "line 1",
      found:
        runs.length === 0
          ? "no run_start"
          : [
              countOf(runs.length, "run"),
              ...new Set(unfinished.map(endOf)),
              ...reading.skipped.map((s) => s.reason),
            ].join(", "),
      expected: "run_start, and run_stop with the status success",
      hint: "Upload the logs of runs that reached the target quality (result_0.txt, result_1.txt, …).",
    });
  mergeRepeats(reading);
  return accepted(reading, reading.warnings);
}

/** Milliseconds since 1970 of the years 2001 and 2096: a clock outside them was not set. */
const EARLIEST = 1e12;
const LATEST = 4e12;

const endOf = (run: TrainingRun): string =>
  run.stoppedMs === null ? "a run without run_stop" : `a run with status ${run.status ?? "unknown"}`;

function notFinished(runs: readonly TrainingRun[], all: number): Issue {
  const ends = [...new Set(runs.map(endOf))].join(", ");
  return {
    code: "run-not-finished",
    message: `${countOf(runs.length, "run")} of ${all} did not reach the target (${ends}) and give no time to train.`,
    at: `line ${runs[0]?.line}`,
    hint: "Runs that do not reach the target are left out on both sides; say so beside the figure.",
  };
}

function readRun(run: TrainingRun, reading: Reading): void {
  const params: Params = run.batch === null ? {} : { global_batch_size: run.batch };
  const shared: Pick<Written, "workload" | "params" | "context"> = {
    workload: run.benchmark ?? "MLPerf Training",
    params,
    ...(run.benchmark === null ? { context: { benchmark: UNNAMED_BENCHMARK } } : {}),
  };
  const ms = run.stoppedMs === null ? null : run.stoppedMs - run.startedMs;
  if (ms !== null && run.status === "success") {
    if (ms > 0)
      reading.measurements.push({
        metric: "time-to-train",
        ...shared,
        unit: "ms",
        written: String(ms),
        at: `line ${run.line}`,
        statistics: { n: 1, value: ms },
      });
    else
      reading.skipped.push({
        what: "time-to-train",
        count: 1,
        reason: `run_stop is not after run_start, line ${run.line}`,
      });
  }
  if (run.throughput)
    reading.measurements.push({
      metric: "training-throughput",
      ...shared,
      unit: "sample/s",
      written: run.throughput.written,
      at: `line ${run.throughput.line}`,
      samples: Float64Array.from(run.throughput.values),
    });
}

export const mlperfTraining: Format = {
  id: "mlperf-training",
  label: "MLPerf Training log",
  tool: "MLPerf Training",
  command: "Keep the log of each run (result_0.txt, result_1.txt, …): five or more a side",
  axes: ["gpu-compute"],
  measures: "How long a training takes until its model is as good as asked, and samples a second on the way.",
  example: `:::MLLOG {"namespace": "", "time_ms": 1777888801000, "event_type": "INTERVAL_START", "key": "run_start", "value": null, "metadata": {"lineno": 9}}
:::MLLOG {"namespace": "", "time_ms": 1777890001000, "event_type": "INTERVAL_END", "key": "run_stop", "value": null, "metadata": {"lineno": 42, "status": "success"}}`,
  claims,
  read,
};
