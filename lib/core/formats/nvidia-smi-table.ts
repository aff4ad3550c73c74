import { excerpt } from "../outcome";
import type { TextSource } from "./format";
import { isCommandLine } from "./shell-prompt";
import { isSmiWarning, putValue, type SmiLog, type SmiValue } from "./smi-log";

const HEAD = /^\| NVIDIA-SMI \d/;
const FRAME = /^[+|]/;
/** `Thu Jun 11 22:18:21 2026`, in any locale. */
const DATE = /^\S{2,12} .{5,40} \d{4}$/;
const NAME = /^ {0,4}(\d{1,3}) {1,4}(\S.{0,60}?) {1,40}(?:On|Off|N\/A) {0,4}$/;
const ADDRESS = /^ {0,8}[0-9a-fA-F]{4,8}:[0-9a-fA-F]{2}:[0-9a-fA-F]{2}\.\d (?: {0,4})(?:On|Off|N\/A) {0,4}$/;
const POWER = / \/ {0,5}(\d{1,5})W {0,4}$/;
const MEMORY = /^ {0,20}\d{1,8}MiB \/ {0,8}(\d{1,8})MiB {0,4}$/;

/** Nothing but the table that plain `nvidia-smi` prints. */
export function isSmiTable({ lines }: TextSource): boolean {
  const shown = lines.filter((line) => line.trim() !== "");
  return (
    shown.some((line) => HEAD.test(line)) &&
    shown.every(
      (line) => FRAME.test(line) || DATE.test(line.trim()) || isSmiWarning(line) || isCommandLine(line, "nvidia-smi"),
    )
  );
}

/** The table: driver, names, memory, power cap, error correction, MIG. It says nothing of virtualization. */
export function smiTable({ lines }: TextSource): SmiLog {
  const log: SmiLog = { machine: new Map(), gpus: [], cut: null };
  let row = 0;
  let gpu: Map<string, SmiValue> | null = null;
  for (const [i, line] of lines.entries()) {
    if (/^\| {1,4}Processes:/.test(line) || (log.gpus.length > 0 && HEAD.test(line))) break;
    const at = `line ${i + 1}`;
    if (HEAD.test(line)) readHead(line, at, log.machine);
    const cells = line.split("|").slice(1, -1);
    const [first = "", second = "", third = ""] = cells;
    const name = NAME.exec(first)?.[2];
    if (name !== undefined && ADDRESS.test(second)) {
      gpu = new Map();
      log.gpus.push(gpu);
      row = 0;
      // An old table cuts long names: a part of a name names nothing.
      if (!name.endsWith("...")) putValue(gpu, "product_name", name, at);
      readEcc(third.trim(), at, gpu);
    } else if (gpu && cells.length === 3 && ++row <= 2) readRow(row, cells, at, gpu);
    else gpu = null;
  }
  if (log.gpus.length === 0) log.cut = excerpt("the table ends before its first GPU");
  return log;
}

function readHead(line: string, at: string, machine: Map<string, SmiValue>): void {
  putValue(machine, "driver_version", /Driver Version: {1,4}(\d[\d.]{0,20})/.exec(line)?.[1] ?? "", at);
  putValue(machine, "cuda_version", /CUDA Version: {1,4}(\d[\d.]{0,10})/.exec(line)?.[1] ?? "", at);
}

/** The column counts uncorrected errors while error correction is on, and says `Off` or `N/A` otherwise. */
function readEcc(text: string, at: string, gpu: Map<string, SmiValue>): void {
  if (/^\d{1,12}$/.test(text)) putValue(gpu, "ecc_mode/current_ecc", "Enabled", at);
  if (text === "Off") putValue(gpu, "ecc_mode/current_ecc", "Disabled", at);
}

function readRow(row: number, [first = "", second = "", third = ""]: string[], at: string, gpu: Map<string, SmiValue>) {
  if (row === 2)
    return putValue(gpu, "mig_mode/current_mig", /^ {0,40}(Enabled\*?|Disabled\*?) {0,4}$/.exec(third)?.[1] ?? "", at);
  const watts = POWER.exec(first)?.[1];
  const memory = MEMORY.exec(second)?.[1];
  if (watts) putValue(gpu, "gpu_power_readings/current_power_limit", `${watts} W`, at);
  if (memory) putValue(gpu, "fb_memory_usage/total", `${memory} MiB`, at);
}
