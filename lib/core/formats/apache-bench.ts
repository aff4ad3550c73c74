import { accepted, type Issue, type Outcome } from "../outcome";
import type { Params, Reading, Statistics } from "../run/run";
import { readNumber } from "../units/number";
import { cutShort } from "./cut-short";
import { emptyReading, noResult } from "./empty-reading";
import type { Claim, Format, Source } from "./format";
import { hasLine, short } from "./line-sign";
import { leaveOut } from "./quantity";
import { mergeRepeats } from "./repeats";

const BEGINNING = /^This is ApacheBench, Version (\d{1,3}\.\d{1,3})/;
/** Words before a colon; host name and path are not among those that are kept. */
const PAIR = /^([A-Z][A-Za-z0-9 /-]{1,40}): {1,40}(\d{1,15}(?:\.\d{1,9})?)(?: (\S{1,20}) ?(.{0,60}))?$/;
/** `Total:        39  136  31.0    131     352` */
const TOTAL = /^Total: {1,20}(\d{1,12}) {1,20}(\d{1,12}) {1,20}(\d{1,12}(?:\.\d)?) {1,20}(\d{1,12}) {1,20}(\d{1,12})$/;
const PART = /^(?:Connect|Processing|Waiting): {1,20}\d/;
const PERCENTILE = /^(\d{1,3})% {1,12}(\d{1,12})/;
/** Failed requests from which a test carries no verdict. */
const TOO_MANY = 0.05;

interface Test {
  line: number;
  pairs: Map<string, { written: string; line: number }>;
  percentiles: Map<number, number>;
  total: readonly number[] | null;
}

const SIGN = { words: ["This is ApacheBench"], is: short(/^This is ApacheBench, Version \d/) };

const claims = (source: Source): Claim =>
  hasLine(source, SIGN) ? { claimed: true, rule: '"This is ApacheBench"' } : { claimed: false };

function read(source: Source): Outcome<Reading> {
  const reading = emptyReading("ab");
  const tests = source.kind === "text" ? testsOf(source.lines, reading) : [];
  for (const test of tests) readTest(test, reading);
  reading.warnings.push(
    ...answersWarning(tests, "failed-requests", "Failed requests", "requests failed"),
    ...answersWarning(tests, "other-answers", "Non-2xx responses", "answers were a redirect or an error, not the page"),
  );
  if (reading.measurements.length === 0)
    return noResult({
      message: "ab measured nothing.",
      found: reading.skipped[0]?.reason ?? "no test that ended",
      expected: "Requests per second and the percentages below it",
      hint: "Run ab again and keep all of its output.",
    });
  mergeRepeats(reading);
  return accepted(reading, reading.warnings);
}

function testsOf(lines: readonly string[], reading: Reading): Test[] {
  const tests: Test[] = [];
  lines.forEach((raw, i) => {
    if (raw.length > 300) return;
    const line = raw.trim();
    const beginning = BEGINNING.exec(line);
    if (beginning) {
      reading.tool.version ??= beginning[1] ?? null;
      tests.push({ line: i + 1, pairs: new Map(), percentiles: new Map(), total: null });
    }
    const test = tests.at(-1);
    if (!test) return;
    const pair = PAIR.exec(line);
    // `Time per request` stands twice; the first is the mean of the requests.
    if (pair && !test.pairs.has(pair[1] ?? "")) test.pairs.set(pair[1] ?? "", { written: pair[2] ?? "", line: i + 1 });
    if (/^SSL\/TLS Protocol: /.test(line)) test.pairs.set("TLS", { written: "1", line: i + 1 });
    if (PART.test(line)) leaveOut(reading, "connect, processing and waiting times", "parts of the whole request");
    const percentile = PERCENTILE.exec(line);
    if (percentile) test.percentiles.set(Number(percentile[1]), Number(percentile[2]));
    const total = TOTAL.exec(line);
    if (total) test.total = total.slice(1).map(Number);
  });
  return tests;
}

function readTest(test: Test, reading: Reading): void {
  const number = (name: string) => readNumber(test.pairs.get(name)?.written ?? "");
  const completed = number("Complete requests");
  const rate = number("Requests per second");
  if (!completed || !rate) {
    const reason = completed === 0 ? "not a single request was answered" : "it did not come to its end";
    reading.skipped.push({ what: "ab, a test", count: 1, reason });
    return;
  }
  const failed = number("Failed requests") ?? 0;
  const noVerdict = failed > TOO_MANY * completed ? `${failed} of ${completed} requests failed` : null;
  const params: Params = { concurrency: number("Concurrency Level") ?? 1 };
  const length = number("Document Length");
  // A redirect or an error page holds the host's name, so its length says nothing of the work.
  const page = (number("Non-2xx responses") ?? 0) * 2 < completed;
  if (length !== null && page) params.document_bytes = length;
  if (!test.percentiles.has(100) && !reading.warnings.some((w) => w.code === "cut-short"))
    reading.warnings.push(cutShort("the time of the longest request", place(test, "Time per request")));
  if (test.pairs.has("Keep-Alive requests")) params.keep_alive = true;
  if (test.pairs.has("TLS")) params.tls = true;
  const shared = {
    workload: "ab",
    params,
    context: {
      requests: completed,
      failed_share: failed / completed,
      ...(length !== null && !page ? { document_bytes: length } : {}),
    },
    load: { limited: false, target: null, reason: "as fast as the server answers" },
    ...(noVerdict === null ? {} : { noVerdict }),
  };
  reading.measurements.push({
    metric: "request-throughput",
    axis: "cpu",
    ...shared,
    unit: "req/s",
    written: test.pairs.get("Requests per second")?.written ?? "",
    at: place(test, "Requests per second"),
    statistics: { n: 1, value: rate },
  });
  const statistics = latencyOf(test, number("Time per request"));
  const head = statistics.median ?? statistics.mean;
  if (!head) return;
  reading.measurements.push({
    metric: "request-latency",
    ...shared,
    unit: "ms",
    written: String(head),
    at: place(test, "Time per request"),
    statistics: { ...statistics, n: completed },
  });
}

function latencyOf({ percentiles, total }: Test, perRequest: number | null): Partial<Statistics> {
  const statistics: Partial<Statistics> = {};
  for (const [name, percent] of [
    ["median", 50],
    ["p95", 95],
    ["p99", 99],
    ["max", 100],
  ] as const) {
    const value = percentiles.get(percent);
    if (value) statistics[name] = value;
  }
  if (perRequest) statistics.mean = perRequest;
  const [min, , std] = total ?? [];
  if (min !== undefined) statistics.min = min;
  if (std !== undefined) statistics.std = std;
  return statistics;
}

const place = ({ pairs, line }: Test, name: string): string => `line ${pairs.get(name)?.line ?? line}`;

/** Once a kind, of all tests: a file holds one for every number of clients. */
function answersWarning(tests: readonly Test[], code: string, name: string, words: string): Issue[] {
  const of = (test: Test, key: string) => readNumber(test.pairs.get(key)?.written ?? "") ?? 0;
  const hit = tests.filter((test) => of(test, "Complete requests") > 0 && of(test, name) > 0);
  const [first] = hit;
  if (!first) return [];
  const count = hit.reduce((sum, test) => sum + of(test, name), 0);
  const all = hit.reduce((sum, test) => sum + of(test, "Complete requests"), 0);
  const where = tests.length > 1 ? `In ${hit.length} of ${tests.length} tests ` : "";
  return [{ code, message: `${where}${count} of ${all} ${words}.`, at: `line ${first.line}` }];
}

export const apacheBench: Format = {
  id: "apache-bench",
  label: "ab, ApacheBench (text)",
  tool: "ab",
  command: "ab -n 20000 -c 32 -k http://SERVER/page > run-1.txt",
  axes: ["cpu", "latency"],
  measures: "How many web requests a server answers a second, and how long one takes.",
  example: `This is ApacheBench, Version 2.3 <$Revision: 1903618 $>
Concurrency Level:      32
Complete requests:      20000
Failed requests:        0
Requests per second:    8120.44 [#/sec] (mean)
Time per request:       3.941 [ms] (mean)
  50%      4
  99%      9`,
  claims,
  read,
};
