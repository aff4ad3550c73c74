// Which side is cheaper for the whole plan, in one plain sentence. "The virtual machines are" is an answer like any other.
import { cashOf, centralFigures, worthNow } from "../cost/cash";
import { premiumForZero } from "../cost/goal-seek";
import { PARTIAL_PREMIUM, premiumIsPartial, takesScenarioPremium } from "../cost/moving";
import type { Scenario } from "../cost/scenario";
import { valueOf } from "../units/figure";
import { spellMoney } from "../units/spell";
import { farEnd, isNotYours, leavesPremiumOpen, looksConfigured } from "./advice-case";
import { percent, said, worthOfMove } from "./advice-words";
import type { ConvenienceCost } from "./convenience";
import type { Quantiles } from "./projection";
import type { SegmentMoney } from "./totals";

export interface Conclusion {
  cheaper: "virtual-machines" | "bare-metal" | "open";
  sentence: string;
}

/** @param unclaimed every segment rests on a comparison that claims nothing */
export function conclusionOf(
  scenario: Scenario,
  parts: readonly SegmentMoney[],
  npv: Quantiles,
  convenience: ConvenienceCost,
  unclaimed: boolean,
): Conclusion {
  const open = (...sentences: string[]): Conclusion => ({ cheaper: "open", sentence: said(...sentences) });
  const plan = { plan: scenario, npv };
  const return_ = returned(convenience, scenario.currency);
  if (unclaimed) return open("Nothing is claimed, so neither side is called cheaper.", return_);
  if (parts.every((p) => p.segment.monthlySpend === 0))
    return open("Enter a monthly bill to see which side is cheaper.");
  if (scenario.segments.every((s) => s.move === "never")) return open("The plan moves nothing to bare metal.", return_);
  const edge = valueOf(
    premiumForZero(
      scenario,
      parts.map((p) => p.overhead),
    ),
  );
  const whose = premiumIsPartial(scenario.segments) ? ` ${PARTIAL_PREMIUM}` : "";
  const upTo =
    edge === null
      ? ""
      : edge >= 0
        ? `With all costs of moving, bare metal pays while it costs less than ${percent(edge)} more${whose}.`
        : `With all costs of moving, bare metal pays only where it costs at least ${percent(-edge)} less${whose}.`;
  const unpriced = leavesPremiumOpen(scenario) && scenario.segments.some(takesScenarioPremium);
  if (npv.p95 < 0 && worthAtFarEnd(scenario, parts, "most") < 0)
    return {
      cheaper: "virtual-machines",
      sentence: said(`The virtual machines are cheaper: moving would cost ${worthOfMove(plan, -1)}.`, upTo, return_),
    };
  if (npv.p05 > 0 && unpriced)
    return open("What bare metal costs was not said, so neither side is called cheaper.", upTo, return_);
  if (npv.p05 > 0 && worthAtFarEnd(scenario, parts, "least") > 0)
    return {
      cheaper: "bare-metal",
      sentence: said(`Bare metal is cheaper: moving is worth ${worthOfMove(plan)}.`, return_),
    };
  const why = parts.some(isNotYours)
    ? "Published figures alone do not decide which side is cheaper."
    : parts.some(looksConfigured) && npv.p05 > 0
      ? "So large a loss is often a setting, and mended it may turn the answer."
      : "Either side may be cheaper.";
  const price = unpriced ? "At the same price, since none of bare metal was given, moving" : "Moving";
  return open(`${why} ${price} is worth ${worthOfMove(plan)}.`, upTo, return_);
}

function worthAtFarEnd(scenario: Scenario, parts: readonly SegmentMoney[], end: "least" | "most"): number {
  const figures = centralFigures(
    scenario,
    parts.map((p) => p.overhead),
  ).map((f, i) => {
    const part = parts[i];
    return { ...f, overhead: (part && farEnd(part, end)) ?? f.overhead };
  });
  return worthNow(cashOf(scenario, figures), scenario.annualDiscountRate);
}

/** What virtualization gives in return, where somebody valued it. */
function returned({ benefits, net }: ConvenienceCost, currency: string): string {
  if (benefits === 0) return "";
  const money = (x: number) => spellMoney(x, currency);
  return net.value < 0
    ? `Virtualization gives ${money(benefits)} a month in return, ${money(-net.value)} more than it takes at equal price of bare metal.`
    : `Virtualization gives ${money(benefits)} a month in return for the ${money(net.value + benefits)} it takes at equal price of bare metal.`;
}
