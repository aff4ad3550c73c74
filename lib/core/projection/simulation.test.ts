import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cashOf, centralFigures } from "../cost/cash";
import { segmentSaving } from "../cost/moving";
import { resolveOverhead } from "../cost/resolve";
import { Scenario } from "../cost/scenario";
import { productVariance } from "../stats/draws";
import { mean, quantile, variance } from "../stats/quantile";
import { mulberry32 } from "../stats/random";
import { inputsOf } from "./inputs";
import { TRIALS, runTrials } from "./monte-carlo";
import { project } from "./project";
import { ENDS, FAN } from "./simulated-money";
import { npvQuantiles, simulate, wasteQuantiles } from "./simulation";
import { npvColumn, wasteColumn } from "./trial-money";

const segment = (over: object = {}) => ({
  name: "Online serving",
  profile: "online-inference",
  monthlySpend: 100_000,
  bindingShare: 0.8,
  overhead: { source: "range", low: 0.02, high: 0.08 },
  ...over,
});
const scenario = (over: object = {}) =>
  Scenario.parse({ version: 1, name: "Fleet", currency: "USD", segments: [segment()], horizonMonths: 24, ...over });
const overheadsOf = (s: Scenario) => s.segments.map((x) => resolveOverhead(x.overhead, x.profile));
const run = (s: Scenario, count = TRIALS) => simulate(s, overheadsOf(s), count);
const spendRange = { ranges: { monthlySpend: { low: 80_000, high: 130_000 } } };

/** Everything drawn, two segments that move apart, costs and benefits. */
const everything = scenario({
  segments: [
    segment({
      ranges: { monthlySpend: { low: 80_000, high: 130_000, shape: "pert" }, bindingShare: { low: 0.5, high: 0.95 } },
      gpus: 64,
      licences: { perGpu: 100 },
      power: { kilowattsPerGpu: 1.2, facilityFactor: 1.4, pricePerKilowattHour: 0.15 },
    }),
    segment({
      name: "Training",
      monthlySpend: 50_000,
      bareMetalPremium: 0.12,
      commitment: { share: 0.4, endMonth: 9 },
      move: { month: 6, cost: 7_000 },
      ranges: { monthlySpend: { low: 45_000, high: 60_000, shape: "triangular" } },
    }),
  ],
  monthlyGrowth: 0.01,
  bareMetalPremium: 0.04,
  migrationCost: 90_000,
  annualDiscountRate: 0.08,
  monthlyBenefits: [{ name: "operations", amount: 1_500 }],
  ranges: {
    monthlyGrowth: { low: 0, high: 0.03 },
    bareMetalPremium: { low: 0, high: 0.1 },
    migrationCost: { low: 70_000, high: 130_000 },
  },
});

/** MODEL 7 the plain way: a uniform an input in its order, every trial a scenario of its own, every quantile from a sort. */
function plainly(s: Scenario, count: number) {
  const inputs = inputsOf(s, overheadsOf(s));
  const next = mulberry32(s.seed);
  const drawn = (i: { varies: boolean; draw: (u: number) => number; value: number }) => {
    const u = next() || 2 ** -33;
    return i.varies ? i.draw(u) : i.value;
  };
  return Array.from({ length: count }, () => {
    const figures = inputs.segments.map((i) => ({
      overhead: drawn(i.overhead),
      bindingShare: drawn(i.bindingShare),
      spend: drawn(i.spend),
    }));
    const monthlyGrowth = drawn(inputs.growth);
    const premium = drawn(inputs.premium);
    const central = centralFigures({ ...s, bareMetalPremium: premium }, overheadsOf(s));
    const plan = { ...s, monthlyGrowth, migrationCost: drawn(inputs.migration) };
    const cash = cashOf(
      plan,
      figures.map((f, i) => ({ ...f, premium: central[i]?.premium ?? 0 })),
    );
    const waste = figures.reduce((sum, f) => sum + f.overhead * f.bindingShare * f.spend, 0);
    const year = Array.from({ length: 12 }, (_, k) => waste * (1 + monthlyGrowth) ** k);
    const rate = (1 + s.annualDiscountRate) ** (1 / 12);
    return {
      year: year.reduce((a, b) => a + b, 0),
      npv: cash.months.reduce((sum, v, k) => sum + v / rate ** (k + 1), -cash.atStart),
      month13: waste * (1 + monthlyGrowth) ** 12,
      cash: cash.months.slice(0, 18).reduce((a, b) => a + b, -cash.atStart),
    };
  });
}

describe("everything drawn at once", () => {
  const plain = plainly(everything, 3_000);
  const quick = run(everything, 3_000);
  const column = (of: (t: (typeof plain)[number]) => number) => Float64Array.from(plain, of).sort();
  const spread = (sorted: Float64Array) => (quantile(sorted, 0.84) - quantile(sorted, 0.16)) / 2;
  // The engine reads 1,001 quantiles of each input where the plain way inverts it for every trial.
  const near = (found: readonly number[], sorted: Float64Array) =>
    ENDS.forEach((p, i) => {
      expect(Math.abs((found[i] ?? Number.NaN) - quantile(sorted, p))).toBeLessThan(0.02 * spread(sorted));
    });
  test("gives the year, the value of moving, a month and the money so far of the plain simulation", () => {
    near(
      quick.money.waste(1, 12, ENDS),
      column((t) => t.year),
    );
    near(
      quick.money.npv(ENDS),
      column((t) => t.npv),
    );
    near(
      quick.money.wasteByMonth()[12]?.own ?? [],
      column((t) => t.month13),
    );
    near(
      quick.money.cashByMonth()[18]?.sum ?? [],
      column((t) => t.cash),
    );
  });
  test("saves what moving.ts says, trial by trial", () => {
    const { inputs, columns, groups } = quick.trials;
    const at = (i: { varies: boolean; draw: (u: number) => number; value: number; place: number }, t: number) =>
      i.varies ? i.draw(((columns[i.place]?.[t] ?? 0) + 0.5) / 1001) : i.value;
    for (const t of [0, 17, 2_999])
      everything.segments.forEach((s, i) => {
        const own = inputs.segments[i];
        if (!own) return;
        const saving = segmentSaving(s, {
          overhead: at(own.overhead, t),
          bindingShare: at(own.bindingShare, t),
          spend: at(own.spend, t),
          premium: s.bareMetalPremium ?? at(inputs.premium, t),
        });
        expect(groups[i]?.saving[t]).toBeCloseTo(saving, 6);
      });
  });
  test("has the same first trials however many there are", () => {
    const few = npvColumn(run(everything, 200).trials);
    expect([...few]).toEqual([...npvColumn(quick.trials).subarray(0, 200)]);
  });
});

test("a share of GPU-bound hours times a bill spreads as the product of the two does", () => {
  const s = scenario({
    segments: [segment({ overhead: { source: "point", value: 0.05 }, ...spendRange })],
  });
  const wide = scenario({
    segments: [
      segment({
        overhead: { source: "point", value: 0.05 },
        bindingShare: 0.5,
        ranges: { monthlySpend: { low: 90_000, high: 110_000 }, bindingShare: { low: 0.4, high: 0.6 } },
      }),
    ],
  });
  // Symmetric typed ranges are normal, sd = half the range by 1.281552; f hardly ever leaves 0 to 1 (6.4 sd).
  const sd = { spend: 10_000 / 1.281552, share: 0.1 / 1.281552 };
  const expected = 0.05 ** 2 * productVariance({ mean: 100_000, sd: sd.spend }, { mean: 0.5, sd: sd.share });
  const year = wasteColumn(run(wide).trials, 1, 1);
  // The standard error of a variance of 10,000 nearly normal values is 1.4 % of it; four of them.
  expect(Math.abs(variance(year) / expected - 1)).toBeLessThan(0.057);
  expect(mean(year)).toBeCloseTo(0.05 * 100_000 * 0.5, -2);
  expect(mean(wasteColumn(run(s).trials, 1, 1))).toBeGreaterThan(0.05 * 0.8 * 100_000);
});

test("one overhead that varies keeps its own quantiles, in money, month by month and over the horizon", () => {
  const s = scenario({ migrationCost: 20_000, bareMetalPremium: 0.01, monthlyGrowth: 0.01, annualDiscountRate: 0.1 });
  const [overhead] = overheadsOf(s);
  const { money } = run(s);
  const at = (p: number) => overhead?.quantile(p) ?? Number.NaN;
  FAN.forEach((p, i) => {
    expect(money.wasteByMonth()[0]?.sum[i]).toBeCloseTo(at(p) * 0.8 * 100_000, 6);
  });
  const figures = centralFigures(s, overheadsOf(s)).map((f) => ({ ...f, overhead: at(0.05) }));
  const cash = cashOf(s, figures);
  expect(money.cashByMonth()[24]?.sum[0]).toBeCloseTo(
    cash.months.reduce((a, b) => a + b, -cash.atStart),
    6,
  );
});

test("a second segment without a range keeps the figures exact", () => {
  const s = scenario({ segments: [segment(), segment({ name: "b", overhead: { source: "point", value: 0.1 } })] });
  const { p50 } = wasteQuantiles(run(s), 1, 12);
  expect(p50).toBeCloseTo(12 * 0.8 * 100_000 * (0.05 + 0.1), 6);
});

test("growth that is known scales every case: a month is the first one times its factor", () => {
  const s = scenario({ monthlyGrowth: 0.02, segments: [segment(spendRange)] });
  const months = run(s).money.wasteByMonth();
  months.forEach(({ own }, k) => {
    own.forEach((v, i) => expect(v).toBeCloseTo((months[0]?.own[i] ?? 0) * 1.02 ** k, 6));
  });
});

test("growth with a range that hardly opens gives what known growth gives", () => {
  const known = scenario({ monthlyGrowth: 0.01, segments: [segment(spendRange)] });
  const open = { ...known, ranges: { monthlyGrowth: { low: 0.01 - 1e-9, high: 0.01 + 1e-9 } } };
  const [a, b] = [run(known), run(open)];
  ENDS.forEach((_, i) => {
    expect(b.money.cashByMonth()[24]?.sum[i]).toBeCloseTo(a.money.cashByMonth()[24]?.sum[i] ?? 0, 0);
    expect(b.money.wasteByMonth()[23]?.own[i]).toBeCloseTo(a.money.wasteByMonth()[23]?.own[i] ?? 0, 0);
  });
});

test("whatever was asked before, the answer to a question is the same", () => {
  const questions = [everything, scenario(), scenario({ segments: [segment(spendRange)] }), { ...everything, seed: 7 }];
  const fresh = questions.map((s) => project(s, overheadsOf(s)));
  fc.assert(
    fc.property(fc.shuffledSubarray([0, 1, 2, 3, 0, 2]), fc.boolean(), (order, sketch) => {
      for (const i of order) {
        const s = structuredClone(questions[i] as Scenario);
        if (sketch) project(s, overheadsOf(s), "entered", 500);
        expect(project(s, overheadsOf(s))).toEqual(fresh[i]);
      }
    }),
    { numRuns: 6 },
  );
});

test("more overhead never costs less, at any level, whatever else varies", () => {
  const shift = fc.double({ min: 0, max: 0.1, noNaN: true });
  fc.assert(
    fc.property(shift, fc.boolean(), (by, growing) => {
      const at = (added: number) => {
        const s = scenario({
          segments: [
            segment({ overhead: { source: "range", low: 0.01 + added, high: 0.06 + added }, ...spendRange }),
            segment({ name: "b" }),
          ],
          ranges: growing ? { monthlyGrowth: { low: -0.01, high: 0.02 } } : {},
        });
        return run(s, 1_000).money.wasteByMonth();
      };
      const [less, more] = [at(0), at(by)];
      less.forEach((month, k) => {
        month.sum.forEach((v, i) => expect(more[k]?.sum[i]).toBeGreaterThanOrEqual(v - 1e-6));
        month.own.forEach((v, i) => expect(more[k]?.own[i]).toBeGreaterThanOrEqual(v - 1e-6));
      });
    }),
    { numRuns: 12 },
  );
});

test("a share of hours is never drawn outside 0 to 1, and an amount never below 0", () => {
  const s = scenario({
    segments: [
      segment({
        bindingShare: 0.95,
        ranges: { bindingShare: { low: 0.5, high: 1 }, monthlySpend: { low: 0, high: 300_000 } },
      }),
    ],
    ranges: { migrationCost: { low: 0, high: 5_000 } },
  });
  const { segments, migration } = inputsOf(s, overheadsOf(s));
  for (let k = 0; k < 1_000; k++) {
    const u = (k + 0.5) / 1_000;
    const f = segments[0]?.bindingShare.draw(u) ?? Number.NaN;
    expect(f >= 0 && f <= 1).toBe(true);
    expect(segments[0]?.spend.draw(u)).toBeGreaterThanOrEqual(0);
    expect(migration.draw(u)).toBeGreaterThanOrEqual(0);
  }
});

test("two scenarios with one seed differ by their inputs only: the dearer premium is worse in every single trial", () => {
  const at = (premium: number) => run(scenario({ bareMetalPremium: premium, segments: [segment(spendRange)] }), 500);
  const [cheap, dear] = [npvColumn(at(0.02).trials), npvColumn(at(0.03).trials)];
  expect(cheap.every((v, t) => v > (dear[t] ?? Infinity))).toBe(true);
});

test("a plan that moves nothing is worth nothing in every case but for its one-off cost", () => {
  const s = scenario({ segments: [segment({ move: "never", ...spendRange })], migrationCost: 5_000 });
  expect(npvQuantiles(run(s))).toEqual({ p05: -5_000, p50: -5_000, p95: -5_000 });
  expect(run(s).money.chanceOfSaving).toBeNull();
});

test("every trial is counted: as many as were asked for", () => {
  const inputs = inputsOf(everything, overheadsOf(everything));
  expect(runTrials(everything, inputs, 123).waste).toHaveLength(123);
});
