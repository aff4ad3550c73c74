// What the advice on one segment is built from: the value of moving it, and the figures at which that value is nothing.
import { type Central, centralWorth } from "../cost/cash";
import { overheadForZero, premiumForZero } from "../cost/goal-seek";
import { premiumOf, takesScenarioPremium } from "../cost/moving";
import type { Scenario } from "../cost/scenario";
import type { Segment } from "../cost/segment";
import { PRIOR_TABLE, type Prior } from "../evidence/priors";
import type { ResolvedOverhead } from "../overhead/resolved-overhead";
import { valueOf } from "../units/figure";
import { alone } from "./alone";
import { whatDecides } from "./decides";
import type { Quantiles } from "./projection";
import type { SegmentMoney } from "./totals";

/** What tuned VMs with whole GPUs lose in eight of ten published pairs. */
export const TUNED = PRIOR_TABLE["tuned-single-node"];

export interface AdviceCase {
  part: SegmentMoney;
  overhead: ResolvedOverhead;
  /** The segment's own plan. */
  plan: Scenario;
  /** Value of moving it, currency units over the horizon. */
  npv: Quantiles;
  /** What bare metal costs more, a fraction. */
  premium: number;
  /** Nobody said what bare metal costs: the same price stands in. */
  unpriced: boolean;
  /** At which moving is worth nothing; `null` where there is none. */
  evenOverhead: number | null;
  evenPremium: number | null;
  /** Nothing but a claim or publications speaks of the overhead. */
  notYours: boolean;
  /** Value of moving at another overhead, all else central. */
  worthAt(overhead: number): number;
  /** The input that alone turns the answer, in words; `null`: none does. */
  decides: string | null;
}

/** Whether a scenario leaves open what bare metal costs. */
export const leavesPremiumOpen = ({ bareMetalPremium, sources, ranges }: Scenario): boolean =>
  bareMetalPremium === 0 && sources?.bareMetalPremium === undefined && ranges?.bareMetalPremium === undefined;

/** Published or merely claimed, so that it is of somebody else's machines. */
export const isNotYours = ({ segment, overhead }: Pick<SegmentMoney, "segment" | "overhead">): boolean =>
  segment.overhead.source === "evidence" || overhead.grade === "claimed";

const SERVING = PRIOR_TABLE["tuned-slo-serving"];
const TUNED_FOR: Record<Segment["profile"], Prior> = {
  "training-multi-node": PRIOR_TABLE["tuned-multi-node"],
  "training-single-node": TUNED,
  "batch-inference": TUNED,
  "online-inference": SERVING,
  development: TUNED,
};

/** What nine in ten published pairs of tuned VMs that do such work stay below. */
export const tunedMost = ({ segment }: Pick<SegmentMoney, "segment">): number => TUNED_FOR[segment.profile].p90;

const ONE_POINT = 0.01 - 1e-9;

/** So large a loss is often a setting: at least a point more than nine in ten published pairs of tuned VMs lose. */
export const looksConfigured = (part: Pick<SegmentMoney, "segment" | "overhead">): boolean =>
  !isNotYours(part) && part.overhead.range.value - tunedMost(part) >= ONE_POINT;

/** A comparison that claims no overhead: its point is no result, its ends are. */
const UNCLAIMED: ReadonlySet<string | undefined> = new Set(["no-claim", "cannot-tell", "not-comparable", "equivalent"]);

/**
 * The overhead that speaks most against moving (`least`) or for it (`most`): of what is not yours the far end of the
 * publications beside its own, of what looks like a setting what tuned VMs lose, of what claims nothing its interval's
 * end. `null`: its own figures hold.
 */
export function farEnd(part: Pick<SegmentMoney, "segment" | "overhead">, end: "least" | "most"): number | null {
  const { low, high } = part.overhead.range;
  if (UNCLAIMED.has(part.overhead.verdict)) return end === "least" ? low : high;
  if (looksConfigured(part)) return end === "least" ? Math.min(low, tunedMost(part)) : null;
  if (!isNotYours(part)) return null;
  return end === "least" ? Math.min(low, TUNED.p10) : Math.max(high, TUNED.p90);
}

/**
 * What the advice on one segment rests on, each sought on the segment's own plan.
 *
 * @param index of the segment in the scenario
 * @param npv value of moving it alone, currency units (MODEL 6.5)
 */
export function caseOf(scenario: Scenario, part: SegmentMoney, index: number, npv: Quantiles): AdviceCase {
  const plan = alone(scenario, index);
  const { segment, overhead } = part;
  const central: Central[] = [overhead];
  return {
    part,
    overhead,
    plan,
    npv,
    premium: premiumOf(segment, scenario.bareMetalPremium),
    unpriced: takesScenarioPremium(segment) && leavesPremiumOpen(scenario),
    evenOverhead: valueOf(overheadForZero(plan, central)),
    evenPremium: valueOf(premiumForZero(atOnePremium(plan), central)),
    notYours: isNotYours(part),
    worthAt: (o) => centralWorth(plan, [{ range: { low: o, value: o, high: o } }]),
    decides: whatDecides(plan, overhead),
  };
}

/** The plan with its premium to be sought, wherever the segment has one from. */
function atOnePremium(plan: Scenario): Scenario {
  return {
    ...plan,
    segments: plan.segments.map(({ bareMetalPremium: _, prices, ...segment }) => ({
      ...segment,
      ...(prices ? { prices: { virtualized: prices.virtualized } } : {}),
    })),
  };
}
