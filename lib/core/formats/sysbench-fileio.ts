import type { Params, Reading, Written } from "../run/run";
import { readNumber } from "../units/number";
import { binarySize } from "./binary-size";
import type { SysbenchBlock } from "./sysbench-blocks";
import { leaveOut } from "./quantity";
import { fieldOf, measuredField, figureOf, putParam, type SysbenchShared, withIntervals } from "./sysbench-fields";
import { latencyOf } from "./sysbench-latency";

/** What a test of files measured: the rates of reading and writing, and how long a request took. */
export function fileio(block: SysbenchBlock, shared: SysbenchShared, reading: Reading): Written[] {
  const [kind = "", what = ""] = block.fields.get("fileTest")?.values ?? [];
  const pattern = kind === "sequential" ? "sequential" : "random";
  const params: Params = { ...shared.params, test: `${kind} ${what}` };
  const blockSize = binarySize(block.fields.get("blockSize")?.values[0] ?? "");
  if (blockSize !== null) params.block_size = blockSize;
  putParam(params, "files", block, "files");
  putParam(params, "file_size", block, "fileSize", (text) => binarySize(text) ?? text);
  putParam(params, "io_mode", block, "mode");
  putParam(params, "open_flags", block, "flags", (text) => (text === "0" || text === "(none)" ? "none" : text));
  const mix = figureOf(block, "mix");
  if (mix !== null) params.read_write_ratio = mix;
  const own = { ...shared, params };
  const rows = (["read", "write"] as const).flatMap((direction) => {
    const metric = `${pattern}-${direction}`;
    const index = direction === "read" ? 0 : 1;
    const line = direction === "read" ? "ioRead" : "ioWrite";
    const operations = fieldOf(block, direction === "read" ? "reads" : "writes") ?? fieldOf(block, line);
    if (operations === null) return oldFileio(block, own, metric, index, blockSize);
    const rate = fieldOf(block, direction === "read" ? "readRate" : "writeRate") ?? fieldOf(block, line, 1);
    return [
      ...withIntervals(measuredField(own, `${metric}-bandwidth`, "MiB/s", rate), block, direction),
      ...measuredField(own, `${metric}-iops`, "IOPS", operations),
    ];
  });
  if (rows.length > 0 && params.open_flags === "none" && !reading.warnings.some((w) => w.code === "page-cache"))
    reading.warnings.push({
      code: "page-cache",
      message:
        "sysbench fileio went through the page cache (no open flags), so it may have measured memory instead of storage.",
      at: `line ${block.line}`,
      hint: "Run it with --file-extra-flags=direct and files larger than the memory.",
    });
  return [...rows, ...latency(block, own, rows, reading)];
}

/** sysbench times reads, writes and syncs in one: of a test in one direction that is the time of it. */
function latency(block: SysbenchBlock, shared: SysbenchShared, rows: readonly Written[], reading: Reading): Written[] {
  const tested = new Set(rows.map(({ metric }) => metric.replace(/-(?:bandwidth|iops)$/, "")));
  const [only] = tested;
  if (only !== undefined && tested.size === 1)
    return latencyOf(block, shared, `${only}-latency`, figureOf(block, "events"), reading);
  if (tested.size > 1 && figureOf(block, "avg"))
    leaveOut(reading, "sysbench fileio, latency", "reads and writes in one figure");
  return [];
}

/** `Operations performed: 6000 Read, 4000 Write`, by block size and time. */
function oldFileio(
  block: SysbenchBlock,
  shared: SysbenchShared,
  metric: string,
  index: number,
  blockSize: number | null,
): Written[] {
  const found = block.fields.get("performed");
  const operations = readNumber(found?.values[index] ?? "");
  const time = figureOf(block, "time");
  if (!found || !operations || !time) return [];
  const at = `line ${found.line}`;
  const written = `${operations} in ${time} s`;
  const one = (value: number) => ({ ...shared, written, at, statistics: { n: 1, value } });
  return [
    ...(blockSize === null
      ? []
      : [{ metric: `${metric}-bandwidth`, unit: "B/s", ...one((operations * blockSize) / time) }]),
    { metric: `${metric}-iops`, unit: "IOPS", ...one(operations / time) },
  ];
}
