import { expect, test } from "vitest";
import { noNodeFreed } from "./advice-nodes";
import { answerOf, madePlan, madeSegment, plainText } from "./test-plan";

const two = [
  madeSegment({ name: "Serving", bareMetalPremium: 0.02, overhead: { source: "range", low: 0.01, high: 0.04 } }),
  madeSegment({ name: "Training", overhead: { source: "range", low: 0, high: 0.04 } }),
];
const costs = { bareMetalPremium: 0.02, migrationCost: 60_000 };

test("a premium that is not every segment's is said to be of those without a price of their own", () => {
  const p = answerOf(madePlan(costs, two));
  expect(plainText(p.conclusion.sentence)).toMatch(/ more for the segments without a price of their own\./);
  expect(p.sensitivity.find((r) => r.input === "premium")?.label).toBe(
    "premium for the segments without a price of their own",
  );
  const common = answerOf(madePlan(costs, two.slice(1)));
  expect(common.conclusion.sentence).toContain("With all costs of moving");
  expect(common.conclusion.sentence).not.toContain("of their own");
});

test("a range that nobody typed is marked, and a typed or published one is not", () => {
  const assumed = (over: object) =>
    Object.fromEntries(answerOf(madePlan(over)).sensitivity.map((r) => [r.input, r.assumed ?? false]));
  expect(assumed(costs)).toEqual({
    overhead: false,
    premium: true,
    "binding-share": true,
    spend: true,
    migration: true,
  });
  const ranges = { bareMetalPremium: { low: 0, high: 0.1 }, migrationCost: { low: 40_000, high: 90_000 } };
  expect(assumed({ ...costs, ranges })).toMatchObject({ premium: false, migration: false });
});

test("a plan that moves nothing states no return, and its segments carry no cost of the plan's", () => {
  const stays = two.map((s) => ({ ...s, move: "never" }));
  const { decision, advice, cashFlow } = answerOf(madePlan(costs, stays));
  expect(decision).toMatchObject({
    npv: { p05: 0, p50: 0, p95: 0 },
    paybackMonths: null,
    irr: null,
    probabilityOfSaving: null,
    reason: "the plan moves nothing to bare metal",
  });
  expect(cashFlow.every((m) => m.cumulative.p50 === 0)).toBe(true);
  const free = answerOf(madePlan({ ...costs, migrationCost: 0 }, stays));
  expect(advice.map((a) => a.npv)).toEqual(free.advice.map((a) => a.npv));
  for (const a of advice) expect(a.reason).toMatch(/It stays virtualized in this plan\.$/);
});

test("without a bill nothing is stated of a move, nor by fiscal year", () => {
  const calendar = { startMonth: "2027-01", fiscalYearStart: 4, monthlyBenefits: [{ name: "a", amount: 500 }] };
  const p = answerOf(madePlan({ ...costs, ...calendar }, [madeSegment({ monthlySpend: 0 })]));
  expect(p.decision).toMatchObject({ npv: { p05: 0, p50: 0, p95: 0 }, reason: "no monthly bill was given" });
  expect(p.fiscalYears).toEqual([]);
  expect(p.advice[0]?.npv).toEqual({ p05: 0, p50: 0, p95: 0 });
});

test("a direction on which fewer than four in five cases agree is said to be open", () => {
  const said = (low: number, high: number) =>
    answerOf(madePlan({}, [madeSegment({ overhead: { source: "range", low, high } })])).sentence;
  // Middle 1 %, nine tenths of the way 4 %: nothing is lost in a third of the cases.
  expect(said(-0.02, 0.04)).toContain("buys no work, by the range typed, but it may be either way.");
  // Middle 4 %, zero 1.28 x 4/4.5 deviations below: 87 in 100 agree.
  expect(said(-0.005, 0.085)).not.toContain("either way");
  expect(said(0.01, 0.04)).not.toContain("either way");
});

test("advice says where a fixed fleet frees no node", () => {
  expect(noNodeFreed({ nodes: 8, freed: { low: 0, value: 0, high: 0 } })).toBe("A fixed fleet of 8 nodes frees none.");
  expect(noNodeFreed({ nodes: 20, freed: { low: 0, value: 0, high: 1 } })).toContain("at most 1");
  expect(noNodeFreed({ nodes: 50, freed: { low: 0, value: 1, high: 2 } })).toBe("");
  const [advice] = answerOf(madePlan({}, [madeSegment({ gpus: 64, gpusPerNode: 8 })])).advice;
  expect(advice?.reason).toContain("A fixed fleet of 8 nodes frees none.");
});

test("what grows with the bill and what does not is a setting that is shown", () => {
  const over = { monthlyGrowth: 0.01, monthlyBenefits: [{ name: "a", amount: 500 }] };
  expect(answerOf(madePlan(over)).settings.find((s) => s.id === "growth-rule")?.value).toContain("does not");
  expect(answerOf(madePlan()).settings.some((s) => s.id === "growth-rule")).toBe(false);
});
