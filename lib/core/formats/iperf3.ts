import { accepted, excerpt, type Outcome } from "../outcome";
import type { Load, Params, Reading } from "../run/run";
import { emptyReading, noResult } from "./empty-reading";
import type { Claim, Format, JsonObject, Source } from "./format";
import { type IntervalNotes, intervalsOrTests } from "./intervals";
import { type IperfShared, readProcessors, readWay } from "./iperf3-measurements";
import { type IperfTest, isBidirectional, isStreamStart, isTest, objectIn, testsOf } from "./iperf3-tests";
import { firstObject, isSchema, numberOf, textOf } from "./json-value";
import { mergeRepeats } from "./repeats";
import { sourceWarnings } from "./source-warnings";

function claims(source: Source): Claim {
  const first = firstObject(source);
  if (!first || isSchema(first)) return { claimed: false };
  if (isTest(first)) return { claimed: true, rule: '"start", "intervals" and "end"' };
  if (isStreamStart(first)) return { claimed: true, rule: 'an event "start" of iperf 3' };
  const near = first.has("start") && first.has("intervals");
  return { claimed: false, ...(near ? { close: 'iperf3: "start" and "intervals" without "end"' } : {}) };
}

function read(source: Source): Outcome<Reading> {
  const reading = emptyReading("iperf3");
  reading.warnings.push(...sourceWarnings(source));
  const cookies = new Set<string>();
  const notes: IntervalNotes = new Map();
  for (const test of testsOf(source)) {
    const cookie = textOf(test.start.get("cookie"));
    if (cookie !== null && cookies.has(cookie)) {
      const reason = "client and server describe one test (equal cookie)";
      reading.skipped.push({ what: "test", count: 1, reason });
      continue;
    }
    if (cookie !== null) cookies.add(cookie);
    readTest(test, reading, notes);
  }
  if (reading.measurements.length === 0)
    return noResult({
      message: "iperf3 measured nothing.",
      found: reading.skipped.map((s) => `${s.what}: ${s.reason}`).join("; ") || "no test that ended",
      expected: "a test with sum_received, or sum for UDP, under end",
      hint: "Start the server with iperf3 -s, then run iperf3 -c HOST -J again.",
    });
  intervalsOrTests(reading, notes);
  mergeRepeats(reading);
  return accepted(reading, reading.warnings);
}

function readTest(test: IperfTest, reading: Reading, notes: IntervalNotes): void {
  const { start, end, at, error } = test;
  const settings = objectIn(start, "test_start");
  reading.tool.version ??= textOf(start.get("version"))?.replace(/^iperf /, "") ?? null;
  const time = numberOf(objectIn(start, "timestamp").get("timesecs"));
  if (time !== null && time > 1e9 && time < 1e11) reading.environment.startedAt ??= new Date(time * 1000).toISOString();
  if (error !== null && ![...end.keys()].some((key) => key.startsWith("sum"))) {
    reading.skipped.push({ what: "test", count: 1, reason: error });
    return;
  }
  if (isBidirectional(settings) && start.has("accepted_connection")) {
    const reason = "the server's file of a test in both directions does not say what the client received";
    reading.skipped.push({ what: "test", count: 1, reason });
    return;
  }
  const before = reading.measurements.length;
  const shared = sharedOf(test, settings);
  if (error !== null)
    reading.warnings.push({
      code: "test-not-finished",
      message: `A test did not finish: ${error}. What it measured is shown and carries no verdict.`,
      at: `${at}.error`,
    });
  const reverse = (numberOf(settings.get("reverse")) ?? 0) > 0;
  const direction = isBidirectional(settings) ? "both at once" : reverse ? "server to client" : "client to server";
  if (isBidirectional(settings)) {
    readWay(test, "", withDirection(shared, "both at once, client to server"), reading, notes);
    readWay(test, "_bidir_reverse", withDirection(shared, "both at once, server to client"), reading, notes);
  } else readWay(test, "", withDirection(shared, direction), reading, notes);
  if (reading.measurements.length > before) readProcessors(test, withDirection(shared, direction), reading);
  else reading.skipped.push({ what: "test", count: 1, reason: "nothing was received" });
}

const withDirection = (shared: IperfShared, direction: string): IperfShared => ({
  ...shared,
  params: { ...shared.params, direction },
});

function sharedOf({ start, end, error }: IperfTest, settings: JsonObject): IperfShared {
  const protocol = excerpt(textOf(settings.get("protocol")) ?? (end.has("sum_received") ? "TCP" : "UDP"), 10);
  const params: Params = { protocol };
  for (const [key, name] of [
    ["num_streams", "streams"],
    ["blksize", "block_size"],
    ["target_bitrate", "target_bitrate"],
  ] as const) {
    const value = numberOf(settings.get(key));
    if (value !== null && value > 0) params[name] = value;
  }
  const context: Params = {};
  for (const [from, key, name] of [
    [settings, "duration", "duration_s"],
    [settings, "omit", "omitted_s"],
    [start, "tcp_mss_default", "segment_size"],
  ] as const) {
    const value = numberOf(from.get(key));
    if (value !== null && value > 0) context[name] = value;
  }
  const congestion = textOf(end.get("sender_tcp_congestion"));
  if (congestion) context.congestion_control = excerpt(congestion, 20);
  const load = loadOf(settings, protocol);
  return {
    workload: "iperf3",
    params,
    context,
    ...(load ? { load } : {}),
    ...(error === null ? {} : { noVerdict: `the test did not finish: ${error}` }),
  };
}

/** A target rate makes the throughput repeat it. UDP always has one, also where older versions do not write it. */
function loadOf(settings: JsonObject, protocol: string): Load | null {
  const rates = ["target_bitrate", "fqrate"].flatMap((key) => numberOf(settings.get(key)) ?? []);
  const rate = rates.find((r) => r > 0);
  if (rate !== undefined) return { limited: true, target: rate / 8, reason: `a target of ${rate} bit/s` };
  if (rates.length > 0) return { limited: false, target: null, reason: "no target rate" };
  if (protocol !== "UDP") return null;
  return { limited: true, target: null, reason: "UDP is sent at a chosen rate, which this version does not write" };
}

export const iperf3: Format = {
  id: "iperf3",
  label: "iperf3 (JSON)",
  tool: "iperf3",
  command: "iperf3 -c SERVER -P 4 -t 30 -J > run-1.json",
  axes: ["network", "cpu"],
  measures:
    "How much data a network carries a second, how evenly packets arrive, and how busy the processors are with it.",
  example: `{"start": {"version": "iperf 3.16", "test_start": {"protocol": "TCP", "num_streams": 4, "blksize": 131072, "duration": 30}},
 "intervals": [{"sum": {"start": 0, "seconds": 1.0, "bits_per_second": 23900000000.0}}],
 "end": {"sum_sent": {"bits_per_second": 23850000000.0, "retransmits": 12},
  "sum_received": {"bits_per_second": 23840000000.0},
  "cpu_utilization_percent": {"host_total": 71.2, "remote_total": 58.4}}}`,
  claims,
  read,
};
