import fc from "fast-check";
import { expect, test } from "vitest";
import { resolveOverhead } from "../cost/resolve";
import { PRIORS } from "../cost/overhead-source";
import { Scenario } from "../cost/scenario";
import { PROFILES } from "../cost/segment";
import { SHAPES } from "../cost/typed-range";
import { project } from "./project";
import { madePlan, madeSegment } from "./test-plan";

// Each field at its ends, just inside them, and at a value that people type.
const of = <T>(...values: T[]) => fc.constantFrom(...values);
const maybe = <T>(a: fc.Arbitrary<T>) => fc.option(a, { nil: undefined, freq: 3 });
const amount = of(0, 1e-300, 0.01, 100_000, 1e9, 1e12);
const share = of(0, 1e-300, 0.5, 1);
const overhead = of(-19.999, -0.9, 0, 0.03, 0.999999, 1 - 2 ** -53);
const premium = of(-1 + 2 ** -53, -0.5, 0, 0.1, 10);
const growth = of(-0.5, -1e-300, 0, 0.01, 0.5);
const shape = maybe(of(...SHAPES));
/** A range around its value: from the value, or the lowest, to the value, or the highest. */
const around = <T extends number>(value: fc.Arbitrary<T>, low: number, high: number) =>
  fc.record({ value, below: fc.boolean(), above: fc.boolean(), ranged: fc.boolean(), shape }).map((r) => ({
    value: r.value as number,
    range: r.ranged
      ? { low: r.below ? low : r.value, high: r.above ? high : r.value, ...(r.shape ? { shape: r.shape } : {}) }
      : undefined,
  }));

const source = fc.oneof(
  fc.tuple(overhead, overhead, shape).map(([a, b, s]) => ({
    source: "range",
    low: Math.min(a, b),
    high: Math.max(a, b),
    ...(s ? { shape: s } : {}),
  })),
  overhead.map((value) => ({ source: "point", value })),
  of(...PRIORS).map((prior) => ({ source: "evidence", prior })),
  fc.record({ "gpu-compute": overhead, network: overhead }).map((values) => ({ source: "axes", values })),
);
const price = (mode: string) =>
  fc.record({ list: of(1e-6, 0.5, 2.5, 1e6), discount: of(0, 0.5, 1 - 2 ** -53) }).map((p) => ({
    ...{ gpu: "H100", mode, kind: "reserved", currency: "USD", source: "quote", date: "2026-11-01" },
    ...p,
  }));

const segment = fc
  .record({
    profile: of(...PROFILES),
    spend: around(amount, 0, 1e12),
    binding: around(share, 0, 1),
    overhead: source,
    gpus: of(1, 64, 1e6),
    gpusPerNode: maybe(of(1, 8, 1024)),
    prices: maybe(fc.record({ virtualized: price("virtualized"), bareMetal: maybe(price("bare-metal")) })),
    bareMetalPremium: maybe(premium),
    utilisation: maybe(of(1e-6, 0.6, 1)),
    commitment: maybe(fc.record({ share, endMonth: of(0, 12, 600) })),
    unusedCommitment: maybe(amount),
    licences: maybe(of<object>({ perGpu: 1e12 }, { perGpu: 375 }, { perCore: 1e12, cores: 1e7 })),
    power: maybe(
      of(
        { kilowattsPerGpu: 100, facilityFactor: 10, pricePerKilowattHour: 1e6 },
        { kilowattsPerGpu: 1e-300, facilityFactor: 1, pricePerKilowattHour: 0.2 },
      ),
    ),
    move: maybe(of<unknown>("never", { month: 0, cost: 1e12 }, { month: 60, cost: 0 }, { month: 6, cost: 1e4 })),
    work: maybe(
      of<object>(
        { kind: "tokens", perSecond: 1e-6 },
        { kind: "tokens", perSecond: 1e12 },
        { kind: "training-run", hours: 1e6 },
      ),
    ),
  })
  .map(({ spend, binding, bareMetalPremium, ...rest }) =>
    madeSegment({
      ...rest,
      ...(rest.prices?.bareMetal ? {} : { bareMetalPremium }),
      monthlySpend: spend.value,
      bindingShare: binding.value,
      ranges: { monthlySpend: spend.range, bindingShare: binding.range },
    }),
  );

const plan = fc
  .record({
    segments: fc.array(segment, { minLength: 1, maxLength: 2 }),
    horizonMonths: of(12, 36, 60),
    growth: around(growth, -0.5, 0.5),
    premium: around(premium, -1 + 2 ** -53, 10),
    migration: around(amount, 0, 1e12),
    monthlyBenefits: fc.array(
      amount.map((a) => ({ name: "Given", amount: a })),
      { maxLength: 2 },
    ),
    annualDiscountRate: of(-0.4999, 0, 0.08, 1),
    seed: of(0, 42, 4294967295),
    startMonth: maybe(of("2027-01", "1900-01", "2099-12")),
    fiscalYearStart: maybe(of(1, 4, 12)),
  })
  .map(({ growth: g, premium: p, migration: m, ...rest }) => ({
    ...{ version: 1, name: "Any", currency: "USD", ...rest },
    monthlyGrowth: g.value,
    bareMetalPremium: p.value,
    migrationCost: m.value,
    ranges: { monthlyGrowth: g.range, bareMetalPremium: p.range, migrationCost: m.range },
  }));

/** Places of numbers that are none. */
function notFinite(x: unknown, at = "$"): string[] {
  if (typeof x === "number") return Number.isFinite(x) ? [] : [`${at}: ${x}`];
  if (typeof x !== "object" || x === null) return [];
  return Object.entries(x).flatMap(([key, value]) => notFinite(value, `${at}.${key}`));
}

const answered = (s: Scenario) =>
  project(
    s,
    s.segments.map((x) => resolveOverhead(x.overhead, x.profile)),
    "entered",
    100,
  );

test("any scenario that parses projects, and every figure of its answer is a number", () => {
  let parsed = 0;
  let refused = 0;
  fc.assert(
    fc.property(plan, (candidate) => {
      const read = Scenario.safeParse(candidate);
      if (!read.success) {
        refused += 1;
        return;
      }
      parsed += 1;
      expect(notFinite(answered(read.data))).toEqual([]);
    }),
    { numRuns: 600, seed: 5 },
  );
  expect(parsed).toBeGreaterThan(150);
  expect(refused).toBeGreaterThan(20);
});

test("every amount at its maximum with the largest growth is refused, and the growth is named", () => {
  const most = (monthlyGrowth: number, perGpu = 1e6) =>
    Scenario.safeParse({
      ...madePlan({ horizonMonths: 60, migrationCost: 1e12, bareMetalPremium: 10 }),
      monthlyGrowth,
      segments: [madeSegment({ monthlySpend: 1e12, unusedCommitment: 1e12, gpus: 1e6, licences: { perGpu } })],
    });
  // Month 60 alone is 1.5^59, 2.4e10 times the first.
  expect(most(0.5).error?.issues).toMatchObject([
    { path: ["monthlyGrowth"], message: expect.stringContaining("lower the growth") },
  ]);
  // 60 x 3e12 = 1.8e14.
  expect(most(0).success).toBe(true);
  // Of an amount that is refused already nothing is reckoned.
  expect(most(0, 1e308).error?.issues).toMatchObject([{ path: ["segments", 0, "licences", "perGpu"] }]);
});
