import { median } from "./quantile";

/** Fewest batches that stand for one run's spread (QUALITY 1.3). */
export const BATCHES = 20;

/**
 * Medians of 20 batches of consecutive samples of one run. Samples lean on their neighbours, batches hardly; even so they
 * speak of this run only. `null` with fewer than two samples a batch.
 */
export function batchMedians(samples: Float64Array, batches = BATCHES): Float64Array | null {
  if (samples.length < 2 * batches) return null;
  return Float64Array.from({ length: batches }, (_, i) =>
    median(
      samples.subarray(Math.floor((i * samples.length) / batches), Math.floor(((i + 1) * samples.length) / batches)),
    ),
  );
}
