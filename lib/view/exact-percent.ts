// UX 8.1: what is shown must add up when it is computed again by hand, so a rate shows the digits its money needs.

const MINUS = "−";
const MOST = 10;

/**
 * A fraction as a percentage with the fewest digits (two at least) whose product with `times`, rounded to `step`,
 * is the product of the unrounded fraction. `times` is what a reader multiplies it with: the bill of a year, say.
 */
export function exactPercent(fraction: number, times: number, step = 1): string {
  const wanted = Math.round((fraction * times) / step);
  for (let digits = 2; digits < MOST; digits++) {
    const shown = Number((fraction * 100).toFixed(digits)) / 100;
    if (Math.round((shown * times) / step) === wanted) return written(fraction, digits);
  }
  return written(fraction, MOST);
}

function written(fraction: number, digits: number): string {
  const text = Math.abs(fraction * 100)
    .toFixed(digits)
    .replace(/(\.\d{2}\d*?)0+$/, "$1");
  return `${fraction < 0 && Number(text) !== 0 ? MINUS : ""}${text}\u00a0%`;
}
