// Integer micros (a millionth of the currency unit): amounts are rounded once and then add up exactly.

/** An amount of one currency. `micros` is a bigint because a large bill over years leaves the safe integers. */
export interface Money {
  micros: bigint;
  currency: string;
}

const MICROS = 1_000_000;

/** Currency units to micros, rounded half away from zero. @throws RangeError when not finite */
export function toMicros(amount: number): bigint {
  if (!Number.isFinite(amount)) throw new RangeError("an amount of money is a finite number");
  // Whole and fraction apart: amount * 1e6 in one product loses the micros of large amounts.
  const whole = Math.trunc(amount);
  const fraction = Math.abs(amount - whole) * MICROS;
  const micros = BigInt(Math.abs(whole)) * BigInt(MICROS) + BigInt(Math.round(fraction));
  return amount < 0 ? -micros : micros;
}

/** Micros to currency units, as near as a double can say it. */
export function fromMicros(micros: bigint): number {
  return Number(micros / BigInt(MICROS)) + Number(micros % BigInt(MICROS)) / MICROS;
}

export function money(amount: number, currency: string): Money {
  return { micros: toMicros(amount), currency };
}

/** The sum of amounts of one currency. @throws RangeError on an empty list or on two currencies */
export function sumMoney(amounts: readonly Money[]): Money {
  const first = amounts[0];
  if (!first) throw new RangeError("a sum without amounts has no currency");
  let micros = 0n;
  for (const m of amounts) {
    if (m.currency !== first.currency) throw new RangeError(`cannot add ${m.currency} to ${first.currency}`);
    micros += m.micros;
  }
  return { micros, currency: first.currency };
}

/** Adds currency units in micros, so that the total equals the sum of the rows beside it. */
export function addUp(amounts: readonly number[]): number {
  return fromMicros(amounts.reduce((sum, a) => sum + toMicros(a), 0n));
}

/** The amount as API.md writes exact money: `{ "amount": "12345.67", "currency": "USD" }`. */
export function toWire(m: Money, digits = 2): { amount: string; currency: string } {
  const step = 10n ** BigInt(6 - digits);
  const size = m.micros < 0n ? -m.micros : m.micros;
  const rounded = (size + step / 2n) / step;
  const text = rounded.toString().padStart(digits + 1, "0");
  const whole = text.slice(0, text.length - digits);
  const sign = m.micros < 0n && rounded > 0n ? "-" : "";
  return { amount: digits === 0 ? sign + text : `${sign}${whole}.${text.slice(-digits)}`, currency: m.currency };
}

/**
 * Rounds parts to a step so that they add up to their rounded total (largest remainder, Hamilton's method).
 *
 * @param parts currency units
 * @param step what is shown: 1 for whole units, 0.01 for cents
 * @returns whole numbers of steps, times `step`; ties go to the earlier part
 */
export function roundTogether(parts: readonly number[], step = 1): { parts: number[]; total: number } {
  const inSteps = parts.map((p) => Number(toMicros(p)) / (step * MICROS));
  const total = Math.round(inSteps.reduce((a, b) => a + b, 0));
  const floors = inSteps.map(Math.floor);
  let left = total - floors.reduce((a, b) => a + b, 0);
  const order = inSteps.map((v, i) => ({ i, rest: v - Math.floor(v) })).sort((a, b) => b.rest - a.rest || a.i - b.i);
  for (const { i } of order) {
    if (left <= 0) break;
    floors[i] = (floors[i] ?? 0) + 1;
    left -= 1;
  }
  const digits = Math.max(0, Math.round(-Math.log10(step)));
  const shown = (steps: number) => Number((steps * step).toFixed(digits)) + 0;
  return { parts: floors.map(shown), total: shown(total) };
}
