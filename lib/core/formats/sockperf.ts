import { accepted, type Outcome } from "../outcome";
import type { Load, Params, Reading, Statistics } from "../run/run";
import { median } from "../stats/quantile";
import { readNumber } from "../units/number";
import { cutShort } from "./cut-short";
import { emptyReading, noResult } from "./empty-reading";
import type { Claim, Format, Source } from "./format";
import { hasLine, short } from "./line-sign";
import { mergeRepeats } from "./repeats";

const NUMBER = "(\\d{1,12}(?:\\.\\d{1,9})?)";
const VERSION = /^sockperf: == version #(\d{1,3}\.\d{1,3}[\w.-]{0,20})/;
const RUN = /^sockperf: \[Total Run\] /;
/** `avg-rtt` there and back, `avg-latency` (older: `avg-lat`) half of it. */
const AVERAGE = new RegExp(`^sockperf: ={3,20}> avg-(rtt|lat|latency) ?= {0,20}${NUMBER} \\(std-dev= {0,20}${NUMBER}`);
const PERCENTILE = new RegExp(
  `^sockperf: -{3}> (?:percentile {1,4}(\\d{1,3}(?:\\.\\d{1,4})?)|<(MIN|MAX)> observation) {0,4}= {0,20}${NUMBER}$`,
);
const OBSERVATIONS = /^sockperf: Total (\d{1,12}) observations/;
const LOST = /^sockperf: # dropped messages = (\d{1,12})/;
const OPTION = /--(mps|burst|reply-every|msg-size|time)=(\w{1,12})(?=\s|$)/g;
const HEADING = /^packet, txTime\(sec\), rxTime\(sec\), (?:rtt|latency)\(usec\)$/;
const ROW = new RegExp(`^\\d{1,12}, {1,4}${NUMBER}, {1,4}${NUMBER}, {1,4}${NUMBER}$`);

interface Test {
  line: number;
  options: Map<string, string>;
  kind: string | null;
  average: { value: number; std: number; line: number } | null;
  statistics: Partial<Statistics>;
  dropped: number;
  samples: number[];
  /** The last line of a log of single messages. */
  last: number;
}

const SIGN = {
  words: ["sockperf: "],
  is: short(/^sockperf: (?:\[(?:Total Run|Valid Duration)\]|={3,20}> avg-|Summary: )/),
};

const claims = (source: Source): Claim =>
  hasLine(source, SIGN) ? { claimed: true, rule: 'lines that begin with "sockperf:"' } : { claimed: false };

function read(source: Source): Outcome<Reading> {
  const reading = emptyReading("sockperf");
  if (source.kind === "text") for (const test of testsOf(source.lines, reading)) readTest(test, reading);
  if (reading.measurements.length === 0)
    return noResult({
      message: "sockperf measured no delay.",
      found: "no line with avg-rtt or avg-latency",
      expected: "a ping-pong or under-load test that ended",
      hint: "Run sockperf ping-pong or sockperf under-load again; the throughput test says nothing of what arrived.",
    });
  mergeRepeats(reading);
  return accepted(reading, reading.warnings);
}

function testsOf(lines: readonly string[], reading: Reading): Test[] {
  const tests: Test[] = [];
  let options = new Map<string, string>();
  let rows = false;
  lines.forEach((raw, i) => {
    if (raw.length > 500) return;
    const line = raw.trim();
    reading.tool.version ??= VERSION.exec(line)?.[1] ?? null;
    if (/^test was performed using the following parameters: /.test(line))
      options = new Map([...line.matchAll(OPTION)].map((match) => [match[1] ?? "", match[2] ?? ""]));
    if (RUN.test(line) || (AVERAGE.test(line) && (tests.length === 0 || tests.at(-1)?.average))) {
      tests.push({
        line: i + 1,
        options,
        kind: null,
        average: null,
        statistics: {},
        dropped: 0,
        samples: [],
        last: i + 1,
      });
      options = new Map();
      rows = false;
    }
    const test = tests.at(-1);
    if (!test) return;
    if (HEADING.test(line)) rows = true;
    const row = rows ? ROW.exec(line) : null;
    if (row || HEADING.test(line)) test.last = i + 1;
    if (row) test.samples.push(Number(row[3]));
    else if (line.startsWith("sockperf:")) readLine(test, line, i + 1);
  });
  return tests;
}

const NAMES: ReadonlyMap<number, keyof Statistics> = new Map([
  [50, "median"],
  [95, "p95"],
  [99, "p99"],
]);

function readLine(test: Test, line: string, at: number): void {
  const average = AVERAGE.exec(line);
  if (average) {
    test.kind = average[1] === "rtt" ? "round trip" : "one way";
    test.average = { value: Number(average[2]), std: Number(average[3]), line: at };
  }
  const percentile = PERCENTILE.exec(line);
  const value = readNumber(percentile?.[3] ?? "");
  if (percentile && value !== null && value > 0) {
    const name = percentile[2] === "MIN" ? "min" : percentile[2] === "MAX" ? "max" : NAMES.get(Number(percentile[1]));
    if (name) test.statistics[name] = value;
  }
  const observations = OBSERVATIONS.exec(line);
  if (observations) test.statistics.n = Number(observations[1]);
  const lost = LOST.exec(line);
  if (lost) test.dropped = Number(lost[1]);
}

function readTest(test: Test, reading: Reading): void {
  const { average, statistics } = test;
  if (!average || average.value <= 0) {
    reading.skipped.push({ what: "sockperf, a test", count: 1, reason: "no delay was measured" });
    return;
  }
  if (test.dropped > 0)
    reading.warnings.push({
      code: "dropped-messages",
      message: `${test.dropped} messages were dropped; their delay is in no figure.`,
      at: `line ${test.line}`,
    });
  if (!statistics.median) reading.warnings.push(cutShort("its percentiles", `line ${average.line}`));
  else if (test.last > average.line && test.samples.length < (statistics.n ?? 0))
    reading.warnings.push(cutShort("the last of its messages", `line ${test.last}`));
  const head = statistics.median ?? average.value;
  const samples = samplesOf(test);
  reading.measurements.push({
    metric: "network-latency",
    workload: "sockperf",
    params: paramsOf(test),
    load: loadOf(test),
    unit: "us",
    written: String(head),
    at: `line ${average.line}`,
    ...(samples
      ? { samples }
      : { statistics: { ...statistics, mean: average.value, std: average.std, n: statistics.n ?? null } }),
  });
}

/** The single delays of a full log, where they are those that the percentiles are of. */
function samplesOf({ samples, statistics }: Test): Float64Array | null {
  const values = Float64Array.from(samples);
  if (values.length < 2 || values.length !== statistics.n || !statistics.median) return null;
  return Math.abs(median(values) - statistics.median) <= 0.02 * statistics.median ? values : null;
}

function paramsOf({ options, kind }: Test): Params {
  const params: Params = kind === null ? {} : { kind };
  for (const [option, name] of [
    ["msg-size", "message_bytes"],
    ["burst", "burst"],
    ["reply-every", "reply_every"],
    ["mps", "messages_per_second"],
  ] as const) {
    const value = options.get(option);
    if (value !== undefined) params[name] = readNumber(value) ?? value;
  }
  return params;
}

/** `--mps` is the rate of an under-load test; ping-pong waits for each answer. */
function loadOf({ options }: Test): Load {
  const rate = options.get("mps");
  if (rate === undefined) return { limited: false, target: null, reason: "no rate in the file" };
  return { limited: true, target: readNumber(rate), reason: `${rate} messages/s` };
}

export const sockperf: Format = {
  id: "sockperf",
  label: "sockperf (text)",
  tool: "sockperf",
  command: "sockperf ping-pong -i SERVER --tcp -m 1024 -t 60 --full-rtt > run-1.txt",
  axes: ["network"],
  measures: "How long a message takes over the network, one way or there and back.",
  example: `sockperf: [Total Run] RunTime=60.000 sec; Warm up time=400 msec; SentMessages=900000; ReceivedMessages=899999
sockperf: ====> avg-rtt=64.120 (std-dev=8.400)
sockperf: ---> percentile 99.000 =   95.200
sockperf: ---> percentile 50.000 =   62.300`,
  claims,
  read,
};
