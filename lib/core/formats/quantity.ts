import type { Reading, Statistics, Written } from "../run/run";
import type { Json, JsonObject } from "./format";
import { numberOf } from "./json-value";
import { faultOf, skipFault } from "./number-faults";

/** What all measurements of one result share. */
export type Shared = Omit<Written, "metric" | "unit" | "written" | "at">;

/** A number from 0 up; what is neither that nor absent is left out and listed. */
export function quantityOf(value: Json | undefined, what: string, at: string, reading: Reading): number | null {
  const fault = faultOf(value);
  if (fault) skipFault(reading, what, fault, value, at);
  return fault ? null : numberOf(value);
}

/** A measurement of which the tool prints one number only. */
export function oneValue(
  shared: Shared,
  metric: string,
  unit: string,
  raw: Json | undefined,
  value: number,
  at: string,
): Written {
  return { metric, ...shared, unit, written: String(raw), at, statistics: { n: 1, value } };
}

/** Counts what was left out, once a reason. */
export function leaveOut(reading: Reading, what: string, reason: string, count = 1): void {
  const known = reading.skipped.find((s) => s.what === what && s.reason === reason);
  if (known) known.count += count;
  else reading.skipped.push({ what, count, reason });
}

/** A statistic and the names that a tool gives it, the best first. */
export type StatisticNames = readonly (readonly [keyof Statistics, readonly string[]])[];

/** The statistics that stand in an object, and the first of them as it is written; `null` when there is none. */
export function statisticsOf(
  object: JsonObject,
  names: StatisticNames,
  what: string,
  placeOf: (key: string) => string,
  reading: Reading,
): { statistics: Partial<Statistics>; key: string; written: string } | null {
  const statistics: Partial<Statistics> = {};
  let first: string | null = null;
  for (const [statistic, keys] of names) {
    const key = keys.find(
      (k) => object.has(k) && quantityOf(object.get(k), `${what}, ${statistic}`, placeOf(k), reading) !== null,
    );
    if (key === undefined) continue;
    statistics[statistic] = numberOf(object.get(key));
    first ??= key;
  }
  return first === null ? null : { statistics, key: first, written: String(object.get(first)) };
}

/** Whether what tools print for "nothing was measured" stands where the middle should: FORMATS 1.3. */
export const isZero = ({ median, value, mean }: Partial<Statistics>): boolean =>
  (median ?? 0) === 0 && (value ?? 0) === 0 && (mean ?? 0) === 0;
