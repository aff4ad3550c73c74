/** Base units in which everything is kept and compared. Decimal: GB is 10^9 bytes, GiB 2^30, and neither is the other. */
export const BASE_UNITS = [
  "s",
  "B/s",
  "B",
  "token/s",
  "request/s",
  "sample/s",
  "op/s",
  "message/s",
  "FLOP/s",
  "fraction",
  "count",
] as const;
export type BaseUnit = (typeof BASE_UNITS)[number];

const KILO = [1, 1e3, 1e6, 1e9, 1e12] as const;
const KIBI = [1, 2 ** 10, 2 ** 20, 2 ** 30, 2 ** 40] as const;

const UNITS: ReadonlyMap<string, readonly [factor: number, base: BaseUnit]> = new Map([
  ...named("s", 1, ["s", "sec", "second", "seconds"]),
  ...named("s", 1e-3, ["ms", "msec", "millisecond", "milliseconds"]),
  ...named("s", 1e-6, ["us", "µs", "μs", "usec", "microsecond", "microseconds"]),
  ...named("s", 1e-9, ["ns", "nsec", "nanosecond", "nanoseconds"]),
  ...named("s", 60, ["min", "minute", "minutes"]),
  ...named("s", 3600, ["h", "hour", "hours"]),
  ...scaled("B/s", KILO, [["B/s", "byte/s", "bytes/s"], ["kB/s", "KB/s"], ["MB/s"], ["GB/s"], ["TB/s"]]),
  ...scaled("B/s", KIBI, [[], ["KiB/s"], ["MiB/s"], ["GiB/s"], ["TiB/s"]]),
  ...scaled(
    "B/s",
    KILO.map((f) => f / 8),
    [["bit/s", "b/s", "bps"], ["kbit/s", "Kbit/s", "Kb/s"], ["Mbit/s", "Mb/s"], ["Gbit/s", "Gb/s"], ["Tbit/s"]],
  ),
  ...scaled("B", KILO, [["B", "byte", "bytes"], ["kB", "KB"], ["MB"], ["GB"], ["TB"]]),
  ...scaled("B", KIBI, [[], ["KiB"], ["MiB"], ["GiB"], ["TiB"]]),
  ...scaled("FLOP/s", KILO, [
    ["FLOP/s", "FLOPS"],
    ["KFLOP/s", "KFLOPS"],
    ["MFLOP/s", "MFLOPS"],
    ["GFLOP/s", "GFLOPS"],
    ["TFLOP/s", "TFLOPS"],
  ]),
  ...named("token/s", 1, ["token/s", "tokens/s", "tok/s", "t/s"]),
  ...named("request/s", 1, ["request/s", "requests/s", "req/s"]),
  ...named("sample/s", 1, ["sample/s", "samples/s", "query/s", "queries/s"]),
  ...named("op/s", 1, ["op/s", "ops/s", "IOPS", "event/s", "events/s", "transaction/s", "transactions/s"]),
  ...named("message/s", 1, ["message/s", "messages/s", "msg/s"]),
  ...named("message/s", 1e6, ["Mpps"]),
  ...named("fraction", 1, ["fraction", "1"]),
  ...named("fraction", 0.01, ["%", "percent"]),
  ...named("count", 1, ["count"]),
]);

/**
 * A value in its base unit. Units are told apart by case: `Mb/s` is bits, `MB/s` is 10^6 bytes, `MiB/s` 2^20.
 * @returns `null` for a unit that is not known
 */
export function toBase(value: number, unit: string): { value: number; unit: BaseUnit } | null {
  const known = UNITS.get(unit.trim());
  if (!known) return null;
  const [factor, base] = known;
  return { value: scale(value, factor), unit: base };
}

/** What a value in `unit` is multiplied with to stand in its base unit; `null` for a unit that is not known. */
export function baseOf(unit: string): { factor: number; unit: BaseUnit } | null {
  const known = UNITS.get(unit.trim());
  return known ? { factor: known[0], unit: known[1] } : null;
}

/** Dividing by 1000 is correctly rounded where multiplying by 0.001 is not. */
export function scale(value: number, factor: number): number {
  const inverse = Math.round(1 / factor);
  return factor < 1 && Math.abs(inverse * factor - 1) < 1e-12 ? value / inverse : value * factor;
}

/** A direction guessed from the base unit, never from the name: a time → lower, everything a second → higher; of another nobody knows. */
export function betterBy(unit: string): "higher" | "lower" | null {
  if (unit === "s") return "lower";
  return unit.endsWith("/s") ? "higher" : null;
}

function named(base: BaseUnit, factor: number, names: readonly string[]): [string, readonly [number, BaseUnit]][] {
  return names.map((name) => [name, [factor, base]]);
}

function scaled(base: BaseUnit, factors: readonly number[], names: readonly (readonly string[])[]) {
  return names.flatMap((list, i) => named(base, factors[i] ?? 1, list));
}
