// MODEL 4: below four fifths of the time measured, combined axes are an estimate. The published values that stand in are points,
// so the draws vary with the measured part alone, and their ends are no range of the whole.
import { spellPercent } from "../units/spell";

/** Share of the time that must be measured for the ends to be the figure's own. */
export const ENOUGH_MEASURED = 0.8;

const LEAD = "an estimate: ";
const NOT_KNOWN = "of the time rests on published values whose range is not known";

const share = (fraction: number) => spellPercent(fraction, { decimals: 0 });

/** What the ends are where too little was measured. @param coverage share of the time on measured axes, 0 to 1 */
export const partialLevel = (coverage: number): string =>
  `${LEAD}${share(1 - coverage)} ${NOT_KNOWN}; range of the measured ${share(coverage)} only`;

/** The same of several segments, some of them measured in part. */
export const PARTIAL_SUM = `${LEAD}part ${NOT_KNOWN}; range of the measured part only`;

/** Whether ends of this level cover a part of the figure only, so that they are not likely ends of it. */
export const isPartial = (level: string): boolean => level.startsWith(LEAD);

/** Two ends with what they are, in place of "likely between". @param ends such as "US$1 to US$2" */
export function partialWords(level: string, ends: string): string {
  const [estimate = "", range = ""] = level.split("; ");
  return `This is ${estimate}. ${range.charAt(0).toUpperCase()}${range.slice(1)}: ${ends}.`;
}

/** "range of the measured 13 % only: ", to stand before two ends; empty where they are the figure's own. */
export const partialLabel = (level: string): string => (isPartial(level) ? `${level.split("; ")[1] ?? ""}: ` : "");
