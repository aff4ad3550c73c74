// MODEL 7 and QUALITY 1.4: a distribution as a table of its quantiles, which a uniform u reads at floor(u*GRID).
import { type Draw, GRID, levelOf } from "./draws";
import { SMALLEST_UNIFORM } from "./random";

const kept = new WeakMap<Draw, Float64Array>();

/** Quantiles at the middles of {@link GRID} equal shares of the cases, rising, in the draw's unit. Kept as long as the draw is. */
export function tableOf(draw: Draw): Float64Array {
  const known = kept.get(draw);
  if (known) return known;
  const table = Float64Array.from({ length: GRID }, (_, k) => draw(levelOf(k)));
  kept.set(draw, table);
  return table;
}

/** Halvings of the unit interval: beyond the last bit of a float64 near 1. */
const HALVINGS = 60;

/** The u in (0, 1) up to which `holds`, which holds below some u and not above it. */
function lastWhere(holds: (u: number) => boolean): number {
  let low = 0;
  let high = 1;
  for (let i = 0; i < HALVINGS; i++) {
    const middle = (low + high) / 2;
    if (holds(middle)) low = middle;
    else high = middle;
  }
  return low;
}

/** Share of the cases of a rising draw that are above `x`. */
export const shareAbove = (draw: Draw, x: number): number => 1 - lastWhere((u) => draw(u) <= x);

/**
 * The draw without its cases outside [low, high]: its inverse distribution function on the part that is kept. Equal in
 * distribution to drawing again until a case lies inside, and takes one uniform whatever comes.
 */
export function within(draw: Draw, low: number, high: number): Draw {
  const from = draw(SMALLEST_UNIFORM) < low ? lastWhere((u) => draw(u) < low) : 0;
  const to = draw(1 - SMALLEST_UNIFORM) > high ? lastWhere((u) => draw(u) <= high) : 1;
  if (from === 0 && to === 1) return draw;
  return (u) => Math.min(high, Math.max(low, draw(from + u * (to - from))));
}
