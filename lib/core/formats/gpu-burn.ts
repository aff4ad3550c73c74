import { accepted, excerpt, type Outcome } from "../outcome";
import type { Params, Reading } from "../run/run";
import { readNumber } from "../units/number";
import { cutShort } from "./cut-short";
import { emptyReading, noResult } from "./empty-reading";
import type { Claim, Format, Source, TextSource } from "./format";
import { tellGpu } from "./gpu-names";

/** `100.0%  proc'd: 6783 (16942 Gflop/s) - 4522 (17177 Gflop/s)   errors: 0 - 0   temps: 62 C - 59 C` */
const PROGRESS = /^\s{0,8}\d{1,3}\.\d%\s{1,8}proc'd: /;
const RATE = /\((\d{1,12}(?:\.\d{1,6})?) Gflop\/s\)/g;
const ERRORS =
  /errors: (\d{1,12}(?: {0,4}(?:\(WARNING!\))? {0,4}- {0,4}\d{1,12}){0,512})(?! {0,4}(?:\(WARNING!\))? {0,4}[-\d])/;
const DEVICE = /^GPU (\d{1,4}): (.{1,80}?) \(UUID: /;
const FAULTY = /^\s{0,8}GPU (\d{1,4}): FAULTY/;

function claims(source: Source): Claim {
  if (source.kind !== "text") return { claimed: false };
  return source.lines.some((line) => line.length < 8000 && PROGRESS.test(line))
    ? { claimed: true, rule: "proc'd: … Gflop/s" }
    : { claimed: false };
}

function read(source: Source): Outcome<Reading> {
  const reading = emptyReading("gpu-burn");
  const last = source.kind === "text" ? lastProgress(source) : null;
  const rates = last ? [...last.text.matchAll(RATE)].flatMap(([, rate = ""]) => readNumber(rate) ?? []) : [];
  const running = rates.filter((rate) => rate > 0);
  if (source.kind !== "text" || !last || running.length === 0)
    return noResult({
      message: "gpu-burn stopped before it had measured a GPU.",
      at: last ? `line ${last.line}` : "line 1",
      found: last ? "0 Gflop/s on every GPU" : "no line of progress",
      expected: "a last line of progress with Gflop/s",
      hint: "Let it burn for some minutes: gpu_burn 300.",
    });
  if (running.length < rates.length)
    reading.skipped.push({
      what: "GPUs",
      count: rates.length - running.length,
      reason: "0 Gflop/s in the last line, so not measured",
    });
  readDevices(source, reading);
  const ended = source.lines.some((line) => /^Tested \d{1,4} GPUs:/.test(line));
  if (!ended) reading.warnings.push(cutShort('"Tested … GPUs:"', `line ${last.line}`));
  const fault = faultIn(source, last.text);
  const unread = errorsIn(last.text) === null ? "how many errors it counted cannot be read" : null;
  const noVerdict = fault ?? (ended ? unread : "the file ends before the test did");
  if (unread)
    reading.warnings.push({
      code: "errors-unread",
      message: "The last line of progress does not say how many errors there were; the figure carries no verdict.",
      at: `line ${last.line}`,
      expected: '"errors:" with a number for every GPU',
    });
  if (fault)
    reading.warnings.push({
      code: "wrong-results",
      message: `gpu-burn found faults: ${fault}. The figure is shown and carries no verdict.`,
      at: `line ${last.line}`,
      hint: "A GPU that computes wrongly makes every figure doubtful. Look at its memory, power and cooling.",
    });
  reading.measurements.push({
    metric: "floating-point-rate",
    workload: "gpu-burn",
    params: { gpus: running.length, ...precisionOf(source) },
    unit: "GFLOP/s",
    written: excerpt(running.join(" - "), 1000),
    at: `line ${last.line}`,
    statistics: { n: 1, value: running.reduce((sum, rate) => sum + rate, 0) / running.length },
    ...(noVerdict ? { noVerdict } : {}),
  });
  return accepted(reading, reading.warnings);
}

/** Each line repeats the last rate of every GPU, so that the last line holds them all. */
function lastProgress(source: TextSource): { text: string; line: number } | null {
  const index = source.lines.findLastIndex((line) => line.length < 8000 && PROGRESS.test(line) && RATE_ONCE.test(line));
  return index < 0 ? null : { text: source.lines[index] ?? "", line: index + 1 };
}
const RATE_ONCE = new RegExp(RATE.source);

function readDevices(source: TextSource, reading: Reading): void {
  const names = new Map<number, string>();
  let line = 1;
  source.lines.forEach((text, i) => {
    const [, index, name] = (text.length < 400 && DEVICE.exec(text)) || [];
    if (name === undefined || names.has(Number(index))) return;
    if (names.size === 0) line = i + 1;
    names.set(Number(index), name);
  });
  const [first] = names.values();
  if (first === undefined) return;
  reading.environment.gpu = first;
  reading.environment.gpuCount = names.size;
  tellGpu(reading, first, names.size, `line ${line}`);
}

/** Of all GPUs; `null` where the line does not say. */
function errorsIn(progress: string): number | null {
  const counts = ERRORS.exec(progress)?.[1]?.replaceAll("(WARNING!)", "").split("-").map(readNumber);
  return counts?.reduce((sum, count) => (sum === null || count === null ? null : sum + count), 0) ?? null;
}

function faultIn(source: TextSource, progress: string): string | null {
  const errors = errorsIn(progress) ?? 0;
  const faulty = source.lines.filter((line) => line.length < 400 && FAULTY.test(line)).length;
  const found = [errors > 0 && `${errors} errors`, faulty > 0 && `${faulty} GPUs FAULTY`].filter(
    (part) => part !== false,
  );
  return found.length > 0 ? found.join(", ") : null;
}

function precisionOf(source: TextSource): Params {
  const line = source.lines.find((text) => text.length < 400 && /^.{0,100}Initialized device \d/.test(text));
  if (!line) return {};
  return {
    precision: line.includes("using DOUBLES") ? "double" : "single",
    tensor_cores: line.includes("using Tensor Cores"),
  };
}

export const gpuBurn: Format = {
  id: "gpu-burn",
  label: "gpu-burn",
  tool: "gpu-burn",
  command: "gpu_burn 300 > run-1.txt",
  axes: ["gpu-compute"],
  measures:
    "How many floating point operations a second the GPUs keep up under full load, and whether they compute rightly.",
  example: `GPU 0: Example GPU (UUID: GPU-…)
100.0%  proc'd: 6783 (16942 Gflop/s)   errors: 0   temps: 62 C
Tested 1 GPUs:
	GPU 0: OK`,
  claims,
  read,
};
