import type { Params, Reading, Written } from "../run/run";
import { readNumber } from "../units/number";
import { binarySize } from "./binary-size";
import type { SysbenchBlock } from "./sysbench-blocks";
import { fieldOf, measuredField, figureOf, putParam, type SysbenchShared, withIntervals } from "./sysbench-fields";
import { fileio } from "./sysbench-fileio";
import { leaveOut } from "./quantity";
import { latencyOf } from "./sysbench-latency";
import { oltp } from "./sysbench-oltp";

/** What one block measured; `null` for a test that is not known. Its rows are empty when it did not come to an end. */
interface SysbenchTest {
  name: string;
  rows: Written[];
}

/** Reads one block by the name of its test. */
export function testOf(block: SysbenchBlock, reading: Reading): SysbenchTest | null {
  const name = nameOf(block);
  if (name === null) return null;
  const context: Params = {};
  const threads = figureOf(block, "threads");
  const shared: SysbenchShared = {
    workload: `sysbench ${name}`,
    params: { ...(threads === null ? {} : { threads }), ...(block.cpu === null ? {} : { cpu: block.cpu }) },
    context,
  };
  const rows = TESTS[name](block, shared, reading);
  if (rows.length > 0 && COUNTED.has(name) && figureOf(block, "avg"))
    leaveOut(reading, `sysbench ${name}, time of one event`, "the rate or the time of the whole test is read");
  return { name, rows };
}

const size = (text: string) => binarySize(text) ?? text;

const COUNTED: ReadonlySet<Name> = new Set(["memory", "threads", "mutex"]);

type Name = "cpu" | "memory" | "fileio" | "threads" | "mutex" | "oltp";

function nameOf({ fields }: SysbenchBlock): Name | null {
  if (fields.has("sql") || fields.has("transactions")) return "oltp";
  if (fields.has("fileTest")) return "fileio";
  if (fields.has("memory") || fields.has("transferred")) return "memory";
  if (fields.has("threadTest") || fields.has("yields")) return "threads";
  if (fields.has("mutexTest")) return "mutex";
  return fields.has("prime") || fields.has("eps") ? "cpu" : null;
}

const TESTS: Readonly<Record<Name, (block: SysbenchBlock, shared: SysbenchShared, reading: Reading) => Written[]>> = {
  cpu(block, shared, reading) {
    const prime = figureOf(block, "prime");
    const params = { ...shared.params, ...(prime === null ? {} : { primes_to: prime }) };
    const rate = fieldOf(block, "eps");
    const row = rate
      ? measuredField({ ...shared, params }, "cpu-operation-rate", "event/s", rate)
      : eventRate(block, { ...shared, params });
    if (row.length === 0) return [];
    return [
      ...withIntervals(row, block, "eps"),
      ...latencyOf(block, { ...shared, params }, "iteration-time", figureOf(block, "events"), reading),
    ];
  },
  memory(block, shared) {
    const params = { ...shared.params };
    putParam(params, "block_size", block, "blockSize", size);
    putParam(params, "operation", block, "operation");
    putParam(params, "scope", block, "scope");
    const context: Params = {};
    putParam(context, "transfer_size", block, "transferSize", size);
    // 0.4 and 0.5 write MB for the same 2^20 bytes.
    const row = measuredField(
      { ...shared, params, context },
      "host-memory-bandwidth",
      "MiB/s",
      fieldOf(block, "transferred", 1),
    );
    return withIntervals(row, block, "memory");
  },
  fileio,
  threads(block, shared) {
    const params = { ...shared.params };
    const yields = readNumber(block.fields.get("yields")?.values[0] ?? "");
    const locks = readNumber(block.fields.get("yields")?.values[1] ?? "");
    if (yields !== null) params.yields = yields;
    if (locks !== null) params.locks = locks;
    return eventRate(block, { ...shared, params });
  },
  mutex(block, shared, reading) {
    const rows = measuredField(shared, "benchmark-duration", "s", fieldOf(block, "time"), "cpu");
    const events = figureOf(block, "events");
    if (rows.length > 0)
      reading.warnings.push({
        code: "settings-unknown",
        message:
          "sysbench mutex does not write how many locks and loops it did; its time counts only when they were equal.",
        at: `line ${block.line}`,
      });
    return rows.map((row) => ({ ...row, params: { ...row.params, ...(events === null ? {} : { events }) } }));
  },
  oltp,
};

/** Versions before 1.0 print no rate: events by their time. */
function eventRate(block: SysbenchBlock, shared: SysbenchShared): Written[] {
  const events = figureOf(block, "events");
  const time = figureOf(block, "time");
  if (!events || !time) return [];
  const at = `line ${block.fields.get("events")?.line}`;
  const statistics = { n: 1, value: events / time };
  return [
    { metric: "cpu-operation-rate", ...shared, unit: "event/s", written: `${events} in ${time} s`, at, statistics },
  ];
}
