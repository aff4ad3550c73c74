import { excerpt } from "../outcome";
import type { Params, Reading } from "../run/run";
import { readNumber } from "../units/number";
import { cutShort } from "./cut-short";
import type { TextSource } from "./format";

const BANDWIDTH = /^\s{0,8}(Uni|Bi)directional P2P=(Disabled|Enabled) Bandwidth.{0,40}Matrix \(GB\/s\)/;
const LATENCY = /^\s{0,8}P2P=(Disabled|Enabled) Latency.{0,40}Matrix \(us\)/;
const COLUMNS = /^\s{0,12}(D\\D|GPU|CPU)(?:\s{1,12}\d{1,4}){1,256}\s{0,8}$/;
const ROW = /^\s{0,12}\d{1,4}(?:\s{1,12}(?:\d{1,9}(?:\.\d{1,6})?|N\/A)){1,256}\s{0,8}$/;

export const isP2pTest = (source: TextSource): boolean =>
  source.lines.some((line) => line.length < 400 && (BANDWIDTH.test(line) || LATENCY.test(line)));

interface Matrix {
  kind: "bandwidth" | "latency";
  /** By whose clock a latency was taken. */
  clock: "gpu" | "cpu" | null;
  p2p: boolean;
  both: boolean;
  reads: boolean;
  line: number;
  width: number;
  rows: string[][];
}

/** Reads what p2pBandwidthLatencyTest of the CUDA samples prints; it may begin anywhere in the output. */
export function readP2pTest(source: TextSource, reading: Reading): void {
  const matrices = matricesOf(source);
  for (const matrix of matrices) readMatrix(matrix, reading);
  warnOfEnd(source, matrices, reading);
  warnWithoutEffect(matrices, reading);
}

function matricesOf(source: TextSource): Matrix[] {
  const matrices: Matrix[] = [];
  let next: Omit<Matrix, "line" | "width" | "rows"> | null = null;
  let open: Matrix | null = null;
  let reads = false;
  source.lines.forEach((line, i) => {
    if (line.length > 4000) return;
    const bandwidth = BANDWIDTH.exec(line);
    const latency = LATENCY.exec(line);
    if (/\(P2P (?:Reads|Writes)\)/.test(line)) reads = line.includes("(P2P Reads)");
    if (bandwidth) {
      const [, direction, p2p] = bandwidth;
      next = { kind: "bandwidth", clock: null, p2p: p2p === "Enabled", both: direction === "Bi", reads };
      open = null;
    } else if (latency) {
      next = { kind: "latency", clock: null, p2p: latency[1] === "Enabled", both: false, reads };
      open = null;
    } else if (next && COLUMNS.test(line)) {
      const [name = "", ...columns] = line.trim().split(/\s+/);
      const clock = name === "GPU" ? "gpu" : name === "CPU" ? "cpu" : null;
      open = { ...next, clock, line: i + 1, width: columns.length, rows: [] };
      matrices.push(open);
    } else if (open && open.rows.length < open.width && ROW.test(line)) {
      const cells = line.trim().split(/\s+/).slice(1);
      if (cells.length === open.width) open.rows.push(cells);
    }
  });
  return matrices;
}

/** The program prints every value with two digits: a last one with fewer has lost its end. */
const isWhole = ({ rows, width }: Matrix): boolean =>
  rows.length === width && rows.flat().every((cell) => cell === "N/A" || /\.\d\d$/.test(cell));

function warnOfEnd(source: TextSource, matrices: readonly Matrix[], reading: Reading): void {
  const last = matrices.at(-1);
  const ended = source.lines.findLastIndex((line) => /^NOTE: The CUDA Samples are not meant/.test(line.trim())) + 1;
  const cut = matrices.find((matrix) => !isWhole(matrix)) ?? (last && last.line > ended ? last : null);
  if (cut) reading.warnings.push(cutShort("its last matrix or its closing note", `line ${cut.line}`));
}

/** The values off the diagonal (between two GPUs) or on it (within one), without those that are not there. */
function cellsOf(matrix: Matrix, diagonal: boolean): number[] {
  return matrix.rows.flatMap((row, r) =>
    row.flatMap((cell, c) => {
      const value = readNumber(cell);
      return (r === c) === diagonal && value !== null && value > 0 ? [value] : [];
    }),
  );
}

/** Where some pairs are this much faster than others, they have a link of another kind. */
const OTHER_LINK = 3;

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

function readMatrix(matrix: Matrix, reading: Reading): void {
  const { kind, clock, p2p, both, reads, line, width, rows } = matrix;
  const at = `line ${line}`;
  if (!isWhole(matrix)) {
    const reason = rows.length < width ? `${rows.length} of ${width} rows at ${at}` : `its last value is cut at ${at}`;
    reading.skipped.push({ what: `a ${kind} matrix`, count: 1, reason });
    return;
  }
  const shared = { workload: "p2pBandwidthLatencyTest", at };
  const written = excerpt(rows.map((row) => row.join(" ")).join(" | "), 2000);
  const between = cellsOf(matrix, false);
  const params: Params = { p2p };
  if (between.length > 0)
    reading.measurements.push({
      metric: kind === "latency" ? "peer-latency" : reads ? "peer-read-bandwidth" : "peer-write-bandwidth",
      ...shared,
      params: kind === "latency" ? { ...params, ...(clock ? { clock } : {}) } : { ...params, bidirectional: both },
      unit: kind === "latency" ? "us" : "GB/s",
      written,
      statistics: { n: 1, value: mean(between) },
    });
  if (kind === "bandwidth" && p2p && Math.max(...between) > OTHER_LINK * Math.min(...between))
    reading.warnings.push({
      code: "pairs-differ",
      message: `Some pairs of GPUs are more than ${OTHER_LINK} times as fast as others; the figure is the mean of all pairs.`,
      at,
      hint: "Compare machines of equal topology only: the pairs themselves stand in the figure as written.",
    });
  const within = cellsOf(matrix, true);
  // On the diagonal the bytes read and the bytes written are both counted.
  if (kind === "bandwidth" && !both && within.length > 0)
    reading.measurements.push({
      metric: "device-memory-bandwidth",
      ...shared,
      params,
      unit: "GB/s",
      written,
      statistics: { n: 1, value: mean(within) },
    });
}

/** Where GPUs cannot reach each other, enabling it changes nothing: in a virtual machine a finding. */
function warnWithoutEffect(matrices: readonly Matrix[], reading: Reading): void {
  for (const enabled of matrices.filter((m) => m.kind === "bandwidth" && m.p2p)) {
    const disabled = matrices.find(
      (m) => m.kind === "bandwidth" && !m.p2p && m.both === enabled.both && m.width === enabled.width,
    );
    const [on, off] = [cellsOf(enabled, false), disabled ? cellsOf(disabled, false) : []];
    if (on.length === 0 || off.length === 0 || Math.abs(mean(on) / mean(off) - 1) > 0.1) continue;
    reading.warnings.push({
      code: "p2p-without-effect",
      message:
        "Enabling P2P changes nothing: the GPUs do not reach each other directly, so copies go through the host.",
      at: `line ${enabled.line}`,
      hint: "On bare metal the same GPUs may have a direct path. Look at ACS, IOMMU and nvidia-smi topo -m.",
    });
    return;
  }
}
