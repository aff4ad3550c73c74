import "server-only";
import { Refusal } from "./refusal";

const PER_MINUTE = 100;

const kept = globalThis as typeof globalThis & { barelineWrongTokens?: { minute: number; count: number } };

/**
 * Counts a token that opened nothing. @throws Refusal `too-many` beyond 100 a minute.
 * @param now milliseconds of any steady clock
 */
export function countWrongToken(now = performance.now()): void {
  const minute = Math.floor(now / 60_000);
  if (kept.barelineWrongTokens?.minute !== minute) kept.barelineWrongTokens = { minute, count: 0 };
  kept.barelineWrongTokens.count++;
  if (kept.barelineWrongTokens.count <= PER_MINUTE) return;
  throw new Refusal("too-many", "Too many links that open nothing were tried. Wait a minute.", { retryAfter: 60 });
}
