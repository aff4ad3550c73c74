import { pairingKey, type Reading, type Skipped, type Written } from "../run/run";

/** What was left out of a measurement's intervals, told only where they are used. */
export type IntervalNotes = Map<Written, Skipped[]>;

/**
 * A tool that reports while it runs gives a value an interval. They are the samples of a test that stands alone; where a
 * file repeats the test, each test counts with its own figure, since long tests would otherwise outweigh short ones.
 */
export function intervalsOrTests(reading: Reading, notes: IntervalNotes = new Map()): void {
  const counts = new Map<string, number>();
  for (const written of reading.measurements) {
    const key = pairingKey(written);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const left = new Map<string, number>();
  for (const written of reading.measurements) {
    if (!written.samples) continue;
    if ((counts.get(pairingKey(written)) ?? 0) < 2) {
      reading.skipped.push(...(notes.get(written) ?? []));
      continue;
    }
    left.set(written.metric, (left.get(written.metric) ?? 0) + written.samples.length);
    delete written.samples;
  }
  for (const [metric, count] of left)
    reading.skipped.push({
      what: `${metric}, intervals`,
      count,
      reason: "the file repeats the test, so each test counts with its figure over its whole time",
    });
}
