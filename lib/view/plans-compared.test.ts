import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { resolveOverhead } from "../core/cost/resolve";
import { Scenario } from "../core/cost/scenario";
import { project } from "../core/projection/project";
import { type LoadedPlan, type PlansCompared, plansCompared } from "./plans-compared";
import { planRecords } from "./plans-csv";
import { answerDelta, answerText, differenceSentence, inputDelta, intervalNote } from "./plans-words";

const SEGMENT = {
  name: "Serving",
  profile: "online-inference",
  monthlySpend: 100_000,
  overhead: { source: "range", low: 0.04, high: 0.06 },
};
let made = 0;
function plan(over: object = {}, segment: object = {}): LoadedPlan {
  const scenario = Scenario.parse({
    version: 1,
    name: "Plan",
    currency: "USD",
    segments: [{ ...SEGMENT, ...segment }],
    ...over,
  });
  const overheads = scenario.segments.map((s) => resolveOverhead(s.overhead, s.profile));
  made += 1;
  return { id: `plan-${made}`, scenario, answer: { scenario, overheads, projection: project(scenario, overheads) } };
}
const beside = (plans: readonly LoadedPlan[], ask: object = {}): PlansCompared => {
  const compared = plansCompared(plans, { definition: "share", ...ask });
  if (!compared) throw new Error("no plan to compare");
  return compared;
};
const plainly = (text: string) => text.replaceAll("\u00a0", " ");
const sentences = (c: PlansCompared) => c.differences.map((d) => plainly(differenceSentence(d, c.base)));
const RATES = [{ currency: "USD", perUnit: 1.25, date: "2026-11-02", source: "ECB" }];

describe("plans side by side", () => {
  it("says what the second costs more, its largest cause, and how sure that is", () => {
    const c = beside([plan({}, { gpus: 10 }), plan({}, { gpus: 10, monthlySpend: 80_000 })]);
    // 5 % of 20,000 a month, twelve times. 4 to 6 % are P10 and P90, so P5 and P95 are 5 % -+ 1.645 / 1.2816 points:
    // 3.72 and 6.28 % of 240,000 are 8,920 and 15,080, up to what 10,000 trials can tell.
    expect(sentences(c)[0]).toMatch(
      /^B costs US\$12,000 less than A in the first twelve months\. The largest cause is the price: US\$12,000 less\. In 9 of 10 cases it is between US\$8,9\d\d and US\$15,[01]\d\d less\.$/,
    );
  });

  it("a plan beside its like costs the same, whoever is the base", () => {
    const [a, b] = [plan(), plan()];
    expect(sentences(beside([a, b]))).toEqual(["B costs the same as A."]);
    expect(sentences(beside([a, b], { base: b.id }))).toEqual(["A costs the same as B."]);
  });

  it("where overheads have different sources it says why the difference has no interval", () => {
    const c = beside([plan(), plan({}, { overhead: { source: "point", value: 0.1 } })]);
    const [d] = c.differences;
    expect(sentences(c)[0]).not.toContain("9 of 10");
    expect(d && intervalNote(d, c.base)).toContain("different sources");
  });

  it("four plans make three differences, each from the base", () => {
    const c = beside([plan(), plan(), plan(), plan()]);
    expect([c.columns.map((x) => x.letter), c.differences.map((d) => d.plan.letter)]).toEqual([
      ["A", "B", "C", "D"],
      ["B", "C", "D"],
    ]);
  });

  it("without a rate money of two currencies is never put beside each other", () => {
    const c = beside([plan(), plan({ currency: "EUR" })]);
    expect(c.currency).toBeNull();
    expect(sentences(c)).toEqual(["No difference between B and A is stated: the plans are in different currencies."]);
    const [year] = c.answers;
    expect(year?.cells.map((x) => x.value)).toEqual([60_000, 60_000]);
    expect(year && answerDelta(year, { value: 60_000 }, { value: 60_000 }, c.currency)).toBe("–");
  });

  it("a dated rate of either plan converts, to either currency, and is named", () => {
    const [dollar, euro] = [plan(), plan({ currency: "EUR", rates: RATES })];
    const inDollars = beside([dollar, euro]);
    expect(inDollars.answers[0]?.cells.map((x) => x.value)).toEqual([60_000, 75_000]);
    expect(inDollars.rates).toEqual([{ from: "EUR", to: "USD", perUnit: 1.25, source: "ECB", date: "2026-11-02" }]);
    const inEuros = beside([dollar, euro], { currency: "EUR" });
    expect(inEuros.answers[0]?.cells.map((x) => x.value)).toEqual([48_000, 60_000]);
    expect(beside([dollar, euro], { currency: "JPY" }).currency).toBe("USD");
  });

  it("less waste is favourable, more is not, and a value of moving is neither", () => {
    const c = beside([plan(), plan({}, { monthlySpend: 50_000 })]);
    const delta = (id: string, sign: 1 | -1) => {
      const row = c.answers.find((r) => r.id === id);
      const [a, b] = row?.cells ?? [];
      if (!row || !a || !b) throw new Error(id);
      return plainly(sign === 1 ? answerDelta(row, a, b, "USD") : answerDelta(row, b, a, "USD"));
    };
    expect([delta("year", 1), delta("year", -1)]).toEqual(["(US$30,000) F", "US$30,000 U"]);
    expect([delta("npv", 1), delta("npv", -1)]).toEqual(["−US$30,000", "+US$30,000"]);
    expect(delta("overhead", 1)).toBe("0 pp");
  });

  it("a plan without a figure stands there with its inputs, and says so", () => {
    const gone: LoadedPlan = { ...plan(), answer: { reason: "The runs were deleted." } };
    const c = beside([plan(), gone]);
    expect(sentences(c)).toEqual(["No difference between B and A is stated: B has no figure now."]);
    const [year] = c.answers;
    expect(year && answerText(year, year.cells[1] ?? { value: null }, "USD").value).toBe("no figure now");
    expect(planRecords(c).length).toBeGreaterThan(10);
  });

  it("what differs is told apart by number: points for percents, money for money", () => {
    const c = beside([plan(), plan({ monthlyGrowth: 0.015 }, { monthlySpend: 90_000 })]);
    const delta = (path: string) => {
      const row = c.inputs.find((r) => r.path === path);
      return row && plainly(inputDelta(row, 0, 1, "USD"));
    };
    expect([delta("monthlyGrowth"), delta("segments.0.monthlySpend")]).toEqual(["+1.5 pp", "−US$10,000"]);
  });

  it("the file has a record for every row, with the bridge adding up to the difference of the net cost", () => {
    const amount = fc.integer({ min: 0, max: 1e6 });
    fc.assert(
      fc.property(amount, amount, fc.integer({ min: -20, max: 20 }), (x, y, g) => {
        const c = beside([
          plan({}, { monthlySpend: x, gpus: 10 }),
          plan({ monthlyGrowth: g / 1000, monthlyBenefits: [{ name: "m", amount: y }] }, { monthlySpend: y, gpus: 9 }),
        ]);
        const records = planRecords(c) as Record<string, string | number | null>[];
        expect(new Set(records.map((r) => Object.keys(r).join())).size).toBe(1);
        const steps = records.filter((r) => r.section === "bridge A to B");
        const net = records.find((r) => r.item === "Net cost of virtualization, a year");
        const sum = steps.reduce((total, r) => total + Number(r.B_minus_A), 0);
        expect(sum).toBeCloseTo(Number(net?.B_minus_A), 4);
        expect(steps).toHaveLength(7);
      }),
      { numRuns: 15 },
    );
  });
});
