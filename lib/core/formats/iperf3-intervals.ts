import type { Skipped } from "../run/run";
import type { JsonObject } from "./format";
import { isObject, numberOf } from "./json-value";
import { type IperfTest, objectIn } from "./iperf3-tests";

/** Seconds in which TCP is still finding its speed. */
const SLOW_START = 2;
/** Values from which their middle says something. */
const ENOUGH = 3;
const WHAT = "network-throughput, intervals";

/**
 * Bits a second of each interval after the slow start. `null` where too few are left; and for UDP on the sending host,
 * which counts what it sent and not what arrived.
 */
export function intervalsOf(
  test: IperfTest,
  key: string,
  udp: boolean,
): { samples: Float64Array; skipped: Skipped[] } | null {
  const sums = test.intervals.flatMap((interval) => sumOf(interval, key) ?? []);
  if (udp && sums.some((sum) => sum.get("sender") !== false)) return null;
  const omitted = numberOf(objectIn(test.start, "test_start").get("omit")) ?? 0;
  const from = Math.max(0, SLOW_START - omitted) - 0.05;
  const longest = sums.reduce((most, sum) => Math.max(most, numberOf(sum.get("seconds")) ?? 0), 0);
  const values: number[] = [];
  let slow = 0;
  let short = 0;
  for (const sum of sums) {
    const rate = numberOf(sum.get("bits_per_second"));
    if (rate === null || rate < 0 || sum.get("omitted") === true) continue;
    if (!udp && (numberOf(sum.get("start")) ?? 0) < from) slow++;
    else if ((numberOf(sum.get("seconds")) ?? 0) < longest / 2) short++;
    else values.push(rate);
  }
  if (values.length < ENOUGH) return null;
  const skipped: Skipped[] = [];
  if (slow > 0) skipped.push({ what: WHAT, count: slow, reason: "the first 2 s of a test are slow start" });
  if (short > 0) skipped.push({ what: WHAT, count: short, reason: "cut off by the end of the test" });
  return { samples: Float64Array.from(values), skipped };
}

function sumOf(interval: JsonObject, key: string): JsonObject | null {
  const sum = interval.get(key);
  if (isObject(sum)) return sum;
  const streams = interval.get("streams");
  return Array.isArray(streams) && streams.length === 1 && isObject(streams[0]) ? streams[0] : null;
}
