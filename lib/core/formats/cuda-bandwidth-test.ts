import type { Reading, Written } from "../run/run";
import { readNumber } from "../units/number";
import { cutShort } from "./cut-short";
import type { TextSource } from "./format";

const STARTING = /^\[CUDA Bandwidth Test\] - Starting/;
const TABLE = /^\s{0,8}(Host to Device|Device to Host|Device to Device) Bandwidth, (\d{1,4}) Device\(s\)/;
const HEADING = /^\s{0,8}Transfer Size \(Bytes\)\s{1,20}Bandwidth\((MB\/s|GB\/s)\)/;
const ROW = /^\s{0,20}(\d{1,15})\s{1,20}(\d{1,12}(?:\.\d{1,6})?)\s{0,8}$/;
const LINE =
  /^\s{0,8}bandwidthTest-(H2D|D2H|D2D)(-Paged|-Pinned)?(-WriteCombined)?, Bandwidth = (\S{1,20}) (MB\/s|GB\/s), Time = \S{1,20} s, Size = (\d{1,15}) bytes, NumDevsUsed = (\d{1,4})/;

const RESULT = /^\s{0,8}Result = (?:PASS|FAIL)/;

const METRICS: Readonly<Record<string, string>> = {
  "Host to Device": "host-to-device-bandwidth",
  H2D: "host-to-device-bandwidth",
  "Device to Host": "device-to-host-bandwidth",
  D2H: "device-to-host-bandwidth",
  // It counts the bytes read and the bytes written.
  "Device to Device": "device-memory-bandwidth",
  D2D: "device-memory-bandwidth",
};

export const isBandwidthTest = (source: TextSource): boolean =>
  source.lines.some((line) => STARTING.test(line) || TABLE.test(line) || LINE.test(line));

/** Reads what bandwidthTest of the CUDA samples prints, as tables or with `--csv`. */
export function readBandwidthTest(source: TextSource, reading: Reading): void {
  /** Of the last transfer, until the result is told. */
  let open = 0;
  let table: { kind: string; devices: number; memory: string | null; unit: string | null } | null = null;
  source.lines.forEach((line, i) => {
    if (line.length > 400) return;
    const opened = TABLE.exec(line);
    const csv = LINE.exec(line);
    if (RESULT.test(line)) open = 0;
    if (opened) table = { kind: opened[1] ?? "", devices: Number(opened[2]), memory: null, unit: null };
    else if (csv) {
      open = i + 1;
      const [, kind = "", memory, combined, value = "", unit = "", size = "", devices = ""] = csv;
      put(reading, i + 1, {
        kind,
        devices: Number(devices),
        memory: memory ? memoryOf(memory, combined !== undefined) : null,
        unit,
        size: Number(size),
        value,
      });
    } else if (table) {
      const memory = /^\s{0,8}(PINNED|PAGEABLE) Memory Transfers/.exec(line)?.[1];
      const heading = HEADING.exec(line)?.[1];
      const row = ROW.exec(line);
      if (memory) table.memory = memoryOf(memory, false);
      else if (/Write-Combined Memory Writes are Enabled/.test(line)) table.memory = memoryOf("PINNED", true);
      else if (heading) table.unit = heading;
      else if (row && table.unit) {
        open = i + 1;
        // A blank line stands behind every table, so a row that ends the file may have lost digits.
        if (open === source.lines.length)
          reading.skipped.push({ what: "a transfer", count: 1, reason: `the file ends in line ${open}` });
        else put(reading, open, { ...table, unit: table.unit, size: Number(row[1]), value: row[2] ?? "" });
      }
    }
    if (/^\s{0,8}Result = FAIL/.test(line))
      reading.warnings.push({
        code: "test-failed",
        message: "bandwidthTest says that it failed; its figures are shown and carry no verdict.",
        at: `line ${i + 1}`,
        hint: "Run it again and look at its error.",
      });
  });
  if (open > 0) reading.warnings.push(cutShort('"Result = PASS"', `line ${open}`));
}

const memoryOf = (word: string, combined: boolean): string =>
  /pinned/i.test(word) ? (combined ? "pinned, write-combined" : "pinned") : "pageable";

interface Transfer {
  kind: string;
  devices: number;
  memory: string | null;
  unit: string;
  size: number;
  value: string;
}

function put(reading: Reading, line: number, { kind, devices, memory, unit, size, value }: Transfer): void {
  const number = readNumber(value);
  const metric = METRICS[kind];
  if (metric === undefined || number === null || number < 0) {
    reading.skipped.push({ what: "a transfer", count: 1, reason: `no number at line ${line}` });
    return;
  }
  if (number === 0) {
    reading.skipped.push({ what: metric, count: 1, reason: "0.0 at a small size is rounded away" });
    return;
  }
  const written: Written = {
    metric,
    workload: "bandwidthTest",
    // Copies within a device know no pinned memory, though the table's heading says so.
    params: { size, devices, ...(memory !== null && metric !== "device-memory-bandwidth" ? { memory } : {}) },
    // Builds that write MB/s divide by 2^20; those that write GB/s by 10^9 (FORMATS 1.4).
    unit: unit === "MB/s" ? "MiB/s" : "GB/s",
    written: value,
    at: `line ${line}`,
    statistics: { n: 1, value: number },
  };
  const digits = value.replace(/^[0.]+/, "").replace(".", "").length;
  reading.measurements.push(digits < 2 ? { ...written, noVerdict: "printed with one digit only" } : written);
}
