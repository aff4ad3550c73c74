// The tornado of a scenario: which input moves the value of moving most. The ranges are inputs and are printed.
import type { Scenario } from "../cost/scenario";
import { npvOfMove } from "./decision";
import type { Sensitivity } from "./projection";
import { tornado } from "./sensitivity";
import type { SegmentMoney, Totals } from "./totals";

type Input = "overhead" | "premium" | "binding-share" | "migration" | "spend";

const LABELS = {
  overhead: "overhead",
  premium: "bare-metal premium",
  "binding-share": "share of GPU-bound hours",
  migration: "one-off cost of moving",
  spend: "monthly bill",
} as const satisfies Record<Input, string>;

/** Overhead over its own range; premium by 5 points; GPU-bound hours half to half as many again, at most all;
 * migration half to double, or up to one month's bill when none is set; the bill by a quarter. */
export function whatMatters(scenario: Scenario, parts: readonly SegmentMoney[], totals: Totals): Sensitivity[] {
  const { spend, overhead } = totals;
  const premium = scenario.bareMetalPremium;
  const migration = scenario.migrationCost;
  const meanBinding = parts.reduce((sum, p) => sum + share(p, spend, parts.length) * p.segment.bindingShare, 0);
  const mostBinding = Math.max(...parts.map((p) => p.segment.bindingShare));
  const more = mostBinding > 0 ? Math.min(1.5, 1 / mostBinding) : 1;
  // Overhead and GPU-bound hours move all segments together: as a position (0 low, 1 base, 2 high) and as a factor.
  const base: Record<Input, number> = { overhead: 1, premium, "binding-share": 1, migration, spend: 1 };
  const rows = tornado<Input>(
    base,
    [
      { input: "overhead", low: 0, high: 2 },
      { input: "premium", low: Math.max(premium - 0.05, -0.99), high: premium + 0.05 },
      { input: "binding-share", low: 0.5, high: more },
      { input: "migration", low: migration / 2, high: migration === 0 ? spend : migration * 2 },
      { input: "spend", low: 0.75, high: 1.25 },
    ],
    (x) =>
      npvOfMove(scenario, {
        spend: spend * x.spend,
        waste: wasteAt(parts, x.overhead) * x["binding-share"] * x.spend,
        premium: x.premium,
        migration: x.migration,
      }),
  );
  const shown = {
    overhead: { range: { low: overhead.low, high: overhead.high }, unit: "fraction" },
    premium: { range: { low: Math.max(premium - 0.05, -0.99), high: premium + 0.05 }, unit: "fraction" },
    "binding-share": { range: { low: meanBinding / 2, high: meanBinding * more }, unit: "fraction" },
    migration: {
      range: { low: migration / 2, high: migration === 0 ? spend : migration * 2 },
      unit: scenario.currency,
    },
    spend: { range: { low: spend * 0.75, high: spend * 1.25 }, unit: `${scenario.currency}/month` },
  } satisfies Record<Input, Pick<Sensitivity, "range" | "unit">>;
  return rows.map((r) => ({ ...r, label: LABELS[r.input], ...shown[r.input] }));
}

const share = (p: SegmentMoney, spend: number, count: number): number =>
  spend > 0 ? p.segment.monthlySpend / spend : 1 / count;

function wasteAt(parts: readonly SegmentMoney[], position: number): number {
  const end = position === 0 ? "low" : position === 2 ? "high" : "value";
  return parts.reduce((sum, p) => sum + p.waste[end], 0);
}
