import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Benefit, type BenefitBasis, worthOf } from "../core/cost/benefit";
import { type OverheadSource, PRIORS } from "../core/cost/overhead-source";
import { PRICING_KINDS, Price } from "../core/cost/price";
import { ADJUSTABLE, Scenario } from "../core/cost/scenario";
import { PROFILES, pricedSpend } from "../core/cost/segment";
import { SHAPES } from "../core/cost/typed-range";
import { TIMED_AXES } from "../core/overhead/profiles";
import { fieldsFrom, fieldsOf } from "./scenario-fields";
import { readFields } from "./scenario-reading";

const per = (n: number, low: number, high: number) => fc.integer({ min: low, max: high }).map((x) => x / n);
const percent = per(100_000, -40_000, 94_000);
const share = per(1000, 0, 1000);
const amount = fc.oneof(per(100, 0, 2_000_000_00), fc.double({ min: 1e-6, max: 1e12, noNaN: true }));
const word = fc.string({ minLength: 1, maxLength: 20 }).map((s) => `n${s.replaceAll("\u0000", "")}`.trim());
const day = fc
  .date({ min: new Date("2000-01-01"), max: new Date("2099-12-31"), noInvalidDate: true })
  .map((d) => d.toISOString().slice(0, 10));
const shape = fc.option(fc.constantFrom(...SHAPES), { nil: undefined });
const maybe = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: undefined });

/** Low, middle and high of one quantity, with how they are drawn. */
const triple = (of: fc.Arbitrary<number>) =>
  fc.tuple(of, of, of, shape).map(([a, b, c, drawn]) => {
    const [low = 0, value = 0, high = 0] = [a, b, c].sort((x, y) => x - y);
    return { value, range: { low, high, ...(drawn ? { shape: drawn } : {}) } };
  });
const ranged = (of: fc.Arbitrary<number>) =>
  fc.oneof(
    of.map((value) => ({ value, range: undefined })),
    triple(of),
  );

const note = fc.record(
  {
    text: word,
    document: fc.boolean(),
    url: fc.constantFrom("https://example.test/a?b=1", "http://quote.example.test/"),
    owner: word,
    date: day,
  },
  { requiredKeys: ["text"] },
);
const notes = (names: readonly string[]) =>
  maybe(fc.dictionary(fc.constantFrom(...names), note, { minKeys: 1, maxKeys: 3, noNullPrototype: true }));

const overhead: fc.Arbitrary<OverheadSource> = fc.oneof(
  fc.tuple(triple(percent), fc.boolean()).map(([{ value, range }, likely]) => ({
    source: "range" as const,
    ...range,
    ...(likely ? { mode: value } : {}),
  })),
  percent.map((value) => ({ source: "point" as const, value })),
  fc.constantFrom(...PRIORS).map((prior) => ({ source: "evidence" as const, prior })),
  fc
    .dictionary(fc.constantFrom(...TIMED_AXES), percent, { noNullPrototype: true })
    .map((values) => ({ source: "axes" as const, values })),
  fc.uuid().map((comparisonId) => ({ source: "comparison" as const, comparisonId, metric: "output-throughput" })),
  fc.tuple(fc.uuid(), fc.uuid()).map(([b, c]) => ({ source: "comparison" as const, baseline: [b], candidate: [c, b] })),
);

const price = (mode: "virtualized" | "bare-metal") =>
  fc.record({
    gpu: word,
    site: maybe(word),
    mode: fc.constant(mode),
    kind: fc.constantFrom(...PRICING_KINDS),
    list: per(1000, 1, 90_000),
    discount: per(100, 0, 99),
    source: word,
    date: day,
    dated: maybe(word),
  });

interface Listed {
  gpu: string;
  kind: (typeof PRICING_KINDS)[number];
  list: number;
  discount: number;
}

/** A price that compares: for the same GPU, of the same kind, and not above eleven times the other. */
const besides = <P extends Listed>(bare: P, { gpu, kind, list, discount }: Listed): P => {
  const dear = bare.list * (1 - bare.discount) > 10 * list * (1 - discount);
  return { ...bare, gpu, kind, ...(dear ? { list, discount } : {}) };
};

/** A half cent of a large sum is a matter of the last bit: such a sum stays as it is. */
const inCents = (sum: number): number => {
  const cents = Number(sum.toFixed(2));
  return Math.abs(cents - sum) < 0.00499 ? cents : sum;
};

const segment = fc
  .record({
    name: word,
    profile: fc.constantFrom(...PROFILES),
    spend: ranged(amount),
    binding: ranged(share),
    spendGrade: maybe(fc.constantFrom("example" as const, "measured" as const)),
    fromPrice: fc.boolean(),
    overhead,
    gpus: maybe(fc.integer({ min: 1, max: 1e6 })),
    gpusPerNode: maybe(fc.integer({ min: 1, max: 1024 })),
    vm: maybe(price("virtualized")),
    bm: maybe(price("bare-metal")),
    bareMetalPremium: maybe(per(1000, -999, 9999)),
    utilisation: maybe(per(1000, 1, 1000)),
    commitment: maybe(
      fc.record(
        { share, endMonth: fc.integer({ min: 0, max: 600 }), freedIsReused: fc.boolean() },
        { requiredKeys: ["share", "endMonth"] },
      ),
    ),
    unusedCommitment: maybe(amount),
    perGpu: maybe(amount),
    cores: maybe(fc.record({ perCore: amount, cores: per(8, 0, 8e7) })),
    power: maybe(
      fc.record({
        kilowattsPerGpu: per(1000, 1, 100_000),
        facilityFactor: per(100, 100, 1000),
        pricePerKilowattHour: per(10_000, 0, 10_000),
      }),
    ),
    move: maybe(
      fc.oneof(fc.constant("never" as const), fc.record({ month: fc.integer({ min: 0, max: 60 }), cost: amount })),
    ),
    work: maybe(
      fc.oneof(
        fc.record({ kind: fc.constant("tokens" as const), perSecond: per(10, 1, 1e9) }),
        fc.record({ kind: fc.constant("training-run" as const), hours: per(10, 1, 1e7) }),
      ),
    ),
    sources: notes(["monthlySpend", "overhead", "bindingShare", "gpus", "commitment", "licences", "move", "work"]),
  })
  .map(({ spend, binding, spendGrade, fromPrice, vm, bm, perGpu, cores, ...rest }) => {
    const money = (of: typeof vm) => of && { ...of, currency: "USD" };
    const prices = vm && { virtualized: money(vm), ...(bm ? { bareMetal: money(besides(bm, vm)) } : {}) };
    const priced = vm ? pricedSpend({ gpus: rest.gpus, prices: { virtualized: Price.parse(money(vm)) } }) : null;
    const follows = fromPrice && priced !== null;
    const licences = {
      ...(perGpu !== undefined && rest.gpus !== undefined ? { perGpu } : {}),
      ...cores,
    };
    const ranges = {
      ...(spend.range && !follows ? { monthlySpend: spend.range } : {}),
      ...(binding.range ? { bindingShare: binding.range } : {}),
    };
    return {
      ...rest,
      monthlySpend: follows ? inCents(priced) : spend.value,
      spendGrade,
      billId: spendGrade === "measured" ? "0198-bill" : undefined,
      spendFrom: follows ? "price" : undefined,
      bindingShare: binding.value,
      prices,
      bareMetalPremium: bm && vm ? undefined : rest.bareMetalPremium,
      power: rest.gpus === undefined ? undefined : rest.power,
      licences: Object.keys(licences).length > 0 ? licences : undefined,
      ranges: Object.keys(ranges).length > 0 ? ranges : undefined,
    };
  });

const count = per(10, 0, 10_000);
const basis: fc.Arbitrary<BenefitBasis> = fc.oneof(
  fc.record({ kind: fc.constant("operations" as const), hours: count, rate: count }),
  fc.record({
    kind: fc.constant("provisioning" as const),
    events: count,
    hoursSaved: count,
    gpusPerEvent: fc.integer({ min: 0, max: 64 }),
    pricePerGpuHour: count,
  }),
  fc.record({ kind: fc.constant("downtime" as const), hoursAvoided: count, costPerHour: count }),
  fc.record({ kind: fc.constant("consolidation" as const), gpuHoursSaved: count, pricePerGpuHour: count }),
);
const benefit = fc.oneof(
  fc.record({ name: word, amount }),
  fc.record({ name: word, basis, cents: fc.boolean() }).map(({ name, basis: from, cents }) => ({
    name,
    basis: from,
    amount: cents ? inCents(worthOf(from)) : worthOf(from),
  })),
);

const scenario = fc
  .record({
    name: word,
    segments: fc.array(segment, { minLength: 1, maxLength: 3 }),
    horizonMonths: fc.integer({ min: 12, max: 60 }),
    growth: ranged(per(1000, -500, 500)),
    premium: ranged(per(1000, -999, 9999)),
    migration: ranged(amount),
    monthlyBenefits: fc.array(benefit, { maxLength: 3 }),
    annualDiscountRate: per(1000, -499, 1000),
    seed: fc.integer({ min: 0, max: 4_294_967_295 }),
    startMonth: maybe(day.map((d) => d.slice(0, 7))),
    fiscalYearStart: maybe(fc.integer({ min: 1, max: 12 })),
    rates: maybe(
      fc.array(
        fc.record({ currency: fc.constantFrom("EUR", "GBP"), perUnit: per(1e6, 1, 1e9), date: day, source: word }),
        { minLength: 1, maxLength: 3 },
      ),
    ),
    viewersMayMove: maybe(fc.subarray([...ADJUSTABLE])),
    sources: notes(["monthlyGrowth", "bareMetalPremium", "migrationCost", "monthlyBenefits", "annualDiscountRate"]),
  })
  .map(({ growth, premium, migration, ...rest }) => {
    const ranges = {
      ...(growth.range ? { monthlyGrowth: growth.range } : {}),
      ...(premium.range ? { bareMetalPremium: premium.range } : {}),
      ...(migration.range ? { migrationCost: migration.range } : {}),
    };
    return {
      version: 1,
      currency: "USD",
      ...rest,
      monthlyGrowth: growth.value,
      bareMetalPremium: premium.value,
      migrationCost: migration.value,
      ranges: Object.keys(ranges).length > 0 ? ranges : undefined,
    };
  })
  // Growth and amounts that come to more together than a plan may.
  .filter((s) => !Scenario.safeParse(s).error?.issues.some(({ path }) => path[0] === "monthlyGrowth"))
  .map((s) => Scenario.parse(s));

/** Without the keys that hold nothing: a form does not know them. */
const plain = (s: Scenario): unknown => JSON.parse(JSON.stringify(s));

describe("a scenario as the texts of its form", () => {
  test("reads back as the scenario it was written from, to the last digit of everything that may be in it", () => {
    fc.assert(
      fc.property(scenario, (s) => {
        const { scenario: back, notes: said } = readFields(fieldsOf(s));
        expect(Object.entries(said).filter(([, n]) => n.error !== undefined)).toEqual([]);
        expect(plain(back as Scenario)).toEqual(plain(s));
      }),
      { numRuns: 200 },
    );
  });

  test("has nothing in doubt but what a range says", () => {
    fc.assert(
      fc.property(scenario, (s) => {
        const doubts = Object.values(readFields(fieldsOf(s)).notes).filter(
          ({ echo }) => !/^(8 in 10 times between|never below)/.test(echo ?? ""),
        );
        expect(doubts).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });

  test("goes through a plain form unchanged", () => {
    fc.assert(
      fc.property(scenario, (s) => {
        const fields = fieldsOf(s);
        expect(fieldsFrom(Object.entries(fields))).toEqual(fields);
      }),
      { numRuns: 50 },
    );
  });

  test("every benefit is one that the schema takes", () => {
    fc.assert(fc.property(benefit, (b) => Benefit.safeParse(b).success));
  });
});
