// Which input alone turns the answer: the one whose range, all else central, has moving pay at one end and not at the other.
import { type Central, cashOf, centralFigures, worthNow } from "../cost/cash";
import { takesScenarioPremium } from "../cost/moving";
import type { Scenario } from "../cost/scenario";
import type { Segment } from "../cost/segment";

interface Turn {
  words: string;
  at: readonly [low: number, high: number];
}

/** In words, such as "the overhead"; the widest where several do; `null` where none does. @param plan of one segment */
export function whatDecides(plan: Scenario, overhead: Central): string | null {
  const turns = turnsOf(plan, overhead).filter(
    ({ at: [low, high] }) => Math.min(low, high) <= 0 && Math.max(low, high) > 0,
  );
  const [widest] = turns.sort((a, b) => width(b) - width(a));
  return widest?.words ?? null;
}

const width = ({ at: [low, high] }: Turn): number => Math.abs(high - low);

function turnsOf(plan: Scenario, { range }: Central): Turn[] {
  const at = (change: { plan?: Partial<Scenario>; segment?: Partial<Segment>; overhead?: number }) => {
    const moved = { ...plan, ...change.plan, segments: plan.segments.map((s) => ({ ...s, ...change.segment })) };
    const value = change.overhead ?? range.value;
    const figures = centralFigures(moved, [{ range: { low: value, value, high: value } }]);
    return worthNow(cashOf(moved, figures), plan.annualDiscountRate);
  };
  const own = plan.segments[0]?.ranges ?? {};
  const { monthlyGrowth, bareMetalPremium, migrationCost } = plan.ranges ?? {};
  const takes = plan.segments.some(takesScenarioPremium);
  const turn = (words: string, ends: { low: number; high: number } | undefined, of: (x: number) => number): Turn[] =>
    ends && ends.low < ends.high ? [{ words, at: [of(ends.low), of(ends.high)] }] : [];
  return [
    ...turn("the overhead", range, (overhead) => at({ overhead })),
    ...turn("what bare metal costs", takes ? bareMetalPremium : undefined, (p) =>
      at({ plan: { bareMetalPremium: p } }),
    ),
    ...turn("the share of GPU-bound hours", own.bindingShare, (f) => at({ segment: { bindingShare: f } })),
    ...turn("the monthly bill", own.monthlySpend, (s) => at({ segment: { monthlySpend: s } })),
    ...turn("the one-off cost of moving", migrationCost, (m) => at({ plan: { migrationCost: m } })),
    ...turn("the growth of the bill", monthlyGrowth, (g) => at({ plan: { monthlyGrowth: g } })),
  ];
}
