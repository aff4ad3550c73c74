// The numbers of a piece of advice in words, the same in every rule.
import type { Range } from "../overhead/resolved-overhead";
import { spellMoney, spellPercent } from "../units/spell";
import type { AdviceCase } from "./advice-case";

/** A fraction as a percentage with one decimal. */
export const percent = (fraction: number): string => spellPercent(fraction, { decimals: 1 });

const overEnds = ({ low, high }: { low: number; high: number }): string =>
  low === high ? percent(low) : `${percent(low)} to ${percent(high)}`;

/** "virtual machines lose 1 % to 3 % of their capacity" */
export function lossOf({ low, high }: Range): string {
  if (low === 0 && high === 0) return "virtual machines lose nothing";
  if (low >= 0) return `virtual machines lose ${overEnds({ low, high })} of their capacity`;
  if (high <= 0) return `virtual machines are ${overEnds({ low: -high, high: -low })} faster`;
  return `virtual machines lose at most ${percent(high)} of their capacity and may be ${percent(-low)} faster`;
}

/** "bare metal costs 5 % more" */
export function costOf({ premium, unpriced }: Pick<AdviceCase, "premium" | "unpriced">): string {
  if (unpriced) return "bare metal counts at the same price";
  if (premium === 0) return "bare metal costs the same";
  return premium > 0 ? `bare metal costs ${percent(premium)} more` : `bare metal costs ${percent(-premium)} less`;
}

/** "US$5,000 (nine in ten: US$1,000 to US$9,000) over 36 months", all of it as it is, or turned to what is lost. */
export function worthOfMove({ npv, plan }: Pick<AdviceCase, "npv" | "plan">, sign: 1 | -1 = 1): string {
  const money = (x: number) => spellMoney(sign * x, plan.currency);
  const [low, high] = sign === 1 ? [npv.p05, npv.p95] : [npv.p95, npv.p05];
  const ends = low === high ? "" : ` (nine in ten: ${money(low)} to ${money(high)})`;
  return `${money(npv.p50)}${ends} over ${plan.horizonMonths} months`;
}

/** Up to which premium, and from which overhead on, moving pays. */
export function edges({ evenPremium, evenOverhead, plan, part, unpriced }: AdviceCase): string {
  const { low, high } = part.overhead.range;
  const mine = low === high ? `this is ${percent(low)}` : `this lies between ${percent(low)} and ${percent(high)}`;
  const bound = plan.segments[0]?.bindingShare === 0;
  return [
    ...(evenOverhead === null || bound || unpriced
      ? []
      : [`Moving pays from an overhead of ${percent(evenOverhead)} on; ${mine}.`]),
    ...(evenPremium === null
      ? []
      : [
          evenPremium >= 0
            ? `With all costs of moving it pays while bare metal costs less than ${percent(evenPremium)} more.`
            : `With all costs of moving it pays only where bare metal costs at least ${percent(-evenPremium)} less.`,
        ]),
  ].join(" ");
}

/** What a contract takes off until it ends. */
export function boundBy({ plan }: Pick<AdviceCase, "plan">): string {
  const commitment = plan.segments[0]?.commitment;
  if (!commitment || commitment.freedIsReused || commitment.share === 0 || commitment.endMonth === 0) return "";
  return `Until month ${commitment.endMonth} only ${percent(1 - commitment.share)} of the saving is real: the rest is committed.`;
}

/** Sentences, one after the other, those that are empty left out. */
export const said = (...sentences: string[]): string => sentences.filter((s) => s !== "").join(" ");

/** The text with a capital first letter. */
export const capital = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
