import { excerpt } from "../outcome";
import { baseOf } from "../units/unit";

/** Spellings of units that the table of units does not have, in small letters. A time per iteration is a time. */
const SPELLED: ReadonlyMap<string, string> = new Map([
  ...spelled("s", ["seconds", "second", "sec", "s/iter", "s/op", "sec/iter"]),
  ...spelled("ms", ["milliseconds", "millisecond", "msec", "ms/iter", "ms/op", "msec/iter"]),
  ...spelled("us", ["microseconds", "microsecond", "usec", "us/iter", "us/op", "µs/iter", "µs/op", "usec/iter"]),
  ...spelled("ns", ["nanoseconds", "nanosecond", "nsec", "ns/iter", "ns/op", "nsec/iter"]),
  ...spelled("min", ["minutes"]),
  ...spelled("op/s", ["ops/sec", "op/sec", "ops/second", "operations per second", "iter/sec", "iterations/s"]),
  ...spelled("op/s", ["events per second", "event/sec", "transactions per second", "transactions_per_second"]),
  ...spelled("op/s", ["transactions/sec", "iops"]),
  ...spelled("request/s", ["requests per second", "requests/sec", "request/sec", "req/sec"]),
  ...spelled("sample/s", ["samples per second", "samples/sec", "queries per second"]),
  ...spelled("token/s", ["tokens per second", "tokens/sec", "token/sec", "tok/sec"]),
  ...spelled("%", ["percent"]),
]);

/** The same with capitals that mean something: bits and bytes, thousands and 1024s. */
const EXACT: ReadonlyMap<string, string> = new Map([
  ...spelled("bit/s", ["bits/sec", "bits/s", "Bits/sec"]),
  ...spelled("kbit/s", ["Kbits/sec", "kbits/sec", "Kbits/s"]),
  ...spelled("Mbit/s", ["Mbits/sec", "mbits/sec", "Mbits/s", "Megabits/sec"]),
  ...spelled("Gbit/s", ["Gbits/sec", "gbits/sec", "Gbits/s"]),
  ...spelled("B/s", ["B/sec", "Bytes/sec", "bytes/sec"]),
  ...spelled("KB/s", ["KB/sec"]),
  ...spelled("MB/s", ["MB/sec"]),
  ...spelled("GB/s", ["GB/sec"]),
  ...spelled("KiB/s", ["KiB/sec"]),
  ...spelled("MiB/s", ["MiB/sec"]),
  ...spelled("GiB/s", ["GiB/sec"]),
  ...spelled("B", ["Bytes"]),
  ...spelled("MB", ["Megabytes", "megabytes"]),
  ...spelled("GB", ["Gigabytes", "gigabytes"]),
]);

export const UNIT_MISSING = "unit not in the file";

/** A unit as the table of units writes it, where it is one under another spelling; else as the file writes it. */
export function spelledUnit(unit: string): string {
  const text = excerpt(unit.trim(), 60);
  if (text === "") return UNIT_MISSING;
  if (baseOf(text)) return text;
  return EXACT.get(text) ?? SPELLED.get(text.toLowerCase()) ?? text;
}

function spelled(unit: string, spellings: readonly string[]): [string, string][] {
  return spellings.map((spelling) => [spelling, unit]);
}
