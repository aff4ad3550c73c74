import { isConfidential } from "../overhead/confidential";
import { CONFIGURATION_CASES } from "../overhead/configuration-cases";
import { MORE_RUNS } from "../overhead/resolved-overhead";
import { spellMoney } from "../units/spell";
import { type AdviceCase, farEnd, looksConfigured, tunedMost } from "./advice-case";
import { boundBy, capital, costOf, edges, lossOf, percent, said, worthOfMove } from "./advice-words";

export interface AdviceRule {
  what: "move" | "keep" | "measure" | "configure" | "apart";
  title: string;
  when(c: AdviceCase): boolean;
  reason(c: AdviceCase): string;
}

/** In the order asked; the last one always holds. */
export const ADVICE_RULES: readonly AdviceRule[] = [
  {
    what: "apart",
    title: "Decide it apart",
    when: ({ overhead }) => isConfidential(overhead),
    reason: ({ overhead: { range } }) =>
      `${capital(lossOf(range))}, for encryption against the host. Compare confidential with confidential; this is no measure of other virtual machines.`,
  },
  {
    what: "measure",
    title: "Make the two sides alike first",
    when: ({ overhead }) => overhead.verdict === "not-comparable",
    reason: () => "The two sides cannot be compared, so nothing is known of what this segment loses.",
  },
  {
    what: "measure",
    title: "Measure first",
    when: ({ overhead }) => overhead.verdict === "cannot-tell",
    reason: (c) => said("The runs cannot tell whether virtual machines are slower.", moreRuns(c)),
  },
  {
    what: "measure",
    title: "Measure first",
    when: ({ overhead }) => overhead.verdict === "no-claim",
    reason: (c) =>
      said(
        `The difference, ${percent(c.overhead.range.low)} to ${percent(c.overhead.range.high)}, is too small or too uncertain to claim.`,
        moreRuns(c),
      ),
  },
  {
    what: "keep",
    title: "Keep it virtualized",
    when: (c) => c.overhead.verdict === "equivalent" && !(c.worthAt(0) > 0 && c.npv.p05 > 0),
    reason: (c) =>
      said(
        `No difference was shown: the overhead lies between ${percent(c.overhead.range.low)} and ${percent(c.overhead.range.high)}.`,
        "The same work would cost the same or more on bare metal.",
      ),
  },
  {
    what: "configure",
    title: "Fix the configuration first",
    when: ({ part }) => priorOf(part) === "untuned-vm",
    reason: (c) =>
      said(
        `An untuned virtual machine lost ${percent(c.overhead.range.low)} to ${percent(c.overhead.range.high)} in the one study of it; of tuned ones nine in ten lose less than ${percent(tunedMost(c.part))} at such work.`,
        "The CPU model and the number of virtual CPUs are settings: mend them, measure again, then decide.",
        recoverable(c, tunedMost(c.part)),
      ),
  },
  {
    what: "configure",
    title: "Fix the configuration first",
    when: ({ part }) => priorOf(part) === "rdma-misconfigured",
    reason: (c) =>
      said(
        `A network set up wrong is a fault, not a price of virtualization. ${CONFIGURATION_CASES.NCCL949.seen} ${CONFIGURATION_CASES.NCCL949b.seen}`,
        "Check ACS, ATS and the place of the network cards, measure again, then decide.",
        recoverable(c, 0),
      ),
  },
  {
    what: "configure",
    title: "Fix the configuration first",
    when: ({ part }) => looksConfigured(part),
    reason: (c) =>
      said(
        `${percent(c.overhead.range.value)} is at least a point more than nine in ten published pairs of tuned virtual machines lose at such work (${percent(tunedMost(c.part))}). So large a loss is often a setting: CPU model, pinning and NUMA, ACS and ATS, virtual disks.`,
        "Check them and measure again, then decide.",
        recoverable(c, tunedMost(c.part)),
      ),
  },
  {
    what: "measure",
    title: "Enter the bill first",
    when: ({ part }) => part.segment.monthlySpend === 0,
    reason: () => "Without a monthly bill there is nothing to weigh.",
  },
  {
    what: "keep",
    title: "Keep it virtualized",
    when: (c) => c.npv.p95 <= 0 && holdsAt(c, "most"),
    reason: (c) =>
      said(
        c.npv.p50 === 0
          ? `A move saves nothing over ${c.plan.horizonMonths} months: ${lossOf(c.overhead.range)}, and ${costOf(c)}.`
          : `A move would cost ${worthOfMove(c, -1)}: ${lossOf(c.overhead.range)}, and ${costOf(c)}.`,
        edges(c),
        farSaid(c, "most"),
        boundBy(c),
      ),
  },
  {
    what: "measure",
    title: "Ask for a price first",
    when: (c) => c.npv.p05 > 0 && c.unpriced,
    reason: (c) =>
      said(
        `Nobody said what bare metal costs. At the same price a move would be worth ${worthOfMove(c)}.`,
        edges(c),
        boundBy(c),
      ),
  },
  {
    what: "move",
    title: "Move to bare metal",
    when: (c) => c.npv.p05 > 0 && holdsAt(c, "least"),
    reason: (c) =>
      said(
        `A move is worth ${worthOfMove(c)}: ${lossOf(c.overhead.range)}, and ${costOf(c)}.`,
        farSaid(c, "least"),
        boundBy(c),
      ),
  },
  {
    what: "measure",
    title: "Measure first",
    when: (c) => c.notYours && (c.npv.p05 > 0 || c.npv.p95 <= 0),
    reason: (c) => {
      const end = c.npv.p05 > 0 ? "least" : "most";
      return said(
        `${c.overhead.grade === "claimed" ? "Nothing but a claim" : "Nothing but published evidence"} speaks of this overhead, and it is not yours. At ${percent(farEnd(c.part, end) ?? 0)}, the far end of what is published, the answer turns.`,
        edges(c),
        boundBy(c),
      );
    },
  },
  {
    what: "measure",
    title: "Measure first",
    when: () => true,
    reason: (c) =>
      said(
        `It may go either way: a move is worth ${worthOfMove(c)}.`,
        c.decides === null ? "" : `${capital(c.decides)} decides.`,
        c.unpriced ? "Nobody said what bare metal costs; it counts at the same price." : "",
        edges(c),
        boundBy(c),
      ),
  },
];

const priorOf = ({ segment: { overhead } }: AdviceCase["part"]): string | null =>
  overhead.source === "evidence" ? overhead.prior : null;

const moreRuns = ({ overhead }: AdviceCase): string =>
  overhead.warnings.find((w) => w.code === MORE_RUNS)?.message ??
  "Run both sides more often, one after the other on the same hosts.";

/** Whether the answer stays at the far end, where something is held against the figures. */
function holdsAt(c: AdviceCase, end: "least" | "most"): boolean {
  const far = farEnd(c.part, end);
  if (far === null) return true;
  const worth = c.worthAt(far);
  return end === "least" ? worth > 0 : worth <= 0;
}

const farSaid = (c: AdviceCase, end: "least" | "most"): string =>
  c.notYours
    ? `This rests on ${c.overhead.grade === "claimed" ? "a claim" : "published evidence"}, not yours, and holds even at ${percent(farEnd(c.part, end) ?? 0)}, its far end.`
    : "";

/** What mending the setting would bring back each month, at `left` after it. */
function recoverable({ part: { segment, overhead }, plan }: AdviceCase, left: number): string {
  const back = (overhead.range.value - left) * segment.monthlySpend * segment.bindingShare;
  if (!(back > 0)) return "";
  const mended = left === 0 ? "Mended, it would bring" : `At ${percent(left)} it would bring`;
  return `${mended} back ${spellMoney(back, plan.currency)} a month.`;
}
