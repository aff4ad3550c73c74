import { expect, test } from "vitest";
import { resolveOverhead } from "../core/cost/resolve";
import { Scenario } from "../core/cost/scenario";
import { project } from "../core/projection/project";
import { rateFor, scenarioIn } from "./scenario-in";

const rate = { currency: "EUR", perUnit: 0.923, date: "2026-11-24", source: "ECB reference rate" };
const price = { gpu: "H100 SXM", kind: "reserved", currency: "USD", source: "quote", date: "2026-11-01" };
const scenario = Scenario.parse({
  version: 1,
  name: "Fleet",
  currency: "USD",
  horizonMonths: 24,
  monthlyGrowth: 0.01,
  migrationCost: 40_000,
  annualDiscountRate: 0.08,
  bareMetalPremium: 0.02,
  rates: [rate],
  ranges: { migrationCost: { low: 30_000, high: 60_000 } },
  monthlyBenefits: [
    { name: "Operations", amount: 1500, basis: { kind: "operations", hours: 20, rate: 75 } },
    { name: "Isolation", amount: 300 },
  ],
  segments: [
    {
      name: "Training",
      profile: "training-single-node",
      monthlySpend: 120_000,
      overhead: { source: "range", low: 0.05, high: 0.12 },
      gpus: 64,
      gpusPerNode: 8,
      utilisation: 0.8,
      unusedCommitment: 9_000,
      licences: { perGpu: 30, perCore: 2, cores: 100 },
      power: { kilowattsPerGpu: 0.7, facilityFactor: 1.4, pricePerKilowattHour: 0.12 },
      move: { month: 3, cost: 20_000 },
      prices: {
        virtualized: { ...price, mode: "virtualized", list: 2.5 },
        bareMetal: { ...price, mode: "bare-metal", list: 2.6 },
      },
      ranges: { monthlySpend: { low: 100_000, high: 140_000 } },
      work: { kind: "tokens", perSecond: 1000 },
    },
  ],
});
const answer = (s: Scenario) =>
  project(
    s,
    s.segments.map((x) => resolveOverhead(x.overhead, x.profile)),
    "entered",
    500,
  );

test("the whole answer is the same one, times the rate", () => {
  const shown = scenarioIn(scenario, rate);
  expect(Scenario.safeParse(shown).error).toBeUndefined();
  const [here, there] = [answer(scenario), answer(shown)];
  const amounts = (p: typeof here) => [
    ...Object.values(p.perYear.waste),
    ...Object.values(p.perMonth.costToMatch),
    ...Object.values(p.decision.npv),
    ...Object.values(p.convenience.net),
    ...Object.values(p.nodes[0]?.freedMoney ?? {}),
    ...Object.values(p.work[0]?.bareMetal ?? {}),
    ...Object.values(p.usefulHour[0]?.virtualized ?? {}),
    p.paid.total,
    p.paid.usefulWork,
    p.cashFlow.at(-1)?.cumulative.p95 ?? 0,
  ];
  const [usd, eur] = [amounts(here), amounts(there)];
  usd.forEach((amount, i) =>
    expect(Math.abs((eur[i] ?? 0) - amount * rate.perUnit)).toBeLessThan(1e-5 + 1e-9 * Math.abs(amount)),
  );
  expect(there.decision.paybackMonths).toBe(here.decision.paybackMonths);
  expect(there.breakEvenPremium).toEqual(here.breakEvenPremium);
});

test("every sentence names the currency that is shown, and no other", () => {
  const said = JSON.stringify(answer(scenarioIn(scenario, rate)));
  expect(said).toContain("€");
  expect(said).not.toMatch(/US\$|USD/);
});

test("a currency without a rate is not shown", () => {
  expect(rateFor(scenario, "EUR")).toEqual(rate);
  expect(rateFor(scenario, "GBP")).toBeNull();
  expect(rateFor({}, "EUR")).toBeNull();
  expect(rateFor(scenario, null)).toBeNull();
});
