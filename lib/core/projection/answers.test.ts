import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addUp, toMicros } from "../units/money";
import { answerOf, madePlan, madeSegment } from "./test-plan";

const price = (mode: string, list: number) => ({
  gpu: "H100",
  mode,
  kind: "on-demand",
  currency: "USD",
  list,
  source: "quote",
  date: "2026-11-01",
});
const point = (value: number) => ({ source: "point", value });
const sum = (amounts: readonly number[]) => amounts.reduce((total, a) => total + toMicros(a), 0n);

const amount = fc.double({ min: 0, max: 1e7, noNaN: true });
const share = fc.double({ min: 0.01, max: 1, noNaN: true });
const drawnSegment = fc.record({
  monthlySpend: amount,
  bindingShare: share,
  utilisation: fc.option(share, { nil: undefined }),
  unusedCommitment: amount,
  value: fc.double({ min: -0.5, max: 0.6, noNaN: true }),
  gpus: fc.integer({ min: 1, max: 5000 }),
  perGpu: fc.double({ min: 0, max: 500, noNaN: true }),
});
const drawnPlan = fc
  .record({
    list: fc.array(drawnSegment, { minLength: 1, maxLength: 4 }),
    given: amount,
    growth: fc.double({ min: -0.02, max: 0.02, noNaN: true }),
  })
  .map(({ list, given, growth }) =>
    madePlan(
      {
        monthlyGrowth: growth,
        startMonth: "2026-11",
        fiscalYearStart: 4,
        horizonMonths: 12,
        monthlyBenefits: [{ name: "operations", amount: given }],
      },
      list.map(({ value, perGpu, ...s }, i) =>
        madeSegment({ name: `s${i}`, ...s, gpusPerNode: 8, overhead: point(value), licences: { perGpu } }),
      ),
    ),
  );

test("what is shown of a month adds up to the micro, whatever the plan", () => {
  fc.assert(
    fc.property(drawnPlan, (plan) => {
      const { paid, perMonth, convenience, series, fiscalYears } = answerOf(plan);
      expect(toMicros(paid.bill)).toBe(sum([paid.idle ?? 0, paid.overhead, paid.usefulWork]));
      expect(toMicros(paid.total)).toBe(sum([paid.bill, paid.unusedCommitment, paid.licences, paid.power]));
      expect(paid.overhead).toBe(perMonth.waste.value);
      for (const end of ["low", "value", "high"] as const)
        expect(toMicros(convenience.net[end])).toBe(
          sum([convenience.waste[end], convenience.licences, -convenience.benefits]),
        );
      expect(sum(fiscalYears.map((y) => y.spend))).toBe(sum(series.map((m) => m.spend)));
      // Without a bill no fiscal year is stated.
      expect(fiscalYears.reduce((months, y) => months + y.months, 0)).toBe(
        plan.segments.every((s) => s.monthlySpend === 0) ? 0 : 12,
      );
      const waste = addUp(fiscalYears.map((y) => y.waste.p50));
      expect(Math.abs(waste - (series.at(-1)?.cumulativeWaste.p50 ?? Number.NaN))).toBeLessThan(1e-3);
    }),
    { numRuns: 25 },
  );
});

test("the segments' values of moving add up to the plan's", () => {
  fc.assert(
    fc.property(drawnPlan, fc.integer({ min: 0, max: 100_000 }), (plan, migrationCost) => {
      const { advice, decision } = answerOf({ ...plan, migrationCost });
      const whole = decision.npv.p50;
      expect(Math.abs(addUp(advice.map((a) => a.npv.p50)) - whole)).toBeLessThan(1e-6 * Math.max(1e4, Math.abs(whole)));
    }),
    { numRuns: 25 },
  );
});

describe("what the money goes on", () => {
  test("idle time, unused commitment and overhead stand on one scale, and the largest is named", () => {
    const { paid, paidNotes } = answerOf(
      madePlan({}, [
        madeSegment({ utilisation: 0.6, bindingShare: 0.5, overhead: point(0.04), unusedCommitment: 3000 }),
      ]),
    );
    // 100,000 x 0.4; 100,000 x 0.04 x 0.5.
    expect(paid).toEqual({
      bill: 100_000,
      idle: 40_000,
      overhead: 2000,
      unusedCommitment: 3000,
      licences: 0,
      power: 0,
      usefulWork: 58_000,
      total: 103_000,
    });
    expect(paidNotes).toEqual([]);
  });
  test("idle time that nobody gave is not known, and never zero", () => {
    const { paid, paidNotes } = answerOf(madePlan());
    expect(paid.idle).toBeNull();
    expect(paidNotes[0]).toMatch(/^Idle time is not known/);
  });
  test("an idle GPU cannot be the limit, which is said", () => {
    const { paidNotes, paid } = answerOf(madePlan({}, [madeSegment({ utilisation: 0.05, overhead: point(0.1) })]));
    expect(paidNotes.join(" ")).toMatch(/this overhead is an upper bound.*more than the bill/s);
    // 100,000 - 95,000 - 10,000: kept as it is.
    expect(paid.usefulWork).toBe(-5000);
  });
});

test("what virtualization gives may be worth more than it takes: the net is negative", () => {
  // 5,000 - 7,010 of MODEL's example.
  const { convenience } = answerOf(
    madePlan({ monthlyBenefits: [{ name: "operations", amount: 7010 }] }, [madeSegment({ overhead: point(0.05) })]),
  );
  expect(convenience.net.value).toBe(-2010);
});

describe("whole nodes", () => {
  const nodes = (over: object) => answerOf(madePlan({}, [madeSegment({ gpus: 64, gpusPerNode: 8, ...over })])).nodes[0];
  test("at 3 % a fleet of 8 nodes frees none, and it takes 34 to free one", () => {
    expect(nodes({ overhead: point(0.03) })).toMatchObject({
      nodes: 8,
      freed: { value: 0 },
      toAdd: { value: 1 },
      smallestFleet: 34,
      freedMoney: { value: 0 },
    });
  });
  test("freed nodes cost what the GPUs cost, or their share of the bill", () => {
    const prices = { virtualized: price("virtualized", 2) };
    const overhead = { source: "range", low: 0.2, high: 0.3 };
    // Floors of 1.6, 2 and 2.4; 730 x 8 x 2 a node.
    expect(nodes({ overhead, prices })?.freedMoney).toEqual({ low: 11_680, value: 23_360, high: 23_360 });
    expect(nodes({ overhead })?.freedMoney).toEqual({ low: 12_500, value: 25_000, high: 25_000 });
    expect(nodes({ overhead, monthlySpend: 0 })?.freedMoney).toBeNull();
  });
  test("a GPU that is never the limit, or a faster virtual machine, frees none", () => {
    expect(nodes({ overhead: point(0.3), bindingShare: 0 })).toMatchObject({ freed: { high: 0 }, smallestFleet: null });
    expect(nodes({ overhead: point(-0.3) })).toMatchObject({ freed: { low: 0 }, smallestFleet: null });
  });
  test("without the number of GPUs there is no row", () => {
    expect(answerOf(madePlan()).nodes).toEqual([]);
  });
});

describe("the price of work", () => {
  test("at the same price the two sides differ by the extra capacity", () => {
    const { work } = answerOf(
      madePlan({}, [madeSegment({ overhead: point(0.1), work: { kind: "tokens", perSecond: 10_000 } })]),
    );
    // 100,000 / 730 h / 36 million tokens an hour = 3.805175; bare metal a tenth less.
    expect(work[0]).toMatchObject({ unit: "million tokens", confidential: false });
    expect(work[0]?.virtualized.value).toBeCloseTo(3.805175, 6);
    expect((work[0]?.virtualized.value ?? 0) / (work[0]?.bareMetal.value ?? 1) - 1).toBeCloseTo(0.1 / 0.9, 5);
  });
  test("a premium counts, and so do licences; the ends stand in order", () => {
    const { work } = answerOf(
      madePlan({ bareMetalPremium: 0.2 }, [
        madeSegment({ gpus: 8, licences: { perGpu: 100 }, work: { kind: "training-run", hours: 73 } }),
      ]),
    );
    // A tenth of a month: 10,080 against 10,000 x 1.2 x 0.99, 0.975 and 0.96.
    expect(work[0]?.virtualized.value).toBeCloseTo(10_080, 5);
    expect(work[0]?.bareMetal.low).toBeCloseTo(11_520, 5);
    expect(work[0]?.bareMetal.high).toBeCloseTo(11_880, 5);
    expect(work[0]?.difference.low).toBeCloseTo(-1800, 5);
  });
  test("confidential computing is marked apart", () => {
    const overhead = { source: "evidence", prior: "confidential-computing" };
    const { work } = answerOf(madePlan({}, [madeSegment({ overhead, work: { kind: "training-run", hours: 1 } })]));
    expect(work[0]?.confidential).toBe(true);
  });
});

describe("an hour of useful work", () => {
  const prices = { virtualized: price("virtualized", 3), bareMetal: price("bare-metal", 3.3) };
  test("rises with idle time and overhead", () => {
    const { usefulHour } = answerOf(madePlan({}, [madeSegment({ prices, utilisation: 0.5, overhead: point(0.04) })]));
    // 3/(0.5 x 0.96), 3.3/0.5, 1 - 3/3.3.
    expect(usefulHour[0]?.virtualized?.value).toBeCloseTo(6.25, 6);
    expect(usefulHour[0]?.bareMetal?.value).toBeCloseTo(6.6, 6);
    expect(usefulHour[0]?.breakEvenOverhead).toBeCloseTo(1 - 3 / 3.3, 12);
  });
  test("without utilisation or price is no number, and says why", () => {
    expect(answerOf(madePlan({}, [madeSegment({ prices })])).usefulHour[0]).toMatchObject({
      virtualized: null,
      reason: expect.stringContaining("hours in which the GPUs do anything"),
    });
    expect(answerOf(madePlan()).usefulHour[0]).toMatchObject({
      breakEvenOverhead: null,
      reason: expect.stringMatching(/^Neither/),
    });
  });
});

describe("fiscal years", () => {
  test("begin in the month given, the first in part", () => {
    const { fiscalYears } = answerOf(madePlan({ startMonth: "2026-11", fiscalYearStart: 4, horizonMonths: 24 }));
    expect(fiscalYears.map((y) => [y.year, y.from, y.to, y.months, y.spend])).toEqual([
      ["FY2026/27", "2026-11", "2027-03", 5, 500_000],
      ["FY2027/28", "2027-04", "2028-03", 12, 1_200_000],
      ["FY2028/29", "2028-04", "2028-10", 7, 700_000],
    ]);
    // 2.5 % of the spend in the middle.
    expect(fiscalYears[1]?.waste.p50).toBeCloseTo(30_000, 6);
  });
  test("are not told without a start", () => {
    expect(answerOf(madePlan({ fiscalYearStart: 4 })).fiscalYears).toEqual([]);
  });
});

describe("returns", () => {
  test("of a plan in steps hold its commitment and its later costs", () => {
    const plan = madePlan({ horizonMonths: 24, annualDiscountRate: 0.1 }, [
      madeSegment({
        overhead: point(0.05),
        commitment: { share: 0.5, endMonth: 12 },
        move: { month: 6, cost: 20_000 },
      }),
    ]);
    const { decision } = answerOf(plan);
    // -20,000 in month 6, then 2,500 a month to month 12 and 5,000 from month 13: -5,000 after 12, 0 after 13.
    expect(decision.paybackMonths).toBe(13);
    expect(decision.discountedPaybackMonths).toBe(14);
    // Root of -20,000 x^6 + 2,500 (x^7 + .. + x^12) + 5,000 (x^13 + .. + x^24), x = 1/(1 + r): r = 0.159015 by bisection
    // in Python, and 1.159015^12 - 1.
    expect(decision.irr).toBeCloseTo(4.875825, 5);
  });
  test("that do not exist say why", () => {
    const { decision } = answerOf(madePlan({ bareMetalPremium: 0.5, migrationCost: 1000 }));
    expect(decision).toMatchObject({
      paybackMonths: null,
      irr: null,
      irrReason: expect.stringContaining("no saving"),
      discountedPaybackReason: expect.stringContaining("never"),
    });
  });
});
