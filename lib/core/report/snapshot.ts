// The frozen answer: everything a shared report shows, and nothing else. A report never changes after it is published.
import { z } from "zod";
import { Adjustable, type Scenario } from "../cost/scenario";
import type { ResolvedOverhead } from "../overhead/resolved-overhead";
import { MODEL_VERSION } from "../projection/model-version";
import type { Projection } from "../projection/projection";
import { type ComparisonToFreeze, freezeComparison } from "./freeze-comparison";
import { FrozenComparison } from "./frozen-comparison";
import { PRICED_ANSWERS } from "./frozen-answers";
import { FrozenOverhead, freezeOverhead } from "./frozen-overhead";
import { FrozenAssumption, FrozenProjection, FrozenWarning } from "./frozen-projection";
import { FrozenScenario, freezeScenario, pricedNotes } from "./frozen-scenario";
import { hiddenNames, withoutNames } from "./hide-names";

export const SCHEMA_VERSION = 1;

export const Hide = z.enum(["hosts", "unit-prices"]);
export type Hide = z.infer<typeof Hide>;

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
  adjustable: z.array(Adjustable),
  seed: z.number(),
  scenario: FrozenScenario,
  projection: FrozenProjection,
  /** Measured overheads by segment, where readers may move an input; `null` for one that the scenario states itself. */
  overheads: z.array(FrozenOverhead.nullable()).optional(),
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
  adjustable?: readonly Adjustable[];
  /** What the projection was computed from, one a segment; needed where an input is adjustable. */
  overheads?: readonly ResolvedOverhead[];
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
    ...(inputs.adjustable?.length ? { overheads: measuredOverheads(scenario, inputs.overheads ?? []) } : {}),
    comparison: frozen,
    assumptions: projection.assumptions,
    warnings: once([...projection.warnings, ...(frozen?.warnings ?? [])]),
  };
  const unpriced = hide.includes("unit-prices") ? withoutNotes(snapshot, pricedNotes(scenario)) : snapshot;
  if (!hideHosts) return Snapshot.parse(unpriced);
  const runs = {
    baseline: [...(comparison?.runs.baseline ?? []), ...(behind?.baseline ?? [])],
    candidate: [...(comparison?.runs.candidate ?? []), ...(behind?.candidate ?? [])],
  };
  return Snapshot.parse(withoutNames(unpriced, hiddenNames(runs)));
}

const LEFT_OUT = "a source the author left out";

/** Sources of values that say a price, wherever the report repeats one whole. */
function withoutNotes(s: Snapshot, notes: readonly string[]): Snapshot {
  const assumptions = s.assumptions.map((a) => (notes.includes(a.source) ? { ...a, source: LEFT_OUT } : a));
  const named = notes.find((note) => s.projection.weakest.endsWith(`, ${note}`));
  const weakest = named ? `${s.projection.weakest.slice(0, -named.length)}${LEFT_OUT}` : s.projection.weakest;
  return { ...s, assumptions, projection: { ...s.projection, assumptions, weakest } };
}

const measuredOverheads = ({ segments }: Scenario, overheads: readonly ResolvedOverhead[]) =>
  segments.map(({ overhead }, i) => {
    const resolved = overheads[i];
    return overhead.source === "comparison" && resolved ? freezeOverhead(resolved) : null;
  });

/**
 * Prices a unit: what bare metal costs beside the VM, and anything counted per GPU, core or hour. What a move is worth
 * goes with them, and so does what moves that worth: from any of these figures the premium can be solved for.
 */
export function withoutPrices({ decision: _, ...all }: Projection): FrozenProjection {
  const p: FrozenProjection = { ...all };
  for (const key of PRICED_ANSWERS) delete p[key];
  // What is paid for all GPUs gives their number away to who knows the price of one, and with it every other price.
  if ((all.paid.licences || all.paid.power) !== 0) for (const key of ["paid", "convenience"] as const) delete p[key];
  const open = (x: { id: string; unit: string }) => !PRICED_INPUT.test(x.id) && !/\/(GPU|core|kWh)/i.test(x.unit);
  return {
    ...p,
    assumptions: p.assumptions.filter(open),
    settings: p.settings.filter(open),
    sensitivity: [],
    ...(p.measureNext ? { measureNext: p.measureNext.filter((m) => !PRICED_INPUT.test(m.input)) } : {}),
  };
}

/** Inputs that are a price, or give one away: a bill over its number of GPUs is what one of them costs. */
const PRICED_INPUT = /^(premium|own-premium|price|licence|power|gpus|move-cost)/;

function once(warnings: readonly FrozenWarning[]): FrozenWarning[] {
  return warnings.filter((w, i) => warnings.findIndex((v) => v.code === w.code && v.message === w.message) === i);
}
