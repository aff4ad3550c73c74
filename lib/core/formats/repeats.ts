import { pairingKey, type Reading, type Statistics, type Written } from "../run/run";
import { median } from "../stats/quantile";

/**
 * Several results with equal settings in one file are repeats: each row becomes one measurement with a value a repeat,
 * never an average and never only the last. Results with other settings stay rows of their own.
 */
export function mergeRepeats(reading: Reading): void {
  const groups = new Map<string, Written[]>();
  for (const written of reading.measurements) {
    const key = `${pairingKey(written)} ${written.unit}`;
    const group = groups.get(key);
    if (group) group.push(written);
    else groups.set(key, [written]);
  }
  let repeats = 1;
  reading.measurements = [...groups.values()].map((group) => {
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
  const of = (name: keyof Statistics) => group.flatMap((w) => w.statistics?.[name] ?? []);
  const p99 = of("p99");
  return {
    ...shared,
    samples: Float64Array.from(heads),
    statistics: p99.length === group.length ? { p99: median(p99) } : {},
  };
}
