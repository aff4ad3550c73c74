import type { Statistics } from "../run/run";
import { samplingQuantiles } from "../run/sample-quantiles";
import type { Steps } from "../steps";
import type { JsonObject } from "./format";
import { numbersOf } from "./json-value";
import { joined } from "./number-blocks";

/** The single values of answered requests, in seconds; a failed request leaves a zero that is not a time. */
export function samplesOf(object: JsonObject, key: string, completed: number | null): Float64Array | null {
  const value = object.get(key);
  const errors = object.get("errors");
  const answered = (i: number) =>
    !Array.isArray(errors) || errors[i] === undefined || errors[i] === "" || errors[i] === null;
  const flat = numbersOf(value);
  if (flat && flat.length > 0) {
    const all = flat.length === completed || !Array.isArray(errors) ? flat : flat.filter((_, i) => answered(i));
    return all.length > 0 ? all : null;
  }
  if (!Array.isArray(value)) return null;
  const lists = value.flatMap((list, i) => (list instanceof Float64Array && answered(i) ? [list] : []));
  const gaps = joined(lists);
  return gaps.length > 0 ? gaps : null;
}

/** Whether single values give the printed median and mean to a thousandth; where nothing is printed they stand alone. */
export function agrees(
  samples: Float64Array,
  middle: number,
  printed: Partial<Statistics>,
  perSecond: number,
): boolean {
  const close = (ours: number, theirs: number | null | undefined) =>
    theirs === null || theirs === undefined || Math.abs(ours * perSecond - theirs) <= Math.abs(theirs) * 1e-3;
  let sum = 0;
  for (const value of samples) sum += value;
  return close(sum / samples.length, printed.mean) && close(middle, printed.median);
}

/** The median of a sample that keeps its order. */
export function* middleOf(samples: Float64Array): Steps<number> {
  return (yield* samplingQuantiles(samples, [0.5]))[0] ?? Number.NaN;
}
