import { accepted, excerpt, type Outcome } from "../outcome";
import type { Params, Reading } from "../run/run";
import { readNumber } from "../units/number";
import { cutShort } from "./cut-short";
import { emptyReading, noResult } from "./empty-reading";
import type { Claim, Format, Source } from "./format";
import { tellGpu } from "./gpu-names";
import { hasLine, short } from "./line-sign";
import { leaveOut } from "./quantity";
import { mergeRepeats } from "./repeats";

const BEGINNING = /^BabelStream\s{0,4}$/;
const SETTING = /^(Version|Implementation|Precision|Array size|Number of elements): {0,4}(.{1,80})$/;
const TIMES = /^Running (?:\w{1,20} )?(?:kernels )?(\d{1,9}) times/;
const DEVICE = /^Using (?:(\w{1,20}) )?device:? (.{1,100})$/;
const HEADING = /^Function {1,20}(MBytes|MiBytes)\/sec /;
const ROW = /^(Copy|Mul|Add|Triad|Dot|Nstream) {1,20}(\d{1,12}(?:\.\d{1,6})?) {1,20}\d/;
const CSV_HEADING = /^function,num_times,n_elements,sizeof,max_(mbytes|mibytes)_per_sec,/;
const CSV_ROW =
  /^(Copy|Mul|Add|Triad|Dot|Nstream),(\d{1,9}),(\d{1,15}),(\d{1,3}),(\d{1,12}(?:\.\d{1,9})?(?:e[+-]?\d{1,3})?),/;
const FAILED = /^Validation failed on /;

/** What was said above a table. */
interface Run {
  implementation: string | null;
  device: string | null;
  params: Params;
  context: Params;
  unit: "MB/s" | "MiB/s";
  rows: number[];
  kernels: Map<string, number>;
}
const fresh = (): Run => ({
  implementation: null,
  device: null,
  params: {},
  context: {},
  unit: "MB/s",
  rows: [],
  kernels: new Map(),
});

const SIGN = {
  words: ["Bytes/sec", "bytes_per_sec"],
  is: short(
    /^\s{0,8}Function\s{1,20}(?:MBytes|MiBytes)\/sec\s{1,20}Min \(sec\)|^\s{0,8}function,num_times,n_elements,sizeof,max_mi?bytes_per_sec,/,
  ),
};

const claims = (source: Source): Claim =>
  hasLine(source, SIGN) ? { claimed: true, rule: 'the heading "Function MBytes/sec"' } : { claimed: false };

function read(source: Source): Outcome<Reading> {
  const reading = emptyReading("BabelStream");
  if (source.kind === "text") readRuns(source.lines, reading);
  if (reading.measurements.length === 0)
    return noResult({
      message: "BabelStream measured nothing.",
      found: "a heading without rows",
      expected: "rows Copy, Mul, Add and Triad with a rate",
      hint: "Run BabelStream again and keep all of its output.",
    });
  mergeRepeats(reading);
  return accepted(reading, reading.warnings);
}

function readRuns(lines: readonly string[], reading: Reading): void {
  let run = fresh();
  lines.forEach((raw, i) => {
    if (raw.length > 400) return;
    const line = raw.trim();
    if (BEGINNING.test(line)) {
      warnOfEnd(run, reading);
      run = fresh();
    }
    setting(line, run, i + 1, reading);
    const row = ROW.exec(line);
    const cells = CSV_ROW.exec(line);
    if (row) put(run, row[1], row[2], {}, i + 1, reading);
    else if (cells) {
      const [repetitions, elements, size] = cells.slice(2, 5).map(readNumber);
      if (repetitions == null || elements == null || size == null) return;
      const params = { array_size: `${((elements * size) / 1e6).toFixed(1)} MB`, precision: precisionOf(size) };
      run.context.repetitions = repetitions;
      put(run, cells[1], cells[5], params, i + 1, reading);
    }
    if (FAILED.test(line)) failed(run, i + 1, reading);
  });
  warnOfEnd(run, reading);
}

/** A table that begins with Copy ends with Dot, since version 2. */
function warnOfEnd({ kernels }: Run, reading: Reading): void {
  const last = [...kernels.values()].at(-1);
  if (kernels.has("Copy") && !kernels.has("Dot") && last !== undefined)
    reading.warnings.push(cutShort("its row Dot", `line ${last}`));
}

const precisionOf = (bytes: number): string => (bytes === 8 ? "double" : bytes === 4 ? "float" : `${bytes} bytes`);

function setting(line: string, run: Run, at: number, reading: Reading): void {
  const [, key, value = ""] = SETTING.exec(line) ?? [];
  if (key === "Version") reading.tool.version ??= value;
  if (key === "Implementation") run.implementation = excerpt(value, 40);
  if (key === "Precision") run.params.precision = excerpt(value, 20);
  if (key === "Array size") run.params.array_size = excerpt(value.replace(/ {0,2}\(.{0,40}$/, ""), 20);
  const times = TIMES.exec(line);
  if (times) run.context.repetitions = Number(times[1]);
  const heading = HEADING.exec(line)?.[1] ?? CSV_HEADING.exec(line)?.[1];
  if (heading) run.unit = heading.toLowerCase().startsWith("mi") ? "MiB/s" : "MB/s";
  const device = DEVICE.exec(line);
  if (!device) return;
  run.implementation ??= device[1] ?? null;
  run.device = excerpt((device[2] ?? "").trim(), 80);
  if (placeOf(run) !== "gpu" || reading.environment.gpu !== undefined) return;
  reading.environment.gpu = run.device;
  tellGpu(reading, run.device, 0, `line ${at}`);
}

const GPU =
  /NVIDIA|GeForce|Tesla|TITAN|Quadro|\b[RG]TX\b|Radeon|Instinct|\bMI\d{2,3}|\bgfx\d|Graphics|GPU|\b[AHBLTVP]\d{2,3}\b/i;
const PROCESSOR = /\bCPU\b|Xeon|EPYC|Neoverse|host/i;
/** Names that processors share with the graphics inside them. */
const EITHER = /Core\(TM\)|Ryzen/i;
const HOST_ONLY = /^(?:OpenMP|Serial|TBB|STD.{0,30}|std-.{0,30}|Futhark-C)$/i;

/** Which memory it was: the device's name says so, then the programming model; some models run on either. */
function placeOf({ implementation, device }: Run): "gpu" | "host" | null {
  if (implementation !== null && /^(?:CUDA|HIP|ROCm)$/i.test(implementation)) return "gpu";
  if (device !== null && PROCESSOR.test(device)) return "host";
  if (device !== null && GPU.test(device)) return "gpu";
  if (device !== null && EITHER.test(device)) return "host";
  return implementation !== null && HOST_ONLY.test(implementation) ? "host" : null;
}

function put(
  run: Run,
  kernel: string | undefined,
  written: string | undefined,
  own: Params,
  line: number,
  reading: Reading,
): void {
  const value = readNumber(written ?? "");
  if (!kernel || !written || !value) return;
  const place = placeOf(run);
  leaveOut(reading, "times of a kernel", "the rate is computed from the shortest of them");
  run.kernels.set(kernel, line);
  run.rows.push(reading.measurements.length);
  reading.measurements.push({
    metric:
      place === "gpu"
        ? "device-memory-bandwidth"
        : place === "host"
          ? "host-memory-bandwidth"
          : "unmapped:memory-bandwidth",
    workload: "BabelStream",
    params: {
      kernel: kernel.toLowerCase(),
      ...(run.implementation === null ? {} : { implementation: run.implementation }),
      ...run.params,
      ...own,
    },
    context: run.context,
    unit: run.unit,
    written,
    at: `line ${line}`,
    statistics: { n: 1, value },
  });
  if (place === null && !reading.warnings.some((w) => w.code === "memory-unknown"))
    reading.warnings.push({
      code: "memory-unknown",
      message: "The file names no device, so nobody can tell whether the GPU's or the host's memory was measured.",
      at: `line ${line}`,
      hint: "Keep the lines above the table as well.",
    });
}

function failed(run: Run, line: number, reading: Reading): void {
  for (const index of run.rows) {
    const row = reading.measurements[index];
    if (row) row.noVerdict = "BabelStream's check of its own results failed";
  }
  if (reading.warnings.some((w) => w.code === "invalid-result")) return;
  reading.warnings.push({
    code: "invalid-result",
    message: "BabelStream's check of its own results failed; they are shown and carry no verdict.",
    at: `line ${line}`,
  });
}

export const babelstream: Format = {
  id: "babelstream",
  label: "BabelStream",
  tool: "BabelStream",
  command: "./cuda-stream > run-1.txt",
  axes: ["gpu-memory", "cpu"],
  measures: "How fast a GPU reads and writes its own memory, or the processors that of the host.",
  example: `BabelStream
Version: 5.0
Implementation: CUDA
Precision: double
Array size: 268.4 MB (=0.3 GB)
Using CUDA device NVIDIA L40S
Function    MBytes/sec  Min (sec)   Max         Average
Copy        701200.125  0.00077     0.00079     0.00078
Triad       712044.500  0.00113     0.00115     0.00114`,
  claims,
  read,
};
