import "server-only";

/** Recomputing holds the server for a tenth of a second or so, and needs no account: this leaves it most of its time. */
const PER_MINUTE = 120;

const kept = globalThis as typeof globalThis & { barelineTries?: { minute: number; count: number } };

/**
 * Whether a reader's values may be computed now; counts the try.
 * @param now milliseconds of any steady clock
 */
export function mayTry(now = performance.now()): boolean {
  const minute = Math.floor(now / 60_000);
  if (kept.barelineTries?.minute !== minute) kept.barelineTries = { minute, count: 0 };
  kept.barelineTries.count++;
  return kept.barelineTries.count <= PER_MINUTE;
}
