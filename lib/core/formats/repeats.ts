import { pairingKey, type Reading, type Statistics, type Written } from "../run/run";
import { median } from "../stats/quantile";
import { withoutCopiedRepeats } from "./copied-repeats";

/**
 * Several results with equal settings in one file are repeats: each row becomes one measurement with a value a repeat,
 * never an average and never only the last. Results with other settings stay rows of their own, and output that stands
 * in the file twice counts once.
 */
export function mergeRepeats(reading: Reading): void {
  const groups = new Map<string, Written[]>();
  for (const written of reading.measurements) {
    const key = `${pairingKey(written)} ${written.unit}`;
    const group = groups.get(key);
    if (group) group.push(written);
    else groups.set(key, [written]);
  }
  const kept = withoutCopiedRepeats([...groups.values()], reading.warnings);
  let repeats = 1;
  reading.measurements = kept.map((group) => {
    repeats = Math.max(repeats, group.length);
    return merge(group);
  });
  if (repeats > 1)
    reading.warnings.push({
      code: "repeats-in-one-file",
      message: `The file holds up to ${repeats} results with equal settings; they count as repeats within one run.`,
      hint: "To count as runs of their own, upload one file a start.",
    });
}

function merge(group: Written[]): Written {
  const [first] = group;
  if (!first) throw new RangeError("an empty group has nothing to merge");
  if (group.length === 1) return first;
  const noVerdict = group.find((w) => w.noVerdict)?.noVerdict;
  const shared = { ...first, ...(noVerdict ? { noVerdict } : {}) };
  if (group.every((w) => w.samples)) {
    const lists = group.flatMap((w) => (w.samples ? [w.samples] : []));
    return { ...shared, statistics: {}, samples: Float64Array.from(lists.flatMap((list) => Array.from(list))) };
  }
  const heads = group.flatMap((w) => {
    const head =
      w.statistics?.median ?? w.statistics?.value ?? w.statistics?.mean ?? (w.samples ? median(w.samples) : null);
    return head === null || head === undefined ? [] : [head];
  });
  const samples = Float64Array.from(heads);
  if (group.every(isSingle)) return { ...shared, samples, statistics: {} };
  return { ...shared, samples, heads: true, statistics: tailsOf(group) };
}

/** One value and nothing else: measured itself, and no average of many. */
const isSingle = ({ samples, statistics: { n, value, ...rest } = {} }: Written): boolean =>
  !samples && n === 1 && typeof value === "number" && Object.values(rest).every((figure) => figure == null);

/** A tail only where every repeat gives its own: one of a few medians would be the largest of them. */
function tailsOf(group: readonly Written[]): Partial<Statistics> {
  const tails: Partial<Statistics> = {};
  for (const name of ["p95", "p99"] as const) {
    const given = group.flatMap((w) => w.statistics?.[name] ?? []);
    if (given.length === group.length) tails[name] = median(given);
  }
  return tails;
}
