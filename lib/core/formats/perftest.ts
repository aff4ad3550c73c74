import { accepted, excerpt, type Outcome } from "../outcome";
import { type Params, type Reading, UNNAMED_BENCHMARK, type Written } from "../run/run";
import { cutShort } from "./cut-short";
import { emptyReading, noResult } from "./empty-reading";
import type { Claim, Format, Source, TextSource } from "./format";
import { firstObject, isSchema } from "./json-value";
import { isHeading, isPerftestJson, type PerftestRow, perftestJsonRows, perftestTextRows } from "./perftest-tables";
import { leaveOut } from "./quantity";
import { mergeRepeats } from "./repeats";
import { sourceWarnings } from "./source-warnings";
import { readNumber } from "../units/number";

function claims(source: Source): Claim {
  if (source.kind === "text")
    return source.lines.some(isHeading) ? { claimed: true, rule: "#bytes … BW average or t_avg" } : { claimed: false };
  const object = firstObject(source);
  if (!object?.has("test_info") || isSchema(object)) return { claimed: false };
  return isPerftestJson(object)
    ? { claimed: true, rule: '"test_info" and "results"' }
    : { claimed: false, close: 'perftest: "test_info" without "results"' };
}

function read(source: Source): Outcome<Reading> {
  const reading = emptyReading("perftest");
  reading.warnings = sourceWarnings(source);
  const rows = source.kind === "text" ? textRows(source, reading) : perftestJsonRows(source);
  const seen = new Set<string>();
  let copies = 0;
  for (const row of rows) {
    // Of its settings the server prints fewer than the client, such as no TX depth.
    const print = JSON.stringify([row.title, paramsOf(row, 0), [...row.values]]);
    if (source.kind === "text" && seen.has(print)) copies++;
    else readRow(row, reading);
    seen.add(print);
  }
  if (copies > 0)
    reading.skipped.push({
      what: "rows printed again",
      count: copies,
      reason: "the client and the server print the same result",
    });
  if (reading.measurements.length === 0)
    return noResult({
      message: "The file is the output of perftest without a result.",
      found: rows.length === 0 ? "a heading without rows" : (reading.skipped[0]?.reason ?? "rows without numbers"),
      expected: "rows below #bytes and #iterations",
      hint: "Keep the whole output of the client; the test probably stopped with an error.",
    });
  if (reading.measurements.some((m) => m.workload === UNNAMED))
    reading.warnings.push({
      code: "benchmark-unknown",
      message: "The file does not say which test of perftest ran (ib_write_bw, ib_read_lat …).",
      hint: "Name it under Benchmark when you save the run, so that unlike tests are never paired.",
    });
  mergeRepeats(reading);
  return accepted(reading, reading.warnings);
}

function textRows(source: TextSource, reading: Reading): PerftestRow[] {
  const { rows, open, short } = perftestTextRows(source);
  for (const at of short)
    reading.skipped.push({ what: "a row", count: 1, reason: `it does not fit its heading at ${at}` });
  if (open !== null) reading.warnings.push(cutShort("the line of dashes that closes a table", `line ${open}`));
  return rows;
}

const UNNAMED = "perftest";

/** `RDMA_Write Bidirectional BW Test` and `RDMA_Write_BW_Test` → `ib_write_bw`. */
function programOf(title: string | null): string {
  const words = (title ?? "").replaceAll("_", " ").toLowerCase();
  const verb = /\b(write|read|send|atomic)\b/.exec(words)?.[1];
  const kind = /\blat(?:ency)?\b/.test(words) ? "lat" : /\bbw\b/.test(words) ? "bw" : null;
  if (words.startsWith("raw") && kind) return `raw_ethernet_${kind}`;
  return verb && kind ? `ib_${verb}_${kind}` : UNNAMED;
}

function readRow(row: PerftestRow, reading: Reading): void {
  const size = row.values.get("#bytes");
  if (!size) {
    reading.skipped.push({ what: "a row", count: 1, reason: `no message size at ${row.at}` });
    return;
  }
  const workload = programOf(row.title);
  const shared: Pick<Written, "workload" | "params" | "context"> = {
    workload,
    params: paramsOf(row, size.value),
    context: { ...contextOf(row), ...(workload === UNNAMED ? { benchmark: UNNAMED_BENCHMARK } : {}) },
  };
  const before = reading.measurements.length + reading.skipped.length;
  readBandwidth(row, size.value, shared, reading);
  readLatency(row, shared, reading);
  if (before === reading.measurements.length + reading.skipped.length)
    reading.skipped.push({ what: "a row", count: 1, reason: `no bandwidth and no latency at ${row.at}` });
}

function readBandwidth(
  row: PerftestRow,
  size: number,
  shared: Pick<Written, "workload" | "params" | "context">,
  reading: Reading,
): void {
  const bandwidth = row.values.get("bw average");
  if ((row.values.get("bw peak")?.value ?? 0) > 0)
    leaveOut(reading, "peak bandwidth", "the best moment; the average is of the whole test");
  const rate = row.values.get("msgrate");
  const put = (metric: string, unit: string, of: { value: number; written: string }) =>
    reading.measurements.push({
      metric,
      ...shared,
      unit,
      written: of.written,
      at: row.at,
      statistics: { n: 1, value: of.value },
    });
  if (bandwidth && bandwidth.value > 0) {
    const unit = unitOf(row.unit) ?? computedUnit(bandwidth.value, (rate?.value ?? 0) * 1e6 * size);
    if (unit) put("rdma-bandwidth", unit, bandwidth);
    else
      reading.skipped.push({
        what: "rdma-bandwidth",
        count: 1,
        reason: `no unit at ${row.at}, and bandwidth, message rate and size fit neither MiB/s nor Gbit/s`,
      });
  } else if (bandwidth)
    reading.skipped.push({ what: "rdma-bandwidth", count: 1, reason: "0 means that nothing was measured" });
  if (rate && rate.value > 0) put("rdma-message-rate", "Mpps", rate);
}

/** perftest's MB and MiB are both 2^20 bytes, its Gb are 10^9 bits (FORMATS 1.4). */
function unitOf(written: string | null): string | null {
  if (written === null) return null;
  if (/^Mi?B\/s(?:ec)?$/.test(written)) return "MiB/s";
  return /^Gb\/s(?:ec)?$/.test(written) ? "Gbit/s" : null;
}

/** The JSON names no unit: bandwidth = message rate × size says which it is (FORMATS 6). */
function computedUnit(bandwidth: number, bytesPerSecond: number): string | null {
  const ratio = bandwidth / bytesPerSecond;
  const near = (expected: number) => Math.abs(ratio / expected - 1) < 0.02;
  if (near(1 / 2 ** 20)) return "MiB/s";
  return near(8e-9) ? "Gbit/s" : null;
}

function readLatency(
  row: PerftestRow,
  shared: Pick<Written, "workload" | "params" | "context">,
  reading: Reading,
): void {
  const of = (column: string): number | null => {
    const value = row.values.get(column)?.value ?? null;
    return value !== null && value > 0 ? value : null;
  };
  const head = row.values.get("t_typical") ?? row.values.get("t_avg");
  if (!head) return;
  const median = of("t_typical");
  const mean = of("t_avg");
  if (median === null && mean === null) {
    reading.skipped.push({ what: "rdma-latency", count: 1, reason: "a latency of 0 was not measured" });
    return;
  }
  reading.measurements.push({
    metric: "rdma-latency",
    ...shared,
    unit: "us",
    written: head.written,
    at: row.at,
    statistics: {
      median,
      mean,
      min: of("t_min"),
      max: of("t_max"),
      std: row.values.get("t_stdev")?.value ?? null,
      p99: of("99%"),
    },
  });
}

function paramsOf(row: PerftestRow, size: number): Params {
  const { settings } = row;
  const params: Params = { size };
  const qps = readNumber(settings.get("number of qps") ?? "");
  if (qps !== null) params.qps = qps;
  const mtu = readNumber((settings.get("mtu") ?? "").replace(/\[B\]$/, ""));
  if (mtu !== null) params.mtu = mtu;
  for (const [param, name] of [
    ["transport", "transport type"],
    ["connection", "connection type"],
    ["link", "link type"],
  ] as const) {
    const value = settings.get(name);
    if (value) params[param] = excerpt(value, 30);
  }
  if (/bidirectional/i.test(row.title ?? "")) params.bidirectional = true;
  if (settings.get("dual port")?.toUpperCase() === "ON") params.dual_port = true;
  const gpu = [...settings].some(
    ([name, value]) => /^use (?:cuda|rocm) memory$/.test(name) && value.toUpperCase() === "ON",
  );
  if (gpu) params.memory = "gpu";
  return params;
}

function contextOf(row: PerftestRow): Params {
  const context: Params = {};
  for (const [name, key] of [
    ["tx depth", "tx_depth"],
    ["cq moderation", "cq_moderation"],
    ["pcie relax order", "relaxed_ordering"],
    ["using srq", "srq"],
  ] as const) {
    const value = row.settings.get(name);
    if (value) context[key] = readNumber(value) ?? excerpt(value, 30);
  }
  const iterations = row.values.get("#iterations");
  if (iterations) context.iterations = iterations.value;
  return context;
}

export const perftest: Format = {
  id: "perftest",
  label: "perftest (ib_write_bw, ib_read_lat …)",
  tool: "perftest",
  command: "ib_write_bw -d mlx5_0 -a HOST > run-1.txt",
  axes: ["network"],
  measures: "How fast and how late data moves by RDMA between the memories of two hosts, by message size.",
  example: `                    RDMA_Write BW Test
 Number of qps   : 1            Transport type : IB
 #bytes     #iterations    BW peak[MB/sec]    BW average[MB/sec]   MsgRate[Mpps]
 65536      5000             23120.10            23118.44             0.369895`,
  claims,
  read,
};
