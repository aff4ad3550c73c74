// UX 8.1: what is shown must add up when it is computed again by hand, so a rate shows the digits its money needs.

import { spellPercent } from "../core/units/spell";

const MOST = 10;

/**
 * A fraction as a percentage with the fewest digits (two at least) whose product with `times`, rounded to `step`,
 * is the product of the unrounded fraction. `times` is what a reader multiplies it with: the bill of a year, say.
 */
export function exactPercent(fraction: number, times: number, step = 1): string {
  const wanted = Math.round((fraction * times) / step);
  for (let digits = 2; digits < MOST; digits++) {
    const text = written(Math.abs(fraction), digits);
    const shown = Math.sign(fraction) * (Number(text.replaceAll(/[^\d.]/g, "")) / 100);
    if (Math.round((shown * times) / step) === wanted) return written(fraction, digits);
  }
  return written(fraction, MOST);
}

const written = (fraction: number, decimals: number): string => spellPercent(fraction, { decimals, atLeast: 2 });
