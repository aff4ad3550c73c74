import { excerpt } from "../outcome";
import type { Load, Reading, Written } from "../run/run";
import type { FioJob } from "./fio-jobs";
import { latencyOf } from "./fio-latency";
import {
  contextOf,
  engineWithoutStorage,
  FIO_DIRECTIONS,
  type FioDirection,
  loadOf,
  onlyDirection,
  paramsOf,
  patternOf,
  usesPageCache,
} from "./fio-options";
import type { JsonObject } from "./format";
import { isObject, numberOf } from "./json-value";
import { faultOf, skipFault } from "./number-faults";
import { leaveOut } from "./quantity";

/** More than a server full of the fastest drives gives, in B/s. */
const BEYOND_DEVICES = 2e11;

/** What one job says: bandwidth, operations and completion times of each direction that moved something. */
export function readJob(job: FioJob, reading: Reading): Written[] {
  const { options, parts } = job;
  const name = job.name ?? "without a name";
  const at = parts[0]?.at ?? "$";
  const engine = engineWithoutStorage(options);
  if (engine) {
    reading.skipped.push({ what: `job ${name}`, count: 1, reason: `ioengine ${engine} measures no storage` });
    return [];
  }
  if (job.error !== 0)
    reading.warnings.push({
      code: "job-error",
      message: `The job ${name} ended with error ${job.error}; what it measured until then is shown and carries no verdict.`,
      at: `${at}.error`,
    });
  const written: Written[] = [];
  const directions = directionsOf(job);
  for (const { key, direction } of directions) {
    const sums = parts.flatMap(({ object }) => {
      const part = object.get(key);
      return isObject(part) ? [part] : [];
    });
    const pattern = patternOf(options);
    const start =
      pattern === null || direction === "mixed"
        ? `unmapped:${pattern === null ? "" : `${pattern}-`}${direction}`
        : `${pattern}-${direction}`;
    const load = (unit?: "B/s" | "IOPS") => loadOf(options, direction, job.clones, unit);
    const shared = {
      workload: "fio",
      params: paramsOf(options, job.clones, job.clients),
      context: contextOf(options, job.name),
      load: load(),
      axis: "storage" as const,
      ...(job.error === 0 ? {} : { noVerdict: `fio ended with error ${job.error}` }),
    };
    written.push(...throughput(sums, start, load, shared, `${at}.${key}`, reading));
    written.push(...latencies(sums, `${start}-latency`, shared, `${at}.${key}`, name, reading));
  }
  if (directions.length === 0)
    reading.skipped.push({ what: `job ${name}`, count: 1, reason: "nothing was read, written or trimmed" });
  if (written.length > 0) doubts(job, name, at, written, reading);
  fsyncs(job, at, reading);
  return written;
}

type Shared = Omit<Written, "metric" | "unit" | "written" | "at">;

/** `unified_rw_reporting` puts both directions under `mixed`; of a job that only reads it holds the reads. */
function directionsOf({ options, parts }: FioJob): { key: string; direction: FioDirection | "mixed" }[] {
  const single = FIO_DIRECTIONS.filter((key) => parts.some(({ object }) => worked(object, key)));
  if (single.length > 0) return single.map((key) => ({ key, direction: key }));
  if (!parts.some(({ object }) => worked(object, "mixed"))) return [];
  return [{ key: "mixed", direction: onlyDirection(options) ?? "mixed" }];
}

/** A direction that moved nothing is no result. */
function worked(object: JsonObject, direction: string): boolean {
  const part = object.get(direction);
  return isObject(part) && ["io_bytes", "total_ios", "bw", "iops"].some((key) => (numberOf(part.get(key)) ?? 0) > 0);
}

function throughput(
  parts: JsonObject[],
  start: string,
  load: (unit: "B/s" | "IOPS") => Load,
  shared: Shared,
  at: string,
  reading: Reading,
): Written[] {
  const inBytes = parts.every((part) => part.has("bw_bytes"));
  return [
    total(
      parts,
      inBytes ? "bw_bytes" : "bw",
      `${start}-bandwidth`,
      inBytes ? "B/s" : "KiB/s",
      { ...shared, load: load("B/s") },
      at,
      reading,
    ),
    total(parts, "iops", `${start}-iops`, "IOPS", { ...shared, load: load("IOPS") }, at, reading),
  ].flat();
}

/** Clones ran side by side, so their rates add up. */
function total(
  parts: JsonObject[],
  key: string,
  metric: string,
  unit: string,
  shared: Shared,
  at: string,
  reading: Reading,
): Written[] {
  const raw = parts.map((part) => part.get(key));
  for (const value of raw) {
    const fault = faultOf(value);
    if (fault) skipFault(reading, metric, fault, value, `${at}.${key}`);
  }
  const values = raw.flatMap((value) => (faultOf(value) ? [] : (numberOf(value) ?? [])));
  const value = values.reduce((a, b) => a + b, 0);
  if (values.length < parts.length || value === 0) return [];
  const written = excerpt(raw.map(String).join(" + "), 400);
  return [{ metric, ...shared, unit, written, at: `${at}.${key}`, statistics: { n: 1, value } }];
}

function latencies(
  parts: JsonObject[],
  metric: string,
  shared: Shared,
  at: string,
  job: string,
  reading: Reading,
): Written[] {
  const clat = latencyOf(parts, "clat");
  const lat = latencyOf(parts, "lat");
  if (latencyOf(parts, "slat")) leaveOut(reading, "submission times (slat)", "not part of the completion time");
  if (!clat) {
    const reason = "0 or missing means that completion times were not recorded";
    reading.skipped.push({ what: metric, count: 1, reason });
  }
  if (clat?.left)
    reading.warnings.push({
      code: "percentiles-left-out",
      message: `The job ${job} ran as several processes, each with percentiles of its own; they cannot be averaged, so its latency is the mean.`,
      at,
      hint: "Run fio with --group_reporting, or with --output-format=json+.",
    });
  // With lat_percentiles=1 fio puts the percentiles under the whole latency, submission included.
  const whole = lat?.statistics.median !== undefined && clat?.statistics.median === undefined;
  if (lat && !whole)
    leaveOut(reading, "times from submission to completion (lat)", "the completion time (clat), a part of it, is read");
  return [
    ...(clat ? [{ latency: clat, name: "clat", params: shared.params }] : []),
    ...(lat && whole ? [{ latency: lat, name: "lat", params: { ...shared.params, kind: "lat" } }] : []),
  ].map(({ latency, name, params }) => ({
    metric,
    ...shared,
    params,
    unit: latency.unit,
    written: latency.written,
    at: `${at}.${name}${latency.unit === "ns" ? "_ns" : ""}`,
    statistics: latency.statistics,
  }));
}

function doubts(job: FioJob, name: string, at: string, written: Written[], reading: Reading): void {
  const bandwidth = written.find((m) => m.unit === "B/s" && (m.statistics?.value ?? 0) > BEYOND_DEVICES);
  if (!usesPageCache(job.options) && !bandwidth) return;
  reading.warnings.push({
    code: "page-cache",
    message: bandwidth
      ? `The job ${name} is faster than storage devices are: it measured memory.`
      : `The job ${name} went through the page cache (direct=0), so it may have measured memory instead of storage.`,
    at,
    hint: "Run fio with --direct=1 on both sides, and without host caching of the virtual disk.",
  });
}

/** How long fsync took is in no metric of the catalogue. */
function fsyncs(job: FioJob, at: string, reading: Reading): void {
  const count = job.parts.reduce((sum, { object }) => {
    const sync = object.get("sync");
    return sum + (isObject(sync) ? (numberOf(sync.get("total_ios")) ?? 0) : 0);
  }, 0);
  if (count > 0) reading.skipped.push({ what: `fsync times of ${job.name ?? at}`, count: 1, reason: "no metric yet" });
}
