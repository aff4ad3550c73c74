// What a comparison's sentences say of numbers: how many digits. The spelling itself is that of units/spell.
import type { Param, Params } from "../run/run";
import { NBSP, spellNumber, spellPercent } from "../units/spell";

/** A fraction as a percentage: two decimals, or one where the interval is a point wide and more would pretend. */
export function percent(fraction: number, width = 0): string {
  const decimals = Math.abs(width) >= 0.01 ? 1 : 2;
  return spellPercent(fraction, { decimals, atLeast: decimals });
}

/** A bound such as a floor or a margin: no more decimals than it has, and never nothing where it is something. */
export const bound = (fraction: number): string =>
  spellPercent(fraction, Math.abs(fraction) < 5e-5 ? { significant: 2 } : { decimals: 2 });

/** A measured number for a sentence: at most six digits. */
export const figure = (value: number): string => spellNumber(value, { significant: 6 });

/** The runs of both sides, in one piece: "n = 5 v 12". */
export const runsOf = ({ baseline, candidate }: { baseline: { runs: number }; candidate: { runs: number } }): string =>
  ["n", "=", spellNumber(baseline.runs), "v", spellNumber(candidate.runs)].join(NBSP);

/** Parameter as people wrote it. */
export function param(value: Param | undefined): string {
  if (value === undefined) return "not given";
  return typeof value === "number" ? spellNumber(value, { significant: 15, plain: true }) : String(value);
}

/** `a = 1, b = ce`, at most the first few. */
export function paramList(params: Params, limit = 4): string {
  const entries = Object.entries(params);
  const shown = entries.slice(0, limit).map(([key, value]) => `${key} ${param(value)}`);
  return entries.length > limit ? `${shown.join(", ")} …` : shown.join(", ");
}

/** Places in a list, "2, 3 and 5"; at most the first eight. */
export function places(all: readonly number[]): string {
  const shown = all.slice(0, 8).map(String);
  if (all.length > shown.length) return `${shown.join(", ")} …`;
  return shown.length > 1 ? `${shown.slice(0, -1).join(", ")} and ${shown.at(-1)}` : shown.join("");
}
