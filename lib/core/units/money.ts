// The model works in floats. What is shown or sent is rounded once, to integer micros (a millionth of the currency
// unit), and adds up exactly there. An amount here has no currency: a scenario has one, for all of it.

const MICROS = 1_000_000;

/** Currency units to micros, a bigint because a large bill over years leaves the safe integers; rounded half away from zero. @throws RangeError when not finite */
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

/** The amount without the noise of floating point: rounded once, to the micro. @throws RangeError when not finite */
export const toTheMicro = (amount: number): number => fromMicros(toMicros(amount));

/** Whether an amount is its reckoning rounded to the cent; a float's own error of a large sum does not count. Currency units. */
export const isSameCents = (reckoned: number, amount: number): boolean =>
  Math.abs(reckoned - amount) <= 0.005 + 1e-15 * Math.abs(reckoned);

/** Adds currency units in micros, so that the total equals the sum of the rows beside it. */
export function addUp(amounts: readonly number[]): number {
  return fromMicros(amounts.reduce((sum, a) => sum + toMicros(a), 0n));
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
