import { accepted, excerpt, type Outcome } from "../outcome";
import { pairingKey, type Reading, type Written } from "../run/run";
import { emptyReading, noResult } from "./empty-reading";
import { type FioJob, jobsOf } from "./fio-jobs";
import { readJob } from "./fio-measurements";
import type { Claim, Format, JsonObject, Source } from "./format";
import { firstObject, isSchema, numberOf, objectsIn, textOf } from "./json-value";
import { mergeRepeats } from "./repeats";
import { sourceWarnings } from "./source-warnings";

const VERSION = "fio version";

function claims(source: Source): Claim {
  const first = firstObject(source);
  if (!first?.has(VERSION) || isSchema(first)) return { claimed: false };
  const list = ["jobs", "client_stats"].find((key) => first.has(key));
  return list
    ? { claimed: true, rule: `"${VERSION}" with "${list}"` }
    : { claimed: false, close: `fio: "${VERSION}" without "jobs" or "client_stats"` };
}

function read(source: Source): Outcome<Reading> {
  const reading = emptyReading("fio");
  reading.warnings.push(...sourceWarnings(source));
  for (const { object, at } of objectsIn(source)) if (object.has(VERSION)) readOutput(object, at, reading);
  if (reading.measurements.length === 0) return nothing(reading);
  mergeRepeats(reading);
  return accepted(reading, reading.warnings);
}

function readOutput(output: JsonObject, at: string, reading: Reading): void {
  reading.tool.version ??= textOf(output.get(VERSION))?.replace(/^fio-/, "") ?? null;
  const jobs = jobsOf(output, at, reading.skipped);
  const started = jobs
    .map(({ parts }) => numberOf(parts[0]?.object.get("job_start")))
    .find((ms) => ms !== null && ms > 1e12);
  if (started && started < 1e14) reading.environment.startedAt ??= new Date(started).toISOString();
  const rows = jobs.map((job) => ({ job, measurements: readJob(job, reading) }));
  tellApart(rows);
  reading.measurements.push(...rows.flatMap((row) => row.measurements));
}

/** Jobs of one output with equal settings are no repeats of one another: then their names keep them apart. */
function tellApart(rows: readonly { job: FioJob; measurements: Written[] }[]): void {
  const names = new Map<string, Set<string>>();
  for (const { job, measurements } of rows)
    for (const m of measurements) {
      const key = pairingKey(m);
      names.set(key, (names.get(key) ?? new Set()).add(job.name ?? ""));
    }
  for (const { job, measurements } of rows) {
    if (!measurements.some((m) => (names.get(pairingKey(m))?.size ?? 0) > 1)) continue;
    for (const m of measurements) m.params = { ...m.params, job: job.name ?? "" };
  }
}

function nothing(reading: Reading): Outcome<Reading> {
  const error = reading.warnings.find((w) => w.code === "job-error");
  return noResult({
    message: `fio measured nothing.${error ? ` ${error.message}` : ""}`,
    found: excerpt(reading.skipped.map((s) => `${s.what}: ${s.reason}`).join("; "), 400) || "no jobs",
    expected: "a job that read, wrote or trimmed something",
    hint: "Run fio --output-format=json again and look at its messages.",
  });
}

export const fio: Format = {
  id: "fio",
  label: "fio (JSON)",
  tool: "fio",
  command:
    "fio --name=randread --filename=/dev/nvme1n1 --rw=randread --bs=4k --iodepth=32 --numjobs=4 --direct=1 --ioengine=libaio --time_based --runtime=60 --group_reporting --output-format=json > run-1.json",
  axes: ["storage"],
  measures: "How fast storage reads and writes: data and operations a second, and how long one operation takes.",
  example: `{"fio version": "fio-3.36", "jobs": [{"jobname": "randread", "error": 0,
  "job options": {"rw": "randread", "bs": "4k", "iodepth": "32", "direct": "1"},
  "read": {"io_bytes": 12000000000, "bw_bytes": 400000000, "iops": 97656.2,
   "clat_ns": {"mean": 325000.5, "percentile": {"50.000000": 310272, "99.000000": 700416}}}}]}`,
  claims,
  read,
};
