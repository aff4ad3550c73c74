import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Scenario } from "./scenario";
import { inputRows, scenarioDifferences } from "./scenario-differences";

const PRICE = {
  gpu: "H100 SXM",
  mode: "virtualized",
  kind: "on-demand",
  currency: "USD",
  list: 4,
  discount: 0.25,
  source: "price list",
  date: "2026-10-01",
} as const;
const segment = (over: object = {}) => ({
  name: "Serving",
  profile: "online-inference",
  monthlySpend: 100_000,
  overhead: { source: "range", low: 0.1, high: 0.15 },
  ...over,
});
const plan = (over: object = {}): Scenario =>
  Scenario.parse({ version: 1, name: "Fleet", currency: "USD", segments: [segment()], ...over });

/** One choice of several for each input, so that any two scenarios differ in some and agree in others. */
const anySegment = fc.record(
  {
    name: fc.constantFrom("Serving", "Training", "Dev"),
    profile: fc.constantFrom("online-inference", "training-multi-node"),
    monthlySpend: fc.constantFrom(100_000, 100_000.25, 90_000),
    bindingShare: fc.constantFrom(1, 0.5, 0.5000001),
    overhead: fc.constantFrom(
      { source: "point", value: 0.05 },
      { source: "point", value: 0.05000001 },
      { source: "range", low: 0.01, high: 0.1 },
      { source: "range", low: 0.01, high: 0.1, mode: 0.02, shape: "pert" },
      { source: "evidence", prior: "tuned-single-node" },
      { source: "comparison", comparisonId: "one" },
      { source: "comparison", comparisonId: "two" },
      { source: "comparison", baseline: ["x"], candidate: ["y"], metric: "m" },
      { source: "axes", values: { network: 0.1 } },
    ),
    gpus: fc.constantFrom(8, 16),
    gpusPerNode: fc.constantFrom(4, 8),
    prices: fc.constantFrom(
      { virtualized: PRICE },
      { virtualized: { ...PRICE, list: 4.0001 } },
      { virtualized: PRICE, bareMetal: { ...PRICE, mode: "bare-metal" } },
    ),
    utilisation: fc.constantFrom(0.5, 0.6),
    commitment: fc.constantFrom({ share: 0.5, endMonth: 6 }, { share: 0.5, endMonth: 6, freedIsReused: true }),
    unusedCommitment: fc.constantFrom(0, 10),
    licences: fc.constantFrom({}, { perCore: 3, cores: 64 }, { perCore: 3.001, cores: 64 }),
    move: fc.constantFrom("never", { month: 0, cost: 0 }, { month: 6, cost: 5 }),
    work: fc.constantFrom({ kind: "tokens", perSecond: 900 }, { kind: "training-run", hours: 900 }),
    sources: fc.constantFrom(
      { monthlySpend: { text: "invoice" } },
      { monthlySpend: { text: "invoice", document: true, date: "2026-10-01" } },
      { overhead: { text: "invoice", owner: "Ana", url: "https://example.org" } },
    ),
    ranges: fc.constantFrom(
      { monthlySpend: { low: 80_000, high: 120_000 } },
      { monthlySpend: { low: 80_000, high: 120_000, shape: "triangular" } },
    ),
  },
  { requiredKeys: ["name", "profile", "monthlySpend", "bindingShare", "overhead"] },
);
const anyPlan = fc
  .record(
    {
      name: fc.constantFrom("Fleet", "Other fleet"),
      currency: fc.constant("USD"),
      segments: fc.array(anySegment, { minLength: 1, maxLength: 3 }),
      horizonMonths: fc.constantFrom(12, 36),
      monthlyGrowth: fc.constantFrom(0, 0.01, 0.010000001),
      bareMetalPremium: fc.constantFrom(0, 0.1),
      migrationCost: fc.constantFrom(0, 1000),
      monthlyBenefits: fc.uniqueArray(
        fc.record({ name: fc.constantFrom("Operations", "Moves"), amount: fc.constantFrom(0, 500) }),
        { selector: (b) => b.name, maxLength: 2 },
      ),
      annualDiscountRate: fc.constantFrom(0, 0.08),
      seed: fc.constantFrom(42, 1234567),
      startMonth: fc.constantFrom("2026-11", "2026-12"),
      fiscalYearStart: fc.constantFrom(1, 7),
      sources: fc.constantFrom({ monthlyGrowth: { text: "plan" } }, { monthlyBenefits: { text: "plan" } }),
      rates: fc.constantFrom([], [{ currency: "EUR", perUnit: 0.9, date: "2026-10-01", source: "ECB" }]),
      viewersMayMove: fc.constantFrom([], ["monthlyGrowth"], ["monthlyGrowth", "migrationCost"]),
    },
    { requiredKeys: ["name", "currency", "segments"] },
  )
  .map((x) => Scenario.parse({ version: 1, ...x }));

describe("what differs between two scenarios", () => {
  it("nothing differs from itself, and a copy says the same", () => {
    fc.assert(
      fc.property(anyPlan, (a) => {
        expect(scenarioDifferences(a, structuredClone(a))).toEqual([]);
      }),
    );
  });

  it("no change goes unnoticed, and each one reads differently on its two sides", () => {
    fc.assert(
      fc.property(anyPlan, anyPlan, (a, b) => {
        const found = scenarioDifferences(a, b);
        expect(found.length > 0).toBe(JSON.stringify(a) !== JSON.stringify(b));
        for (const d of found) expect(d.from).not.toBe(d.to);
        expect(new Set(found.map((d) => d.path)).size).toBe(found.length);
      }),
      { numRuns: 200 },
    );
  });

  it("read backwards the same inputs differ, with their sides swapped", () => {
    const sides = (d: { from: string | null; to: string | null }) => JSON.stringify([d.from, d.to]);
    const swapped = (d: { from: string | null; to: string | null }) => JSON.stringify([d.to, d.from]);
    fc.assert(
      fc.property(anyPlan, (a) => {
        const b = { ...a, monthlyGrowth: a.monthlyGrowth + 0.01, seed: a.seed + 1, horizonMonths: 24 };
        expect(scenarioDifferences(b, a).map(sides).sort()).toEqual(scenarioDifferences(a, b).map(swapped).sort());
      }),
    );
  });

  it("says a changed bill in money and a changed overhead in percent", () => {
    const b = plan({ segments: [segment({ monthlySpend: 85_000, overhead: { source: "point", value: 0.05 } })] });
    expect(scenarioDifferences(plan(), b)).toEqual([
      { path: "segments.0.monthlySpend", label: "monthly bill", from: "US$100,000", to: "US$85,000" },
      { path: "segments.0.overhead", label: "overhead", from: "10\u00a0% to 15\u00a0%", to: "5\u00a0%, one value" },
    ]);
  });

  it("a segment that is taken out does not make its neighbours look changed", () => {
    const [one, two, three] = ["Serving", "Training", "Dev"].map((name, i) => segment({ name, monthlySpend: i + 1 }));
    const paths = scenarioDifferences(plan({ segments: [one, two, three] }), plan({ segments: [one, three] }));
    expect(paths.every((d) => d.path.startsWith("segments.1.") && d.to === null)).toBe(true);
  });

  it("a new name alone is a change of the name", () => {
    const b = plan({ segments: [segment({ name: "Chat" })] });
    expect(scenarioDifferences(plan(), b)).toEqual([
      { path: "segments.0.name", label: "name", from: "Serving", to: "Chat" },
    ]);
  });

  it("the same segments in another order are said to be that and nothing else", () => {
    const [a, b] = [segment(), segment({ name: "Training" })];
    const found = scenarioDifferences(plan({ segments: [a, b] }), plan({ segments: [b, a] }));
    expect(found.map((d) => [d.label, d.from, d.to])).toEqual([
      ["order of the segments", "Serving, Training", "Training, Serving"],
    ]);
  });

  it("an amount that the screen would round alike is written in full", () => {
    const b = plan({ segments: [segment({ monthlySpend: 100_000.25 })] });
    expect(scenarioDifferences(plan(), b)).toMatchObject([{ from: "US$100,000", to: "US$100,000.25" }]);
  });

  it("four scenarios stand side by side, each input once", () => {
    const rows = inputRows([plan(), plan({ monthlyGrowth: 0.02 }), plan(), plan({ seed: 7 })]);
    expect(rows.filter((r) => r.changed).map((r) => [r.path, r.texts])).toEqual([
      ["monthlyGrowth", ["0\u00a0%", "2\u00a0%", "0\u00a0%", "0\u00a0%"]],
      ["seed", ["42", "42", "42", "7"]],
    ]);
  });
});
