// The inputs as a report keeps them: what the store calls things is left out, and prices where the author hid them.
import { z } from "zod";
import { BenefitBasis } from "../cost/benefit";
import { PRIORS } from "../cost/overhead-source";
import { Price } from "../cost/price";
import { Rate, type Scenario } from "../cost/scenario";
import { Commitment, Licences, Move, PROFILES, Power, Segment, Work } from "../cost/segment";
import { SourceNote } from "../cost/source-note";
import { Shape, TypedRange } from "../cost/typed-range";
import { FROM_PRICE } from "../projection/assumptions";

/** How an overhead was stated; a comparison without the store's ids. */
const FrozenSource = z.discriminatedUnion("source", [
  z.strictObject({
    source: z.literal("range"),
    low: z.number(),
    high: z.number(),
    mode: z.number().optional(),
    shape: Shape.optional(),
  }),
  z.strictObject({ source: z.literal("point"), value: z.number() }),
  z.strictObject({ source: z.literal("comparison"), metric: z.string().optional() }),
  z.strictObject({ source: z.literal("axes"), values: z.record(z.string(), z.number()) }),
  z.strictObject({ source: z.literal("evidence"), prior: z.enum(PRIORS) }),
]);

const Sources = z.record(z.string(), SourceNote);

const FrozenSegment = z.strictObject({
  name: z.string(),
  profile: z.enum(PROFILES),
  monthlySpend: z.number(),
  spendGrade: z.enum(["example", "measured"]).optional(),
  spendFrom: z.literal("price").optional(),
  bindingShare: z.number(),
  overhead: FrozenSource,
  gpus: z.number().optional(),
  gpusPerNode: z.number().optional(),
  /** These, and prices inside the others, are absent when unit prices are hidden. */
  prices: z.strictObject({ virtualized: Price, bareMetal: Price.optional() }).optional(),
  bareMetalPremium: z.number().optional(),
  utilisation: z.number().optional(),
  commitment: Commitment.optional(),
  unusedCommitment: z.number().optional(),
  licences: Licences.optional(),
  power: Power.optional(),
  move: Move.optional(),
  work: Work.optional(),
  ranges: z.record(z.string(), TypedRange).optional(),
  sources: Sources.optional(),
});
type FrozenSegment = z.infer<typeof FrozenSegment>;

export const FrozenScenario = z.strictObject({
  name: z.string(),
  currency: z.string(),
  segments: z.array(FrozenSegment),
  horizonMonths: z.number(),
  monthlyGrowth: z.number(),
  /** Absent when unit prices are hidden. */
  bareMetalPremium: z.number().optional(),
  migrationCost: z.number(),
  monthlyBenefits: z.array(z.strictObject({ name: z.string(), amount: z.number(), basis: BenefitBasis.optional() })),
  annualDiscountRate: z.number(),
  seed: z.number(),
  startMonth: z.string().optional(),
  fiscalYearStart: z.number().optional(),
  ranges: z.record(z.string(), TypedRange).optional(),
  sources: Sources.optional(),
  rates: z.array(Rate).optional(),
});
export type FrozenScenario = z.infer<typeof FrozenScenario>;

/** The scenario without the store's ids; `hidePrices` takes out every price per unit and what speaks of one. */
export function freezeScenario(s: Scenario, hidePrices: boolean): FrozenScenario {
  const { version: _, viewersMayMove: __, bareMetalPremium, ranges, sources, ...open } = s;
  const keep = hidePrices ? withoutPremium : <T>(x: T) => x;
  return {
    ...open,
    segments: open.segments.map((segment) => freezeSegment(segment, hidePrices)),
    monthlyBenefits: open.monthlyBenefits.map(({ basis, ...b }) => ({
      ...b,
      ...(basis && !hidePrices ? { basis } : {}),
    })),
    ...(hidePrices ? {} : { bareMetalPremium }),
    ...(ranges ? { ranges: keep(known(ranges)) } : {}),
    ...(sources ? { sources: keep(known(sources)) } : {}),
  };
}

function freezeSegment(segment: Segment, hidePrices: boolean): FrozenSegment {
  const {
    spendGrade: _,
    billId: __,
    overhead,
    prices,
    spendFrom,
    bareMetalPremium,
    licences,
    power,
    ...open
  } = segment;
  const { ranges, sources, gpus, gpusPerNode, ...rest } = open;
  // A bill over its number of GPUs is a price too.
  const priced = { prices, spendFrom, bareMetalPremium, licences, power, gpus, gpusPerNode };
  const keep = hidePrices ? withoutPremium : <T>(x: T) => x;
  return {
    ...rest,
    overhead: freezeSource(overhead),
    ...(hidePrices ? {} : known(priced)),
    ...(ranges ? { ranges: known(ranges) } : {}),
    ...(sources ? { sources: keep(known(sources)) } : {}),
  };
}

function freezeSource(source: Segment["overhead"]): z.infer<typeof FrozenSource> {
  if (source.source === "comparison")
    return { source: "comparison", ...(source.metric === undefined ? {} : { metric: source.metric }) };
  return source.source === "axes" ? { source: "axes", values: known(source.values) } : source;
}

/** What is known of it: absent and `undefined` are the same. */
function known<T extends object>(entries: T): { [K in keyof T]-?: Exclude<T[K], undefined> } {
  // Only entries without a value are dropped, so what is left has the type that is said.
  return Object.fromEntries(Object.entries(entries).filter(([, v]) => v !== undefined)) as never;
}

/** Notes and ranges of inputs that are prices themselves: a note may name one. */
const PRICED = ["bareMetalPremium", "licences", "power", "monthlySpend", "move", "gpus"];

/** What the author wrote about those inputs, and what stands for a bill reckoned from its price: each may say one. */
export function pricedNotes({ sources, segments }: Scenario): string[] {
  const notes = [sources, ...segments.map((s) => s.sources)]
    .flatMap((all) => Object.entries(all ?? {}))
    .flatMap(([key, note]) => (PRICED.includes(key) && note ? [note.text] : []));
  return [...notes, FROM_PRICE];
}

const withoutPremium = <T extends object>(entries: T): T =>
  // The same shape with fewer entries, all of them optional.
  Object.fromEntries(Object.entries(entries).filter(([key]) => !PRICED.includes(key))) as T;
