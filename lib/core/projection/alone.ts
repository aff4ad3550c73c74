// One segment of a plan by itself, with its share of what the plan has in common. The shares are by spend, so the
// segments' values add up to the plan's.
import type { Scenario } from "../cost/scenario";
import type { Segment } from "../cost/segment";

const stays = ({ move }: Segment): boolean => move === "never";

/**
 * The plan of moving this segment only. A segment that is never to move is looked at as if it moved at the start.
 * The one-off cost is shared by the segments that move, what virtualization gives by all of them. A plan that moves
 * nothing has no one-off cost to share.
 */
export function alone(scenario: Scenario, index: number): Scenario {
  const own = scenario.segments[index];
  if (!own) throw new RangeError("there is no such segment");
  const plan = scenario.segments.filter((s) => !stays(s));
  const moving = plan.length === 0 || plan.includes(own) ? plan : [...plan, own];
  const { move, ...segment } = own;
  const given = shareOf(own, scenario.segments);
  const paid = moving.length === 0 ? 0 : shareOf(own, moving);
  const ends = scenario.ranges?.migrationCost;
  return {
    ...scenario,
    segments: [stays(own) || move === undefined ? segment : { ...segment, move }],
    migrationCost: scenario.migrationCost * paid,
    ...(ends
      ? { ranges: { ...scenario.ranges, migrationCost: { ...ends, low: ends.low * paid, high: ends.high * paid } } }
      : {}),
    monthlyBenefits: scenario.monthlyBenefits.map(({ name, amount }) => ({ name, amount: amount * given })),
  };
}

/** Of the spend; where there is none, nothing is shared out. */
function shareOf(own: Segment, among: readonly Segment[]): number {
  const total = among.reduce((sum, s) => sum + s.monthlySpend, 0);
  return total > 0 ? own.monthlySpend / total : 0;
}
