// What plausibility says of a value, in words: each rule of UX 6 with the row's own figures.
import { NBSP, spellNumber, spellPercent } from "../units/spell";
import type { KnownCeiling } from "./ceiling";

const GIB = 2 ** 30 / 1e9;
/** Values are rounded where they are printed. */
const ABOUT = 1.01;

/** A rate as people write it: "63 GB/s", "3.35 TB/s", "989 TFLOP/s". */
export function spellRate(value: number, unit: string): string {
  const [factor, prefix] = value >= 1e12 ? [1e12, "T"] : value >= 1e9 ? [1e9, "G"] : [1e6, "M"];
  return `${spellNumber(value / factor, { significant: 3 })}${NBSP}${prefix}${unit}`;
}

const ceilingOf = ({ unit, what }: KnownCeiling, value: number) => `${spellRate(value, unit)} (${what})`;
const share = (part: number) => spellPercent(part, { decimals: 0 });

/** P1. */
export function tooMuch(value: number, side: string, ceiling: KnownCeiling): string {
  const { limit, unit, twice } = ceiling;
  const times = value / limit;
  const said = `${spellRate(value, unit)} on ${side} is ${spellNumber(times, { significant: 3 })} times the ceiling of ${ceilingOf(ceiling, limit)}.`;
  if (times <= GIB * ABOUT)
    return `${said} GB read as GiB (1 GiB is 1.074 GB) would explain it, and so would ${twice}.`;
  if (times <= 2 * ABOUT) return `${said} ${capital(twice)} would explain it.`;
  return `${said} Not even ${twice} would explain it: check the unit (bytes or bits), the GPU and the size of the data.`;
}

/** P1 for a link of which one source knows a faster generation. */
export const nearAFasterLink = (value: number, side: string, ceiling: KnownCeiling): string =>
  `${spellRate(value, ceiling.unit)} on ${side} is above ${ceilingOf(ceiling, ceiling.limit)}, but one source lists a faster link for this GPU. Check the generation of its link.`;

/** P2. */
export const reachesLittle = (value: number, side: string, ceiling: KnownCeiling): string =>
  `${capital(side)} reaches ${share(value / ceiling.value)} of the ceiling of ${ceilingOf(ceiling, ceiling.value)}, so the baseline may be untuned. Look at NUMA, pinning, clocks and the slot.`;

/** P3. @param part share of the baseline's performance that the candidate does, above 1 */
export const doesMore = (part: number, candidate: string, baseline: string): string =>
  `${capital(candidate)} does ${share(part)} of what ${baseline} does, so the baseline may be untuned, or a cache answers.`;

/** P4. */
export const fromDataSheet = (value: number, side: string, ceiling: KnownCeiling): string =>
  `${spellRate(value, ceiling.unit)} on ${side} is within 1${NBSP}% of the data sheet's ${ceilingOf(ceiling, ceiling.value)}, so it looks like a ceiling, not a measurement.`;

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
