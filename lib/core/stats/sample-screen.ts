// A quick look at every run's samples: a thinned series first, all of them only where it shows something (MODEL 5.6).
import { median, quantile, sorted } from "./quantile";
import { driftOf, type Health, healthOf } from "./sample-health";
import { twoGroups } from "./two-groups";

/** What speaks against taking one run's samples for one steady state. */
export interface SampleSigns {
  /** Two separate groups. */
  peaks: Health["peaks"];
  /** Leading samples that had not settled yet. */
  warmUp: { dropped: number; of: number } | null;
  /** Median of the last third over that of the first, minus 1. */
  drift: number | null;
}

/** Fewer samples show none of it. */
const LEAST = 12;
/** Samples that stand for a longer series in the first look. */
const THINNED = 150;
/** Further than this from where a run settles, a sample has not settled (MODEL 5.6); less drift than this hardly matters. */
const TOLERANCE = 0.02;
/** Leading samples that all lie beyond nine tenths of the settled ones on one side: three do by chance once in 8,000 runs. */
const FEWEST = 3;

/** @param samples finite, in the order measured; they keep it */
export function screenSamples(samples: Float64Array): SampleSigns {
  if (samples.length < LEAST) return { peaks: null, warmUp: null, drift: null };
  const few = thinned(samples);
  const ordered = sorted(few);
  const warmUp = beginsAside(samples, quantile(ordered, 0.5)) ? warmUpOf(samples) : null;
  const drift = moved(few) ? driftOf(samples, quantile(ordered, 0.5)) : null;
  return {
    peaks: twoGroups(ordered) && healthOf(samples).peaks,
    warmUp,
    drift: drift !== null && Math.abs(drift) > TOLERANCE ? drift : null,
  };
}

/** Whether the last third lies further from the first than hardly matters; chance is judged on all samples. */
function moved(values: Float64Array): boolean {
  const third = Math.floor(values.length / 3);
  const first = median(values.subarray(0, third));
  return Math.abs(median(values.subarray(values.length - third)) / first - 1) > TOLERANCE / 2;
}

/**
 * Every so many samples, in their order, at steps of the golden ratio within each: even steps would see one of several
 * sizes that take turns.
 */
function thinned(samples: Float64Array): Float64Array {
  const n = samples.length;
  if (n <= THINNED) return samples;
  const step = n / THINNED;
  return Float64Array.from({ length: THINNED }, (_, i) => {
    const within = (i * 0.618_033_988_749_895) % 1;
    return samples[Math.min(n - 1, Math.floor((i + within) * step))] as number;
  });
}

/** Whether the first samples lie on one side of the whole run's middle, a first look at warm-up. */
function beginsAside(samples: Float64Array, middle: number): boolean {
  const first = samples.subarray(0, FEWEST);
  return first.every((v) => v > middle) || first.every((v) => v < middle);
}

function warmUpOf(samples: Float64Array): SampleSigns["warmUp"] {
  const n = samples.length;
  // Where a run settles is read off at most so many samples of its second half.
  const settled = sorted(thinned(samples.subarray(n >> 1)));
  const centre = quantile(settled, 0.5);
  if (!(centre > 0)) return null;
  const above = Math.max(centre * (1 + TOLERANCE), quantile(settled, 0.95));
  const below = Math.min(centre * (1 - TOLERANCE), quantile(settled, 0.05));
  const leading = (isOut: (value: number) => boolean) => {
    let count = 0;
    while (count < n && isOut(samples[count] as number)) count++;
    return count;
  };
  const dropped = Math.max(
    leading((v) => v > above),
    leading((v) => v < below),
  );
  return dropped >= FEWEST ? { dropped, of: n } : null;
}
