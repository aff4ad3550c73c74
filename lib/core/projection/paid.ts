// UX 2, row 12: what a month's money goes on, on one scale. Idle time and unused commitments stand beside the overhead and
// are never part of it (MODEL 6, edge cases). Amounts are whole micros, so the parts add up to the totals exactly.
import { monthlyLicences, monthlyPower } from "../cost/running-costs";
import type { Scenario } from "../cost/scenario";
import type { Segment } from "../cost/segment";
import { spellMoney, spellPercent } from "../units/spell";
import { addUp } from "../units/money";
import type { Totals } from "./totals";

/** Currency units a month, central case, month 1. `bill` = idle + overhead + usefulWork; the other three stand beside it. */
export interface Paid {
  bill: number;
  /** Paid hours in which nothing ran; `null`: not known. */
  idle: number | null;
  /** Spend that bought no work; negative where virtual machines are faster. */
  overhead: number;
  /** Commitments that nothing ran on. */
  unusedCommitment: number;
  licences: number;
  power: number;
  /** What is left of the bill: spend that bought work, as far as is known. */
  usefulWork: number;
  /** Bill, unused commitment, licences and power. */
  total: number;
}

/** The month's money by what it buys, and what has to be said beside it. */
export function paidOf(
  { segments, currency }: Scenario,
  { spend, perMonth }: Pick<Totals, "spend" | "perMonth">,
): { paid: Paid; paidNotes: string[] } {
  const known = segments.filter((s) => s.utilisation !== undefined);
  const overhead = perMonth.waste.value;
  const idle = known.length > 0 ? addUp(known.map(idleOf)) : null;
  const beside = {
    unusedCommitment: addUp(segments.map((s) => s.unusedCommitment ?? 0)),
    licences: addUp(segments.map(monthlyLicences)),
    power: addUp(segments.map(monthlyPower)),
  };
  const paid = {
    bill: spend,
    idle,
    overhead,
    ...beside,
    usefulWork: addUp([spend, -(idle ?? 0), -overhead]),
    total: addUp([spend, ...Object.values(beside)]),
  };
  return { paid, paidNotes: notesOf(segments, paid, currency) };
}

const idleOf = ({ monthlySpend, utilisation = 1 }: Segment): number => monthlySpend * (1 - utilisation);

function notesOf(segments: readonly Segment[], { idle, usefulWork }: Paid, currency: string): string[] {
  const open = segments.filter((s) => s.utilisation === undefined);
  const beyond = segments.filter((s) => s.utilisation !== undefined && s.bindingShare > s.utilisation);
  return [
    ...(idle === null
      ? ["Idle time is not known: nobody gave the share of the paid hours in which the GPUs do anything."]
      : open.length > 0
        ? [`Idle time is not known for ${named(open)}; what is idle there counts as work here.`]
        : []),
    ...beyond.map(
      ({ name, bindingShare, utilisation = 1 }) =>
        `${name}: GPU-bound in ${share(bindingShare)} of the paid hours, but doing anything in ${share(utilisation)} of them only. An idle GPU is not the limit, so this overhead is an upper bound.`,
    ),
    ...(usefulWork < 0
      ? [
          `Idle time and overhead come to ${spellMoney(-usefulWork, currency)} more than the bill: check the share of GPU-bound hours.`,
        ]
      : []),
  ];
}

const share = (fraction: number): string => spellPercent(fraction, { decimals: 1 });

const named = (segments: readonly Segment[]): string => segments.map((s) => s.name).join(", ");
