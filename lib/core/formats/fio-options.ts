import { excerpt } from "../outcome";
import type { Load, Params } from "../run/run";
import { readNumber } from "../units/number";
import { binarySize } from "./binary-size";
import type { Json } from "./format";
import { isObject, lastPart } from "./json-value";

/** Options of one job by fio's first name for them; those of the job override the global ones. All values are text. */
export type FioOptions = ReadonlyMap<string, string>;

export const FIO_DIRECTIONS = ["read", "write", "trim"] as const;
export type FioDirection = (typeof FIO_DIRECTIONS)[number];

const ALIASES: ReadonlyMap<string, string> = new Map([
  ["readwrite", "rw"],
  ["blocksize", "bs"],
  ["blocksize_range", "bsrange"],
]);

/** The options of several layers as one, spelled in one way; a later layer overrides an earlier one. */
export function optionsOf(...layers: (Json | undefined)[]): FioOptions {
  const options = new Map<string, string>();
  for (const layer of layers) {
    if (!isObject(layer)) continue;
    for (const [key, value] of layer)
      if (typeof value === "string" || typeof value === "number")
        options.set(ALIASES.get(key) ?? key, String(value).trim());
  }
  return options;
}

/** `randread:8` adds an offset, which is no other pattern. */
const rwOf = (options: FioOptions): string => {
  const rw = (options.get("rw") ?? "read").split(":")[0]?.toLowerCase() ?? "read";
  return rw === "readwrite" ? "rw" : rw;
};

/** `null` where the file does not say: without any options nobody knows that the default held. */
export function patternOf(options: FioOptions): "sequential" | "random" | null {
  if (options.size === 0) return null;
  const rw = rwOf(options);
  if (/^(?:read|write|trim|rw|trimwrite)$/.test(rw)) return "sequential";
  return /^rand(?:read|write|trim|rw|trimwrite)$/.test(rw) ? "random" : null;
}

/** The one direction of a job that reads, writes or trims only. */
export function onlyDirection(options: FioOptions): FioDirection | null {
  const rw = rwOf(options).replace(/^rand/, "");
  return options.size === 0 ? null : (FIO_DIRECTIONS.find((direction) => direction === rw) ?? null);
}

/** What must be equal on both sides (FORMATS 3). */
export function paramsOf(options: FioOptions, clones: number, clients: number): Params {
  if (options.size === 0) return { numjobs: clones, ...(clients > 1 ? { clients } : {}) };
  const rw = rwOf(options);
  const params: Params = {
    rw: excerpt(rw, 40),
    bs: sizes(options.get("bs") ?? "4k"),
    iodepth: count(options.get("iodepth")) ?? 1,
    numjobs: count(options.get("numjobs")) ?? clones,
    ioengine: lastPart(excerpt(options.get("ioengine") ?? "default", 40)),
    direct: isDirect(options),
  };
  if (rw === "rw" || rw === "randrw") params.rwmixread = readShare(options);
  for (const key of ["bssplit", "bsrange", "rate", "rate_iops", "percentage_random", "random_distribution"]) {
    const value = options.get(key);
    if (value !== undefined && value !== "" && value !== "random") params[key] = excerpt(value, 60);
  }
  for (const key of ["sync", "fsync", "fdatasync"]) {
    const value = options.get(key);
    if (value !== undefined && !["", "0", "none"].includes(value)) params[key] = excerpt(value, 20);
  }
  if (clients > 1) params.clients = clients;
  return params;
}

/** What makes a warning when it differs. */
export function contextOf(options: FioOptions, job: string | null): Params {
  const context: Params = {};
  if (job !== null) context.job = job;
  for (const key of ["size", "runtime"]) {
    const value = options.get(key);
    if (value) context[key] = excerpt(value.replace(/^(\d{1,9})s$/, "$1"), 40);
  }
  const device = deviceClass(options.get("filename") ?? options.get("directory"));
  if (device) context.device = device;
  return context;
}

const isDirect = (options: FioOptions): boolean =>
  options.get("direct") === "1" || options.get("direct") === "" || options.get("buffered") === "0";

/** Engines that go around the page cache by themselves, or store nothing. */
const OWN_PATH = /^(?:spdk|spdk_.{0,20}|xnvme|libblkio|nbd|rbd|rados|http|libiscsi|sg|io_uring_cmd|dev-dax|libpmem)$/;
const NO_STORAGE = /^(?:null|cpuio|net|netsplice|rdma|libcufile_null)$/;

/** Whether reads may come from memory and writes end there. */
export const usesPageCache = (options: FioOptions): boolean =>
  options.size > 0 && !OWN_PATH.test(engineOf(options)) && (!isDirect(options) || engineOf(options) === "mmap");

/** The name of an engine that moves no data to storage, or `null`. */
export const engineWithoutStorage = (options: FioOptions): string | null =>
  NO_STORAGE.test(engineOf(options)) ? engineOf(options) : null;

const engineOf = (options: FioOptions): string => options.get("ioengine") ?? "";

const readShare = (options: FioOptions): number => {
  const write = count(options.get("rwmixwrite"));
  return count(options.get("rwmixread")) ?? (write === null ? 50 : 100 - write);
};

/**
 * A rate that was chosen: the figure repeats it (FORMATS 1.7). Each clone of a job keeps the rate by itself.
 * @param of unit of the figure, in which the target stands; without, that of the rate
 */
export function loadOf(
  options: FioOptions,
  direction: FioDirection | "mixed",
  clones: number,
  of?: "B/s" | "IOPS",
): Load {
  for (const [key, unit] of [
    ["rate", "B/s"],
    ["rate_iops", "IOPS"],
  ] as const) {
    const text = partOf(options.get(key), direction);
    if (text === null) continue;
    const each = unit === "IOPS" ? readNumber(text) : binarySize(text);
    const whole = each === null ? null : each * clones;
    const target = whole === null || of === undefined || of === unit ? whole : inOtherUnit(whole, unit, options);
    return { limited: true, target, reason: `fio ${key}=${excerpt(options.get(key) ?? "", 40)}` };
  }
  const think = count(options.get("thinktime"));
  if (think) return { limited: true, target: null, reason: `fio thinktime=${think}` };
  return { limited: false, target: null, reason: "no rate was set" };
}

/** A rate of the other unit, by the size of one operation; `null` where operations have no fixed size. */
function inOtherUnit(target: number, unit: "B/s" | "IOPS", options: FioOptions): number | null {
  const fixed = ["bssplit", "bsrange"].every((key) => (options.get(key) ?? "") === "");
  const size = fixed ? sizes(options.get("bs") ?? "4k") : "";
  if (typeof size !== "number" || size <= 0) return null;
  return unit === "B/s" ? target / size : target * size;
}

/** `10m` holds for all directions, `10m,5m` for reads and writes, `,5m` for writes alone. */
function partOf(text: string | undefined, direction: FioDirection | "mixed"): string | null {
  if (text === undefined || text === "") return null;
  const parts = text.split(",", 3);
  // Of reads and writes in one figure nobody can say what rate they had together.
  if (direction === "mixed") return text;
  const part = parts.length === 1 ? parts[0] : parts[FIO_DIRECTIONS.indexOf(direction)];
  return part === undefined || part === "" || part === "0" ? null : part;
}

const sizes = (text: string): string | number => {
  const parts = text.split(",", 3).map((part) => binarySize(part) ?? excerpt(part, 40));
  return parts.length === 1 ? (parts[0] ?? "") : parts.join(",");
};

const count = (text: string | undefined): number | null => (text === undefined ? null : readNumber(text));

const CLASSES: readonly (readonly [sign: RegExp, name: string])[] = [
  [/^nvme\d/, "NVMe"],
  [/^pmem\d/, "persistent memory"],
  [/^vd[a-z]/, "virtio"],
  [/^xvd[a-z]/, "Xen"],
  [/^sd[a-z]/, "SCSI or SATA"],
  [/^md\d/, "RAID"],
  [/^dm-\d/, "device mapper"],
];

/** What kind of device a path is on, without the path. */
function deviceClass(path: string | undefined): string | null {
  if (!path) return null;
  if (!path.startsWith("/dev/")) return "file";
  return CLASSES.find(([sign]) => sign.test(lastPart(path)))?.[1] ?? "block device";
}
