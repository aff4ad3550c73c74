import { accepted, excerpt, type Outcome } from "../outcome";
import type { Params, Reading, Statistics } from "../run/run";
import { emptyReading, noResult } from "./empty-reading";
import type { Claim, Format, JsonObject, Source } from "./format";
import { firstObject, isObject, isSchema, lastPart, numberOf, objectsIn, textOf } from "./json-value";
import { mergeRepeats } from "./repeats";
import { sourceWarnings } from "./source-warnings";

/** The colon is part of the key. */
const VERSION = "rt_test_version:";
/** Programs of rt-tests that measure how late a thread wakes up. */
const PROGRAMS = /^(?:cyclictest|ptsematest|pmqtest|svsematest|sigwaittest|signaltest|pip_stress)$/;
/** What must be equal, by its option. */
const OPTIONS: readonly (readonly [name: string, sign: RegExp])[] = [
  ["threads", /(?:^|\s)(?:-t|--threads)[ =]?(\d{1,6})(?=\s|$)/],
  ["priority", /(?:^|\s)(?:-p|--prio(?:rity)?)[ =]?(\d{1,3})(?=\s|$)/],
  ["interval_us", /(?:^|\s)(?:-i|--interval)[ =]?(\d{1,9})(?=\s|$)/],
];

interface Thread {
  cycles: number | null;
  min: number | null;
  avg: number | null;
  max: number;
  histogram: Map<number, number> | null;
}

function claims(source: Source): Claim {
  const first = firstObject(source);
  if (!first?.has(VERSION) || isSchema(first)) return { claimed: false };
  return first.has("thread")
    ? { claimed: true, rule: `"${VERSION}" with "thread"` }
    : { claimed: false, close: `cyclictest: "${VERSION}" without "thread"` };
}

function read(source: Source): Outcome<Reading> {
  const reading = emptyReading("cyclictest");
  reading.warnings.push(...sourceWarnings(source));
  for (const { object, at } of objectsIn(source)) if (object.has(VERSION)) readRun(object, at, reading);
  if (reading.measurements.length === 0)
    return noResult({
      message: "cyclictest measured nothing.",
      found: reading.skipped[0]?.reason ?? "no thread with a max",
      expected: "threads with cycles, min, avg and max",
      hint: "Run cyclictest --json=FILE --histogram=400 again.",
    });
  mergeRepeats(reading);
  return accepted(reading, reading.warnings);
}

function readRun(object: JsonObject, at: string, reading: Reading): void {
  const said = object.get("cmdline:") ?? object.get("cmdline");
  const command = typeof said === "string" ? said.slice(0, 2000) : "";
  const program = lastPart(command.split(" ", 1)[0] ?? "");
  reading.tool.version ??= textOf(object.get(VERSION));
  if (program !== "" && !PROGRAMS.test(program)) {
    reading.skipped.push({ what: "run", count: 1, reason: "a program of rt-tests that is not read" });
    return;
  }
  const name = program === "" ? "cyclictest" : program;
  if (name !== "cyclictest") reading.tool.name = `rt-tests ${name}`;
  const nanoseconds = (numberOf(object.get("resolution_in_ns")) ?? 0) > 0;
  const threads = threadsOf(object.get("thread"), name, reading);
  if (threads.length === 0) return;
  readSystem(object, at, reading);
  const shared = {
    workload: name,
    params: paramsOf(command, threads.length),
    context: contextOf(object, command),
    unit: nanoseconds ? "ns" : "us",
    at: `${at}.thread`,
  };
  const max = Math.max(...threads.map((thread) => thread.max));
  const joined = joinedStatistics(threads, at, reading);
  if (joined)
    reading.measurements.push({
      metric: "scheduling-latency",
      ...shared,
      written: String(joined.median ?? joined.mean),
      statistics: { ...joined, max },
    });
  // The longest delay is what real-time work is judged by.
  reading.measurements.push({
    metric: "scheduling-latency",
    ...shared,
    params: { ...shared.params, kind: "longest of all" },
    written: String(max),
    statistics: { n: 1, value: max },
  });
}

function threadsOf(list: unknown, name: string, reading: Reading): Thread[] {
  if (!(list instanceof Map)) return [];
  const threads: Thread[] = [];
  for (const [key, value] of list as JsonObject) {
    const thread = isObject(value) ? value : new Map();
    const receiver = thread.get("receiver");
    const sender = thread.get("sender");
    // The other programs of rt-tests have a thread that sends and one that waits.
    const from: JsonObject = isObject(receiver) ? receiver : thread;
    const max = numberOf(from.get("max"));
    const cycles = numberOf(from.get("cycles")) ?? (isObject(sender) ? numberOf(sender.get("samples")) : null);
    if (max === null || max < 0 || cycles === 0) {
      reading.skipped.push({ what: `${name}, thread ${excerpt(key, 10)}`, count: 1, reason: "it measured nothing" });
      continue;
    }
    const histogram = histogramOf(from.get("histogram"));
    threads.push({ cycles, min: numberOf(from.get("min")), avg: numberOf(from.get("avg")), max, histogram });
  }
  return threads;
}

function histogramOf(value: unknown): Map<number, number> | null {
  if (!(value instanceof Map) || value.size === 0) return null;
  const bins = new Map<number, number>();
  for (const [key, raw] of value as JsonObject) {
    const [at, count] = [numberOf(key), numberOf(raw)];
    if (at === null || count === null || at < 0 || count < 0) return null;
    bins.set(at, count);
  }
  return bins;
}

/** All threads as one sample: exact from their histograms, unless a delay was longer than a histogram reaches. */
function joinedStatistics(threads: readonly Thread[], at: string, reading: Reading): Partial<Statistics> | null {
  const statistics: Partial<Statistics> = {};
  const cycles = threads.reduce((sum, t) => sum + (t.cycles ?? 0), 0);
  if (threads.every((t) => t.cycles !== null)) statistics.n = cycles;
  if (threads.every((t) => t.min !== null)) statistics.min = Math.min(...threads.map((t) => t.min ?? 0));
  if (threads.every((t) => t.avg !== null && t.avg > 0 && t.cycles !== null))
    statistics.mean = threads.reduce((sum, t) => sum + (t.avg ?? 0) * ((t.cycles ?? 0) / cycles), 0);
  const counted = threads.map((t) => [...(t.histogram?.values() ?? [])].reduce((a, b) => a + b, 0));
  const beyond = threads.filter((t, i) => t.histogram !== null && (counted[i] ?? 0) < (t.cycles ?? 0));
  if (beyond.length > 0) {
    reading.warnings.push({
      code: "beyond-histogram",
      message: `${beyond.length} of ${threads.length} threads had delays longer than the histogram reaches, so only their longest and their mean are known.`,
      at: `${at}.thread`,
      hint: "Run cyclictest again with a larger --histogram.",
    });
  } else if (threads.every((t) => t.histogram !== null)) Object.assign(statistics, quantilesOf(threads));
  return statistics.median === undefined && statistics.mean === undefined ? null : statistics;
}

const QUANTILES = [
  ["p05", 0.05],
  ["median", 0.5],
  ["p95", 0.95],
  ["p99", 0.99],
] as const;

/** The value at the rank: every delay stands in a bin of one unit. */
function quantilesOf(threads: readonly Thread[]): Partial<Statistics> {
  const sum = new Map<number, number>();
  for (const { histogram } of threads)
    for (const [value, count] of histogram ?? []) sum.set(value, (sum.get(value) ?? 0) + count);
  const bins = [...sum].sort(([a], [b]) => a - b);
  const total = bins.reduce((n, [, count]) => n + count, 0);
  const statistics: Partial<Statistics> = {};
  for (const [name, share] of QUANTILES) {
    const rank = Math.max(1, Math.ceil(share * total));
    let passed = 0;
    for (const [value, count] of bins) {
      passed += count;
      if (passed < rank) continue;
      statistics[name] = value;
      break;
    }
  }
  return statistics;
}

function paramsOf(command: string, threads: number): Params {
  const params: Params = { threads };
  for (const [name, sign] of OPTIONS) {
    const value = sign.exec(command)?.[1];
    if (value !== undefined && name !== "threads") params[name] = Number(value);
  }
  return params;
}

function contextOf(object: JsonObject, command: string): Params {
  const context: Params = {};
  const duration = /(?:^|\s)(?:-D|--duration)[ =]?(\d{1,9}[smhd]?)(?=\s|$)/.exec(command)?.[1];
  if (duration) context.duration = duration;
  const system = object.get("sysinfo");
  const realtime = isObject(system) ? numberOf(system.get("realtime")) : null;
  if (realtime !== null) context.realtime_kernel = realtime > 0;
  return context;
}

function readSystem(object: JsonObject, at: string, reading: Reading): void {
  const system = object.get("sysinfo");
  const kernel = isObject(system) ? textOf(system.get("release")) : null;
  if (!kernel || reading.environment.kernel !== undefined) return;
  reading.environment.kernel = kernel;
  reading.evidence.push({ field: "kernel", value: kernel, text: `kernel ${kernel}`, at: `${at}.sysinfo.release` });
}

export const cyclictest: Format = {
  id: "cyclictest",
  label: "cyclictest (JSON)",
  tool: "cyclictest",
  command: "cyclictest --mlockall --smp --priority=98 --interval=200 --duration=10m --histogram=1000 --json=run-1.json",
  axes: ["cpu"],
  measures: "How late a thread runs after it should have been woken, which a hypervisor lengthens.",
  example: `{"file_version": 1, "cmdline:": "cyclictest -m -S -p 98 -i 200 -h 400 --json=run-1.json",
 "rt_test_version:": "2.80", "num_threads": 1, "resolution_in_ns": 0,
 "thread": {"0": {"histogram": {"2": 90, "3": 10}, "cycles": 100, "min": 2, "max": 3, "avg": 2.1}}}`,
  claims,
  read,
};
