import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { toMicros } from "../units/money";
import { type Bridge, type BridgeSide, bridge } from "./bridge";
import { answerOf, madePlan, madeSegment, overheadsOf } from "./test-plan";

const point = (value: number) => ({ source: "point", value });
const side = (over: object = {}, segments: object[] = [madeSegment()]): BridgeSide => {
  const scenario = madePlan(over, segments);
  return { scenario, overheads: overheadsOf(scenario) };
};
const steps = (b: ReturnType<typeof bridge>): Partial<Record<string, number>> =>
  b.state === "ok" ? Object.fromEntries(b.steps.map((s) => [s.cause, s.amount])) : {};
const ok = (b: ReturnType<typeof bridge>): Bridge => {
  if (b.state !== "ok") throw new Error(b.reason);
  return b;
};

test("a plan against itself has the steps, and all of them are zero", () => {
  const same = ok(bridge(side(), side()));
  expect(same.steps.map((s) => [s.cause, s.amount])).toEqual([
    ["price", 0],
    ["volume", 0],
    ["overhead", 0],
    ["exchange-rate", 0],
    ["licences", 0],
    ["benefits", 0],
    ["interaction", 0],
  ]);
  expect([same.difference, same.largest]).toEqual([0, null]);
});

test("its figure is the answer's: waste and licences of the year, less what virtualization gives", () => {
  const plan = side({ monthlyGrowth: 0.01, monthlyBenefits: [{ name: "operations", amount: 500 }] }, [
    madeSegment({ gpus: 8, licences: { perGpu: 100 } }),
  ]);
  const { perYear, convenience, series } = answerOf(plan.scenario);
  const grown = series.slice(0, 12).reduce((sum, m) => sum + m.spend, 0) / 100_000;
  const expected = perYear.waste.value + convenience.licences * grown - 12 * convenience.benefits;
  expect(ok(bridge(plan, plan)).from).toBeCloseTo(expected, 5);
});

describe("a step moves one cause alone", () => {
  const base = () => madeSegment({ gpus: 10, overhead: point(0.1) });
  // 100,000 x 0.1 x 12 = 120,000 a year.
  test("price and volume, where both say how many GPUs they are", () => {
    // A tenth dearer each, and twice as many: 12,000, 120,000, and 12,000 together.
    const b = bridge(
      side({}, [base()]),
      side({}, [madeSegment({ gpus: 20, monthlySpend: 220_000, overhead: point(0.1) })]),
    );
    expect(steps(b)).toMatchObject({ price: 12_000, volume: 120_000, overhead: 0, interaction: 12_000 });
    expect(ok(b).largest).toBe("volume");
  });
  test("volume alone, where nobody says how many", () => {
    const b = bridge(
      side({}, [madeSegment({ overhead: point(0.1) })]),
      side({}, [madeSegment({ monthlySpend: 50_000, overhead: point(0.1) })]),
    );
    expect(steps(b)).toMatchObject({ price: 0, volume: -60_000 });
  });
  test("overhead, with the share of GPU-bound hours", () => {
    const b = bridge(
      side({}, [base()]),
      side({}, [madeSegment({ gpus: 10, overhead: point(0.1), bindingShare: 0.5 })]),
    );
    expect(steps(b)).toMatchObject({ overhead: -60_000, interaction: 0 });
  });
  test("licences and benefits", () => {
    const b = bridge(
      side({}, [base()]),
      side({ monthlyBenefits: [{ name: "operations", amount: 2000 }] }, [
        madeSegment({ gpus: 10, overhead: point(0.1), licences: { perGpu: 50 } }),
      ]),
    );
    expect(steps(b)).toMatchObject({ licences: 6000, benefits: -24_000, interaction: 0 });
  });
  test("a segment that one plan alone has is volume, and one renamed is the same", () => {
    const added = side({}, [
      base(),
      madeSegment({ name: "Training", profile: "training-multi-node", overhead: point(0.02) }),
    ]);
    expect(steps(bridge(side({}, [base()]), added))).toMatchObject({ volume: 24_000, interaction: 0 });
    const renamed = side({}, [madeSegment({ name: "Answers", gpus: 10, overhead: point(0.1) })]);
    expect(ok(bridge(side({}, [base()]), renamed)).largest).toBeNull();
  });
});

describe("two currencies", () => {
  const rate = (currency: string, perUnit: number) => ({ currency, perUnit, date: "2026-11-01", source: "ECB" });
  const dollars = () => madeSegment({ overhead: point(0.1) });
  test("of one plan at two rates are the exchange rate's step", () => {
    const b = bridge(
      side({ rates: [rate("EUR", 0.9)] }, [dollars()]),
      side({ rates: [rate("EUR", 0.95)] }, [dollars()]),
      "EUR",
    );
    // 120,000 x 0.05.
    expect(steps(b)).toMatchObject({ "exchange-rate": 6000, price: 0, volume: 0, interaction: 0 });
  });
  test("are read at the rate that is known; one rate alone moves nothing", () => {
    const euros = side({ currency: "EUR", rates: [rate("USD", 1.25)] }, [
      madeSegment({ monthlySpend: 80_000, overhead: point(0.1) }),
    ]);
    expect(ok(bridge(side({}, [dollars()]), euros)).difference).toBe(0);
  });
  test("without a rate are not compared, and the currency is named", () => {
    expect(bridge(side(), side({ currency: "EUR" }))).toEqual({
      state: "not_applicable",
      reason: "neither plan has a rate from EUR to USD",
    });
  });
});

test("the steps add up to the difference, to the micro, for any two plans", () => {
  const drawn = fc
    .record({
      monthlySpend: fc.double({ min: 0, max: 1e7, noNaN: true }),
      value: fc.double({ min: -0.5, max: 0.6, noNaN: true }),
      bindingShare: fc.double({ min: 0, max: 1, noNaN: true }),
      gpus: fc.option(fc.integer({ min: 1, max: 1000 }), { nil: undefined }),
      monthlyGrowth: fc.double({ min: -0.05, max: 0.05, noNaN: true }),
      amount: fc.double({ min: 0, max: 1e5, noNaN: true }),
      perUnit: fc.double({ min: 0.1, max: 10, noNaN: true }),
      name: fc.constantFrom("Serving", "Training"),
    })
    .map(({ value, monthlyGrowth, amount, perUnit, ...s }) =>
      side(
        {
          monthlyGrowth,
          monthlyBenefits: [{ name: "operations", amount }],
          rates: [{ currency: "EUR", perUnit, date: "2026-11-01", source: "ECB" }],
        },
        [madeSegment({ ...s, overhead: point(value) })],
      ),
    );
  fc.assert(
    fc.property(drawn, drawn, fc.constantFrom("USD", "EUR"), (a, b, currency) => {
      const { from, to, difference, steps: all } = ok(bridge(a, b, currency));
      expect(toMicros(difference)).toBe(toMicros(to) - toMicros(from));
      expect(all.reduce((sum, s) => sum + toMicros(s.amount), 0n)).toBe(toMicros(difference));
    }),
    { numRuns: 60 },
  );
});
