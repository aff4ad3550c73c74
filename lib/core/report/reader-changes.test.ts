import { describe, expect, test } from "vitest";
import { resolveOverhead } from "../cost/resolve";
import { Scenario } from "../cost/scenario";
import type { ResolvedOverhead } from "../overhead/resolved-overhead";
import { project } from "../projection/project";
import { authorValue, whyClosed, withChanges } from "./reader-changes";
import { Snapshot, buildSnapshot } from "./snapshot";

const segment = (over: object = {}) => ({
  name: "Serving",
  profile: "online-inference",
  monthlySpend: 60_000,
  bindingShare: 1,
  overhead: { source: "point", value: 0.05 },
  ...over,
});
const scenario = (over: object = {}) =>
  Scenario.parse({ version: 1, name: "Fleet", currency: "USD", segments: [segment()], migrationCost: 1000, ...over });
const OPEN = ["monthlySpend", "monthlyGrowth", "bareMetalPremium", "horizonMonths"] as const;

function published(s: Scenario, more: { hide?: ["unit-prices"]; measured?: ResolvedOverhead } = {}): Snapshot {
  const overheads = s.segments.map((x) => resolveOverhead(x.overhead, x.profile, more.measured));
  return buildSnapshot({
    name: "Report",
    createdAt: "2026-11-26T10:00:00Z",
    scenario: s,
    projection: project(s, overheads),
    overheads,
    adjustable: OPEN,
    ...(more.hide ? { hide: more.hide } : {}),
  });
}
const answer = (s: Snapshot, changes: object) => {
  const read = withChanges(s, changes);
  if (!read.ok) throw new Error(read.errors[0]?.message);
  return read.value;
};

describe("a reader who moves an input", () => {
  test("gets what the author would get with that value, and the report stays as it is", () => {
    const s = scenario();
    const report = published(s);
    const before = JSON.stringify(report);
    const grown = scenario({ monthlyGrowth: 0.02 });
    expect(answer(report, { monthlyGrowth: 0.02 })).toEqual(
      project(grown, [resolveOverhead(grown.segments[0]!.overhead, "online-inference")]),
    );
    expect(JSON.stringify(report)).toBe(before);
  });
  test("moves the bill of all segments alike", () => {
    const report = published(scenario({ segments: [segment(), segment({ name: "Training", monthlySpend: 40_000 })] }));
    expect(authorValue(report.scenario, "monthlySpend")).toBe(100_000);
    // 5 % of 200,000, twelve times.
    expect(answer(report, { monthlySpend: 200_000 }).perYear.waste.value).toBeCloseTo(120_000, 6);
  });
  test("moves around a measured overhead as the report holds it", () => {
    const s = scenario({ segments: [segment({ overhead: { source: "comparison", comparisonId: "c" } })] });
    const measured: ResolvedOverhead = {
      range: { low: 0.01, value: 0.02, high: 0.03 },
      level: "95 % interval of the uploaded files",
      grade: "measured",
      source: "your comparison",
      quantile: (u) => 0.01 + 0.02 * u,
      verdict: "slower",
      warnings: [],
    };
    const report = Snapshot.parse(JSON.parse(JSON.stringify(published(s, { measured }))));
    expect(answer(report, { monthlySpend: 120_000 }).perYear.waste.value).toBeCloseTo(28_800, 6);
    expect(JSON.stringify(report)).not.toContain('"comparisonId"');
  });
  test("cannot move what the author did not open, nor past the bounds of the model", () => {
    const report = published(scenario());
    const refused = (changes: object) => {
      const read = withChanges(report, changes);
      return read.ok ? [] : read.errors.map((e) => `${e.at}: ${e.code}`);
    };
    expect(refused({ annualDiscountRate: 0.1 })).toEqual(["annualDiscountRate: not-opened"]);
    expect(refused({ horizonMonths: 61 })).toEqual(["horizonMonths: out-of-bounds"]);
  });
});

describe("a report without unit prices", () => {
  test("gives its readers nothing from which the premium could be solved for", () => {
    const report = published(scenario({ bareMetalPremium: 0.0321 }), { hide: ["unit-prices"] });
    const moved = answer(report, { monthlySpend: 200_000 });
    expect(moved.decision).toBeUndefined();
    expect(moved.sensitivity).toEqual([]);
    expect(JSON.stringify([report, moved])).not.toContain("0.0321");
  });
  test("opens no input that only prices show", () => {
    const { scenario: frozen } = published(scenario());
    expect(whyClosed(frozen, "bareMetalPremium", true)).toContain("left out");
    expect(whyClosed(frozen, "bareMetalPremium", false)).toBeNull();
    expect(whyClosed(frozen, "monthlyGrowth", true)).toBeNull();
  });
});

test("a bill and shares that are no single value are not opened", () => {
  const differ = scenario({ segments: [segment(), segment({ bindingShare: 0.5 })] });
  expect(whyClosed(published(differ).scenario, "bindingShare", false)).toContain("no one value");
  expect(
    whyClosed(published(scenario({ segments: [segment({ monthlySpend: 0 })] })).scenario, "monthlySpend", false),
  ).toContain("no bill");
});
