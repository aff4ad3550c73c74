// The frozen answer: everything a shared report shows, and nothing else. A report never changes after it is published.
import { z } from "zod";
import { PRIORS } from "../cost/overhead-source";
import { PROFILES } from "../cost/segment";
import type { Scenario } from "../cost/scenario";
import { MODEL_VERSION } from "../projection/model-version";
import type { Projection } from "../projection/projection";
import { type ComparisonToFreeze, freezeComparison } from "./freeze-comparison";
import { FrozenComparison } from "./frozen-comparison";
import { FrozenAssumption, FrozenProjection, FrozenWarning } from "./frozen-projection";
import { hiddenNames, withoutNames } from "./hide-names";

export const SCHEMA_VERSION = 1;

export const Hide = z.enum(["hosts", "unit-prices"]);
export type Hide = z.infer<typeof Hide>;

/** How an overhead was stated; a comparison without the store's ids. */
const FrozenSource = z.discriminatedUnion("source", [
  z.strictObject({ source: z.literal("range"), low: z.number(), high: z.number(), mode: z.number().optional() }),
  z.strictObject({ source: z.literal("point"), value: z.number() }),
  z.strictObject({ source: z.literal("comparison"), metric: z.string().optional() }),
  z.strictObject({ source: z.literal("axes"), values: z.record(z.string(), z.number()) }),
  z.strictObject({ source: z.literal("evidence"), prior: z.enum(PRIORS) }),
]);

export const FrozenScenario = z.strictObject({
  name: z.string(),
  currency: z.string(),
  segments: z.array(
    z.strictObject({
      name: z.string(),
      profile: z.enum(PROFILES),
      monthlySpend: z.number(),
      bindingShare: z.number(),
      overhead: FrozenSource,
    }),
  ),
  horizonMonths: z.number(),
  monthlyGrowth: z.number(),
  /** Absent when unit prices are hidden. */
  bareMetalPremium: z.number().optional(),
  migrationCost: z.number(),
  monthlyBenefits: z.array(z.strictObject({ name: z.string(), amount: z.number() })),
  annualDiscountRate: z.number(),
  seed: z.number(),
});
export type FrozenScenario = z.infer<typeof FrozenScenario>;

export const Snapshot = z.strictObject({
  schemaVersion: z.literal(SCHEMA_VERSION),
  modelVersion: z.string(),
  name: z.string(),
  /** ISO instant at which it was frozen. */
  createdAt: z.string(),
  currency: z.string(),
  /** What the author left out. */
  hide: z.array(Hide),
  /** Inputs the author opened to readers. */
  adjustable: z.array(z.string()),
  seed: z.number(),
  scenario: FrozenScenario,
  projection: FrozenProjection,
  comparison: FrozenComparison.nullable(),
  assumptions: z.array(FrozenAssumption),
  warnings: z.array(FrozenWarning),
});
export type Snapshot = z.infer<typeof Snapshot>;

export interface SnapshotInputs {
  name: string;
  /** ISO instant; the clock is the caller's. */
  createdAt: string;
  scenario: Scenario;
  projection: Projection;
  comparison?: ComparisonToFreeze | null;
  /** Runs behind any segment: where host names are hidden, theirs are too, shown comparison or not. */
  behind?: ComparisonToFreeze["runs"];
  hide?: readonly Hide[];
  adjustable?: readonly string[];
}

/**
 * Freezes an answer with its inputs. What is hidden is absent from the result, in fields and in texts.
 *
 * @throws ZodError when a figure is not finite: a report does not hold it
 */
export function buildSnapshot(inputs: SnapshotInputs): Snapshot {
  const { scenario, comparison = null, behind, hide = [] } = inputs;
  const hideHosts = hide.includes("hosts");
  const projection = hide.includes("unit-prices") ? withoutPrices(inputs.projection) : inputs.projection;
  const frozen = comparison && freezeComparison(comparison, hideHosts);
  const snapshot: Snapshot = {
    schemaVersion: SCHEMA_VERSION,
    modelVersion: MODEL_VERSION,
    name: inputs.name,
    createdAt: inputs.createdAt,
    currency: scenario.currency,
    hide: [...new Set(hide)].sort(),
    adjustable: [...(inputs.adjustable ?? [])],
    seed: scenario.seed,
    scenario: freezeScenario(scenario, hide.includes("unit-prices")),
    projection,
    comparison: frozen,
    assumptions: projection.assumptions,
    warnings: once([...projection.warnings, ...(frozen?.warnings ?? [])]),
  };
  if (!hideHosts) return Snapshot.parse(snapshot);
  const runs = {
    baseline: [...(comparison?.runs.baseline ?? []), ...(behind?.baseline ?? [])],
    candidate: [...(comparison?.runs.candidate ?? []), ...(behind?.candidate ?? [])],
  };
  return Snapshot.parse(withoutNames(snapshot, hiddenNames(runs)));
}

function freezeScenario(s: Scenario, hidePrices: boolean): FrozenScenario {
  const { bareMetalPremium, ...open } = s;
  return {
    name: open.name,
    currency: open.currency,
    segments: open.segments.map((segment) => ({
      name: segment.name,
      profile: segment.profile,
      monthlySpend: segment.monthlySpend,
      bindingShare: segment.bindingShare,
      overhead: freezeSource(segment.overhead),
    })),
    horizonMonths: open.horizonMonths,
    monthlyGrowth: open.monthlyGrowth,
    ...(hidePrices ? {} : { bareMetalPremium }),
    migrationCost: open.migrationCost,
    monthlyBenefits: open.monthlyBenefits.map(({ name, amount }) => ({ name, amount })),
    annualDiscountRate: open.annualDiscountRate,
    seed: open.seed,
  };
}

function freezeSource(source: Scenario["segments"][number]["overhead"]): z.infer<typeof FrozenSource> {
  if (source.source === "comparison")
    return { source: "comparison", ...(source.metric === undefined ? {} : { metric: source.metric }) };
  if (source.source !== "axes") return source;
  const values = Object.entries(source.values).filter((v): v is [string, number] => v[1] !== undefined);
  return { source: "axes", values: Object.fromEntries(values) };
}

/**
 * Prices a unit: what bare metal costs beside the VM, and anything counted per GPU or GPU-hour. What a move is worth
 * goes with them, and so does what moves that worth: from any of these figures the premium can be solved for.
 */
function withoutPrices({ decision: _, ...p }: Projection): FrozenProjection {
  const open = (x: { id: string; unit: string }) => x.id !== "premium" && !/\/GPU/i.test(x.unit);
  return {
    ...p,
    assumptions: p.assumptions.filter(open),
    settings: p.settings.filter(open),
    sensitivity: [],
  };
}

function once(warnings: readonly FrozenWarning[]): FrozenWarning[] {
  return warnings.filter((w, i) => warnings.findIndex((v) => v.code === w.code && v.message === w.message) === i);
}
