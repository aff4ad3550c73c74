import type { Reading } from "../run/run";
import type { Json, JsonObject, JsonSource } from "./format";
import { isObject, lastPart, numberOf, numbersOf, objectsIn, textOf } from "./json-value";
import { type Block, emptyBlock, type Group, libraryVersion, type Row } from "./nccl-blocks";
import { quantityOf } from "./quantity";

/** What `-J FILE` of nccl-tests writes (versions 2 to 4 of the layout, its src/util.cu). */
export const isNcclJson = (object: JsonObject): boolean =>
  object.has("nccl_version") && (object.has("config") || object.has("results"));

/** Names of its tests, as `experiment_name` writes them. */
const EXPERIMENTS: Readonly<Record<string, string>> = {
  allreduce: "all_reduce",
  allgather: "all_gather",
  reducescatter: "reduce_scatter",
  reduce: "reduce",
  broadcast: "broadcast",
  alltoall: "alltoall",
  sendrecv: "sendrecv",
  gather: "gather",
  scatter: "scatter",
  hypercube: "hypercube",
};
const SETTINGS = [
  ["nThread", "nthreads"],
  ["nGpus", "ngpus"],
  ["minBytes", "minimum_bytes"],
  ["maxBytes", "maximum_bytes"],
  ["warmup iters", "warmup_iters"],
  ["iters", "iterations"],
  ["agg iters", "aggregated_iterations"],
  ["validation", "validation"],
  ["graph", "graph"],
] as const;

/** The program's name without `_perf`, from the name of an experiment: `AllReduce` → `all_reduce`. */
export const programOf = (experiment: string | null): string | null =>
  EXPERIMENTS[(experiment ?? "").replace(/[^A-Za-z]/g, "").toLowerCase()] ?? null;

/** The reports of a file, each as one block. */
export function ncclJsonBlocks(source: JsonSource, reading: Reading): Block[] {
  return objectsIn(source).flatMap(({ object, at }) => (isNcclJson(object) ? [blockOf(object, at, reading)] : []));
}

function blockOf(object: JsonObject, at: string, reading: Reading): Block {
  const library = numberOf(object.get("nccl_version"));
  const block: Block = {
    ...emptyBlock(at),
    library: library === null ? null : libraryVersion(library),
    program: programIn(object.get("args")),
    ending: '"end_time"',
    closed: object.has("end_time"),
  };
  const config = object.get("config");
  if (isObject(config)) readConfig(config, block);
  const results = object.get("results");
  if (Array.isArray(results))
    results.forEach((row, i) => {
      if (!isObject(row)) return;
      block.program ??= programOf(textOf(row.get("experiment_name")));
      const read = rowOf(row, `${at}.results[${i}]`, block, reading);
      if (read) block.rows.push(read);
    });
  const bounds = object.get("out_of_bounds");
  if (isObject(bounds) && (String(bounds.get("okay")) === "false" || (numberOf(bounds.get("count")) ?? 0) > 0))
    block.outOfBounds = `${numberOf(bounds.get("count")) ?? "some"} FAILED`;
  const average = object.get("average_bus_bandwidth");
  const value = numberOf(isObject(average) ? average.get("bandwidth") : average);
  if (value !== null) block.average = { value, written: String(value), at: `${at}.average_bus_bandwidth` };
  return block;
}

function readConfig(config: JsonObject, block: Block): void {
  for (const [name, key] of SETTINGS) {
    const value = numberOf(config.get(key));
    if (value !== null) block.settings.set(name, value);
  }
  const factor = numberOf(config.get("step_factor"));
  const bytes = numberOf(config.get("step_bytes"));
  block.step = factor !== null ? `${factor} factor` : bytes !== null ? `${bytes} bytes` : null;
  const devices = config.get("devices");
  const listed = Array.isArray(devices) ? devices.filter(isObject) : [];
  const hosts = new Set<string>();
  let highest = -1;
  for (const device of listed) {
    const host = textOf(device.get("hostname"));
    const gpu = textOf(device.get("device_info"));
    if (host) hosts.add(host);
    if (gpu) block.gpus.add(gpu);
    highest = Math.max(highest, numberOf(device.get("rank")) ?? -1);
  }
  // Some versions list the first GPU of each process only: then the ranks listed stand as far apart as it has GPUs.
  const each = (block.settings.get("nThread") ?? 1) * (block.settings.get("nGpus") ?? 1);
  const apart = highest === (listed.length - 1) * each;
  block.ranks = listed.length === 0 ? 0 : apart ? listed.length * each : highest + 1;
  block.hosts = hosts.size > 0 ? hosts : null;
}

/** `all_reduce_perf` of a command line, where it was kept. */
function programIn(args: Json | undefined): string | null {
  const [command] = Array.isArray(args) ? args : [];
  return typeof command === "string" ? (/^([a-z][a-z_]{2,30})_perf/.exec(lastPart(command))?.[1] ?? null) : null;
}

function rowOf(row: JsonObject, at: string, block: Block, reading: Reading): Row | null {
  const size = numberOf(row.get("size"));
  if (size === null || size < 0) {
    reading.skipped.push({ what: "a row", count: 1, reason: `no size at ${at}` });
    return null;
  }
  return {
    at,
    size,
    type: textOf(row.get("type")) ?? "unknown",
    redop: textOf(row.get("redop")),
    root: numberOf(row.get("root")),
    "out-of-place": groupOf(row, "out_of_place", at, block, reading),
    "in-place": groupOf(row, "in_place", at, block, reading),
  };
}

function groupOf(row: JsonObject, key: string, at: string, block: Block, reading: Reading): Group | null {
  const group = row.get(key);
  if (!isObject(group)) return null;
  if (group.has("cpu_time")) block.cpuTime = true;
  const timeKey = group.has("cpu_time") ? "cpu_time" : "time";
  const quantity = (name: string) => quantityOf(group.get(name), name, `${at}.${key}.${name}`, reading);
  const text = (name: string) => String(numberOf(group.get(name)) ?? "");
  const perIteration = row.get(`${key}_per_iter`);
  return {
    time: quantity(timeKey),
    algbw: quantity("alg_bw"),
    busbw: quantity("bus_bw"),
    wrong: numberOf(group.get("nwrong")) ?? 0,
    written: [text(timeKey), text("alg_bw"), text("bus_bw")],
    times: isObject(perIteration) ? timesOf(perIteration) : null,
  };
}

/** The single iterations without those the tool was told to leave out of its summary, where the list has them still. */
function timesOf(report: JsonObject): Float64Array | null {
  const times = numbersOf(report.get("times_us"));
  if (!times || times.length === 0) return null;
  const skipped = Math.trunc(numberOf(report.get("skipped_iterations")) ?? 0);
  const average = numberOf(report.get("avg_us"));
  if (skipped <= 0 || skipped >= times.length || average === null) return times.slice();
  const rest = times.slice(skipped);
  return Math.abs(mean(rest) - average) < Math.abs(mean(times) - average) ? rest : times.slice();
}

const mean = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0) / values.length;
