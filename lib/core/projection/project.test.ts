import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { resolveOverhead } from "../cost/resolve";
import { Scenario } from "../cost/scenario";
import { toMicros } from "../units/money";
import { project } from "./project";
import type { Projection } from "./projection";
import type { ResolvedOverhead } from "../overhead/resolved-overhead";

const segment = (over: object = {}) => ({
  name: "Online serving",
  profile: "online-inference",
  monthlySpend: 100_000,
  bindingShare: 1,
  overhead: { source: "range", low: 0.1, high: 0.15 },
  ...over,
});
const scenario = (over: object = {}) =>
  Scenario.parse({ version: 1, name: "Serving fleet", currency: "USD", segments: [segment()], ...over });
const answer = (s: Scenario, measured?: ResolvedOverhead) =>
  project(
    s,
    s.segments.map((x) => resolveOverhead(x.overhead, x.profile, measured)),
  );

describe("100,000 USD a month at 10 to 15 %", () => {
  const p = answer(scenario());
  test("wastes 10,000 to 15,000 a month and 120,000 to 180,000 a year", () => {
    expect(p.perMonth.waste).toEqual({ low: 10_000, value: 12_500, high: 15_000 });
    expect(p.perYear.waste).toEqual({ low: 120_000, value: 150_000, high: 180_000 });
  });
  test("costs 11,111.11 to 17,647.06 a month to match, because 15 % lost needs 17.6 % more", () => {
    expect(p.perMonth.costToMatch.low).toBeCloseTo(11_111.11, 2);
    expect(p.perMonth.costToMatch.value).toBeCloseTo(14_285.71, 2);
    expect(p.perMonth.costToMatch.high).toBeCloseTo(17_647.06, 2);
    expect(p.perYear.costToMatch.low).toBeCloseTo(133_333.33, 2);
    expect(p.perYear.costToMatch.high).toBeCloseTo(211_764.71, 2);
    expect(p.extraCapacity.high).toBeCloseTo(0.1765, 4);
    expect(p.breakEvenPremium.low).toBeCloseTo(0.1111, 4);
  });
  test("is graded entered, names the bill, and lists the bill as API.md does", () => {
    expect(p.grade).toBe("entered");
    expect(p.weakest).toBe("monthly bill, typed");
    expect(p.assumptions[0]).toEqual({
      id: "bill",
      label: "monthly bill",
      value: 100_000,
      unit: "USD/month",
      source: "typed",
      grade: "entered",
    });
    expect(p.settings[0]).toMatchObject({ id: "binding-share", value: 1, unit: "fraction" });
  });
  test("says so in one plain sentence, with the range and what the range means", () => {
    expect(p.sentence).toBe(
      "On a bill of US$100,000 a month, about US$150,000 a year buys no work, by the range typed. Likely between US$120,000 and US$180,000 (8 in 10 of the cases expected).",
    );
  });
  test("warns that every paid hour counts as GPU-bound", () => {
    expect(p.warnings.map((w) => w.code)).toContain("upper-bound");
  });
  test("draws the fan around the median: P10 and P90 of the year are the typed ends, but for sampling", () => {
    const year = p.series[11]?.cumulativeWaste;
    // Standard error of a P10 of 10,000 normal draws is 1.7 % of sd = 23,400; three of them are 1,200.
    expect(Math.abs((year?.p10 ?? 0) - 120_000)).toBeLessThan(1200);
    expect(Math.abs((year?.p50 ?? 0) - 150_000)).toBeLessThan(900);
    expect(Math.abs((year?.p90 ?? 0) - 180_000)).toBeLessThan(1200);
  });
});

test("an example bill with published evidence opens the start page: US$21,000, eight in ten -4,800 to 64,800", () => {
  const s = scenario({ segments: [segment({ overhead: { source: "evidence", prior: "tuned-single-node" } })] });
  const p = project(s, [resolveOverhead(s.segments[0]!.overhead, "online-inference")], "example");
  expect(p.perYear.waste.value).toBeCloseTo(21_000, 6);
  expect(p.perYear.waste.low).toBeCloseTo(-4_800, 6);
  expect(p.perYear.waste.high).toBeCloseTo(64_800, 6);
  expect(p.grade).toBe("example");
  expect(p.sentence).toBe(
    "On an example bill of US$100,000 a month, published measurements of tuned whole-GPU VMs suggest about US$21,000 a year buys no work. Likely between −US$4,800 and US$64,800 (8 in 10 published pairs).",
  );
});

describe("a bill that nobody confirmed", () => {
  const own = segment({ name: "Own" });
  const example = segment({ name: "Example", spendGrade: "example" });
  test("makes the money an example, and says whose it is not", () => {
    const p = answer(scenario({ segments: [example] }));
    expect(p.grade).toBe("example");
    expect(p.weakest).toBe("monthly bill, an example, not yours");
    expect(p.sentence).toMatch(/^On an example bill/);
  });
  test("is graded segment by segment, and the money by the weakest", () => {
    const p = answer(scenario({ segments: [own, example] }));
    expect(p.assumptions.filter((a) => a.id.startsWith("bill")).map((a) => a.grade)).toEqual(["entered", "example"]);
    expect(p.grade).toBe("example");
  });
});

test("with growth a year is the sum of its months, not twelve times the first", () => {
  // 100,000 x (1.03^12 - 1)/0.03 x 0.12 = 170,304.35 against 144,000 at run rate (golden vi.growth).
  const p = answer(
    scenario({ monthlyGrowth: 0.03, segments: [segment({ overhead: { source: "point", value: 0.12 } })] }),
  );
  expect(p.perYear.waste.value).toBeCloseTo(170_304.35, 1);
  expect(p.series[11]?.cumulativeWaste.p50).toBeCloseTo(p.perYear.waste.value, 3);
});

describe("whether moving pays", () => {
  test("a premium above what is lost never pays back, and the value is still shown", () => {
    const p = answer(scenario({ bareMetalPremium: 0.3, migrationCost: 1000 }));
    expect(p.decision.paybackMonths).toBeNull();
    expect(p.decision.reason).toMatch(/never pays back/);
    expect(p.decision.npv.p50).toBeLessThan(0);
    expect(p.decision.probabilityOfSaving).toBeLessThan(0.01);
  });
  test("150,000 to move at 12,000 saved a month pays back in 12.5 months", () => {
    const p = answer(
      scenario({
        horizonMonths: 36,
        migrationCost: 150_000,
        annualDiscountRate: 0.1,
        segments: [segment({ overhead: { source: "point", value: 0.12 } })],
      }),
    );
    expect(p.decision.paybackMonths).toBeCloseTo(12.5, 10);
    expect(p.decision.npv.p50).toBeCloseTo(224_238, 0);
    expect(p.decision.probabilityOfSaving).toBeNull();
    expect(p.decision.reason).toMatch(/no chance to state/);
  });
  test("at the break-even premium the chance is even", () => {
    // Median overhead 12.5 %: break-even premium 0.125/0.875.
    const p = answer(scenario({ bareMetalPremium: 0.125 / 0.875 }));
    expect(p.decision.probabilityOfSaving).toBeCloseTo(0.5, 1);
  });
  test("what virtualization gives counts against moving", () => {
    const without = answer(scenario()).decision.npv.p50;
    const p = answer(scenario({ monthlyBenefits: [{ name: "operations", amount: 7_010 }] }));
    expect(without - p.decision.npv.p50).toBeCloseTo(12 * 7_010, 4);
  });
});

describe("what the money may claim", () => {
  const measured = (verdict: ResolvedOverhead["verdict"]): ResolvedOverhead => ({
    range: { low: -0.004, value: 0.01, high: 0.02 },
    level: "95 % interval of the uploaded files",
    grade: "measured",
    source: "your comparison",
    quantile: (u) => -0.004 + u * 0.024,
    warnings: [],
    verdict,
  });
  const s = scenario({ segments: [segment({ overhead: { source: "comparison", comparisonId: "c" } })] });
  test("a difference within the noise claims nothing, and says how much it could be", () => {
    const p = answer(s, measured("no-claim"));
    expect(p.sentence).toContain("no money is claimed");
    expect(p.sentence).toContain("up to US$24,000 a year");
    expect(p.warnings.map((w) => w.message).join()).toContain("US$0 claimed");
    expect(p.perYear.waste.low).toBeCloseTo(-4_800, 6);
  });
  test("a faster candidate keeps its sign", () => {
    const faster = { ...measured("faster"), range: { low: -0.06, value: -0.05, high: -0.04 } };
    const p = answer(s, faster);
    expect(p.perYear.waste.value).toBe(-60_000);
    expect(p.sentence).toContain("virtual machines give about US$60,000 of work more a year");
  });
});

describe("several segments", () => {
  const two = scenario({
    segments: [
      segment({ name: "Serving", monthlySpend: 33_333.33 }),
      segment({ name: "Training", monthlySpend: 66_666.67, overhead: { source: "point", value: 0.07 } }),
    ],
  });
  const p = answer(two);
  test("add their ends and say so", () => {
    expect(p.level).toBe("from all segments at their low end to all at their high end");
    expect(p.sentence).toContain(`(${p.level})`);
    expect(toMicros(p.perYear.waste.low)).toBe(p.segments.reduce((sum, s) => sum + toMicros(s.perYear.low), 0n));
  });
  test("have their own bills and overheads among the assumptions", () => {
    expect(p.assumptions.map((a) => a.id)).toEqual([
      "bill-1",
      "bill-2",
      "overhead-1",
      "overhead-2",
      "growth",
      "premium",
      "migration",
    ]);
  });
  test("vary apart in the simulation, so the fan is narrower than the added ends", () => {
    const same = answer(
      scenario({ segments: Array.from({ length: 4 }, (_, i) => segment({ name: `s${i}`, monthlySpend: 25_000 })) }),
    );
    const month = same.series[0]?.waste;
    // Four independent draws: sd is half of one segment's, so P5..P95 is 2 x 1.645 x 1,951/2 wide against 6,418.
    expect((month?.p95 ?? 0) - (month?.p05 ?? 0)).toBeCloseTo(3_209, -2);
  });
});

test("without a bill there are percentages and a request for the bill", () => {
  const p = answer(scenario({ segments: [segment({ monthlySpend: 0 })] }));
  expect(p.overhead.value).toBe(0.125);
  expect(p.sentence).toMatch(/Enter a monthly bill to see money/);
  expect(p.decision.probabilityOfSaving).toBeNull();
});

test("a GPU that is never the limit wastes nothing, and the answer says why", () => {
  const p = answer(scenario({ segments: [segment({ bindingShare: 0 })] }));
  expect(p.perYear.waste.high).toBe(0);
  expect(p.perYear.costToMatch.high).toBe(0);
  expect(p.warnings.map((w) => w.code)).toContain("gpu-never-limit");
});

test("what matters most stands first, with the range it was moved over", () => {
  const p = answer(scenario({ horizonMonths: 36, migrationCost: 150_000 }));
  const widths = p.sensitivity.map((r) => Math.abs(r.high - r.low));
  expect(widths).toEqual([...widths].sort((a, b) => b - a));
  expect(p.sensitivity.find((r) => r.input === "migration")?.range).toEqual({ low: 75_000, high: 300_000 });
});

const overhead = fc.double({ min: -0.5, max: 0.6, noNaN: true });
const spend = fc.integer({ min: 1, max: 10_000_000 });

test("every amount of the answer is a whole number of micros", () => {
  const p = answer(scenario({ monthlyGrowth: 0.013, migrationCost: 1234.56, annualDiscountRate: 0.07 }));
  const amounts = [
    ...Object.values(p.decision.npv),
    ...p.series.flatMap((m) => [m.spend, ...Object.values(m.waste), ...Object.values(m.cumulativeWaste)]),
    ...p.segments.flatMap((s) => Object.values(s.perYear)),
    ...[p.perMonth, p.perYear].flatMap((m) => [...Object.values(m.waste), ...Object.values(m.costToMatch)]),
    ...p.sensitivity.flatMap((row) => [row.low, row.high]),
  ];
  expect(amounts.length).toBeGreaterThan(100);
  for (const amount of amounts) expect(amount).toBe(Number(amount.toFixed(6)));
});

test("more overhead never costs less", () => {
  fc.assert(
    fc.property(overhead, overhead, spend, (a, b, monthlySpend) => {
      const at = (value: number) =>
        answer(scenario({ segments: [segment({ monthlySpend, overhead: { source: "point", value } })] }));
      const [less, more] = [at(Math.min(a, b)), at(Math.max(a, b))];
      expect(more.perYear.waste.value).toBeGreaterThanOrEqual(less.perYear.waste.value);
      expect(more.perYear.costToMatch.value).toBeGreaterThanOrEqual(less.perYear.costToMatch.value);
      expect(more.series.at(-1)?.cumulativeWaste.p95).toBeGreaterThanOrEqual(
        less.series.at(-1)?.cumulativeWaste.p05 ?? 0,
      );
    }),
    { numRuns: 60 },
  );
});

test("twice the bill is exactly twice the money, to the micro", () => {
  fc.assert(
    fc.property(overhead, spend, (value, monthlySpend) => {
      const at = (s: number) =>
        answer(scenario({ segments: [segment({ monthlySpend: s, overhead: { source: "point", value } })] }));
      const [one, two] = [at(monthlySpend), at(2 * monthlySpend)];
      const month = (p: Projection) => p.series[5]?.waste.p50 ?? Number.NaN;
      for (const of of [(p: Projection) => p.perYear.waste.value, month]) {
        const apart = toMicros(of(two)) - 2n * toMicros(of(one));
        expect(apart >= -1n && apart <= 1n).toBe(true);
      }
      expect(two.overhead.value).toBe(one.overhead.value);
    }),
    { numRuns: 60 },
  );
});

test("the segments' years add up to the year shown, for any segments", () => {
  const segments = fc.array(
    fc.record({ monthlySpend: fc.double({ min: 0, max: 1e7, noNaN: true }), value: overhead }),
    {
      minLength: 1,
      maxLength: 6,
    },
  );
  fc.assert(
    fc.property(segments, (list) => {
      const p = answer(
        scenario({
          segments: list.map(({ monthlySpend, value }, i) =>
            segment({ name: `s${i}`, monthlySpend, overhead: { source: "point", value } }),
          ),
        }),
      );
      const sum = p.segments.reduce((total, s) => total + toMicros(s.perYear.value), 0n);
      expect(toMicros(p.perYear.waste.value)).toBe(sum);
    }),
    { numRuns: 60 },
  );
});
