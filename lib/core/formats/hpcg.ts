import { accepted, type Outcome } from "../outcome";
import type { Params, Reading } from "../run/run";
import { readNumber } from "../units/number";
import { emptyReading, noResult } from "./empty-reading";
import type { Claim, Format, Source } from "./format";
import { leaveOut } from "./quantity";
import { mergeRepeats } from "./repeats";

const BANNER = /^HPCG-Benchmark\s{0,8}$|^Final Summary::HPCG result is /;
const RATING = /^Final Summary::HPCG result is (\w{1,20}) with a GFLOP\/s rating of=(\S{1,30})\s{0,8}$/;
const PARAMS = [
  ["processes", "Machine Summary::Distributed Processes"],
  ["threads", "Machine Summary::Threads per processes"],
  ["nx", "Global Problem Dimensions::Global nx"],
  ["ny", "Global Problem Dimensions::Global ny"],
  ["nz", "Global Problem Dimensions::Global nz"],
] as const;
/** An official run lasts half an hour; what is shorter measures caches and start-up. */
const SHORT_S = 60;

function claims(source: Source): Claim {
  if (source.kind !== "text") return { claimed: false };
  return source.lines.some((line) => line.length < 400 && BANNER.test(line))
    ? { claimed: true, rule: "HPCG-Benchmark" }
    : { claimed: false };
}

function read(source: Source): Outcome<Reading> {
  const reading = emptyReading("HPCG");
  if (source.kind === "text") {
    let values = new Map<string, string>();
    source.lines.forEach((line, i) => {
      if (line.length > 400) return;
      if (/^HPCG-Benchmark\s{0,8}$/.test(line)) values = new Map();
      const equals = line.indexOf("=");
      if (equals > 0) values.set(line.slice(0, equals), line.slice(equals + 1).trim());
      const rating = RATING.exec(line);
      if (rating) put(rating[1] ?? "", rating[2] ?? "", values, `line ${i + 1}`, reading);
    });
    warnOfShort(values, reading);
  }
  if (reading.measurements.length === 0)
    return noResult({
      message: "The file is the report of HPCG without a rating.",
      found: reading.skipped[0]?.reason ?? "no line that says the GFLOP/s rating",
      expected: "Final Summary::HPCG result is VALID with a GFLOP/s rating of=…",
      hint: "Upload the whole HPCG-Benchmark_…txt that the run wrote.",
    });
  mergeRepeats(reading);
  return accepted(reading, reading.warnings);
}

function put(word: string, text: string, values: ReadonlyMap<string, string>, at: string, reading: Reading): void {
  const value = readNumber(text);
  reading.tool.version ??= values.get("version") ?? null;
  if (value === null || value <= 0) {
    reading.skipped.push({ what: "floating-point-rate", count: 1, reason: `no number at ${at}` });
    return;
  }
  const parts = [...values.keys()].filter((name) => /^(?:GFLOP\/s|GB\/s|Benchmark Time) Summary::/.test(name)).length;
  if (parts > 0) leaveOut(reading, "rates and times of single parts", "the rating is of all of them together", parts);
  const params: Params = {};
  for (const [param, name] of PARAMS) {
    const number = readNumber(values.get(name) ?? "");
    if (number !== null) params[param] = number;
  }
  if (word !== "VALID")
    reading.warnings.push({
      code: "invalid-result",
      message: `HPCG calls the result ${word}; it is shown and carries no verdict.`,
      at,
      hint: "Look at the failed tests in the report.",
    });
  reading.measurements.push({
    metric: "floating-point-rate",
    axis: "cpu",
    workload: "HPCG",
    params,
    unit: "GFLOP/s",
    written: text,
    at,
    statistics: { n: 1, value },
    ...(word === "VALID" ? {} : { noVerdict: `HPCG result is ${word}` }),
  });
}

function warnOfShort(values: ReadonlyMap<string, string>, reading: Reading): void {
  const seconds = readNumber(values.get("Benchmark Time Summary::Total") ?? "");
  if (seconds === null || seconds >= SHORT_S || reading.measurements.length === 0) return;
  reading.warnings.push({
    code: "short-run",
    message: `HPCG ran for ${seconds} s only, so the figure says more of caches and start-up than of memory.`,
    hint: "Run it for half an hour on a problem larger than the caches.",
  });
}

export const hpcg: Format = {
  id: "hpcg",
  label: "HPCG (conjugate gradients)",
  tool: "HPCG",
  command: "mpirun -np 2 ./xhpcg; keep HPCG-Benchmark_….txt",
  axes: ["cpu"],
  measures: "How many floating point operations a second a solver that waits for memory reaches.",
  example: `HPCG-Benchmark
version=3.1
Machine Summary::Distributed Processes=2
Final Summary::HPCG result is VALID with a GFLOP/s rating of=21.4`,
  claims,
  read,
};
