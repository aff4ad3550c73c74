// A report whose comparison claims nothing (UX 6): ranges stay, points are marked, nothing is said of moving.
import { describe, expect, test } from "vitest";
import { Scenario } from "../core/cost/scenario";
import { MOVE_WITHHELD, notClaimed } from "../core/projection/not-claimed";
import { project } from "../core/projection/project";
import { reportCsv } from "../core/report/report-csv";
import { buildSnapshot } from "../core/report/snapshot";
import type { ResolvedOverhead } from "../core/overhead/resolved-overhead";
import { reportMarkdown } from "./report-markdown";

const scenario = Scenario.parse({
  version: 1,
  name: "Serving fleet",
  currency: "USD",
  segments: [
    {
      name: "Serving",
      profile: "online-inference",
      monthlySpend: 100_000,
      spendGrade: "measured",
      billId: "bill-1",
      overhead: { source: "comparison", comparisonId: "c" },
    },
  ],
});
const measured = (verdict: "slower" | "no-claim" | "equivalent"): ResolvedOverhead => ({
  range: { low: -0.004, value: 0.008, high: 0.02 },
  level: "95 % interval of the uploaded files",
  grade: "measured",
  source: "your comparison",
  quantile: (u) => -0.004 + u * 0.024,
  warnings: [],
  verdict,
});
const projected = (verdict: "slower" | "no-claim" | "equivalent") => project(scenario, [measured(verdict)]);
const exported = (verdict: "slower" | "no-claim" | "equivalent") => {
  const projection = projected(verdict);
  const snapshot = buildSnapshot({ name: "R", createdAt: "2026-11-22T10:00:00Z", scenario, projection });
  const facts = { sha256: "0".repeat(64), url: "https://example.test/r/x" };
  return { csv: reportCsv(snapshot, facts.sha256), markdown: reportMarkdown(snapshot, facts), projection };
};

describe.each(["no-claim", "equivalent"] as const)("a report under %s", (verdict) => {
  const { csv, markdown, projection } = exported(verdict);
  test("withholds value of moving, payback and chance, with the reason", () => {
    expect(markdown).toContain(MOVE_WITHHELD);
    expect(projection.decision).toMatchObject({
      paybackMonths: null,
      probabilityOfSaving: null,
      reason: MOVE_WITHHELD,
    });
    expect(markdown).not.toContain("NPV");
    expect(csv.split(MOVE_WITHHELD)).toHaveLength(4);
    expect(csv).not.toContain("value of moving, by");
  });
  test("marks every point and keeps the range", () => {
    expect(markdown).toContain("value, not claimed");
    // 2 % of 100,000 a month = 24,000 a year.
    expect(csv).toMatch(/spend that bought no work,,-4800,9600,24000,.*point not claimed/);
  });
});

test("a loss that is claimed keeps its decision", () => {
  const { csv, markdown, projection } = exported("slower");
  expect(notClaimed(projection)).toBeNull();
  expect(markdown).toContain("NPV");
  expect(csv).not.toContain("not claimed");
});

test("a measured bill with a measured comparison is measured: what nobody set holds no grade down", () => {
  expect(projected("slower")).toMatchObject({ grade: "measured", weakest: "monthly bill, billing export" });
  const grown = project({ ...scenario, monthlyGrowth: 0.01 }, [measured("slower")]);
  expect(grown).toMatchObject({ grade: "entered", weakest: "growth of the bill, typed" });
});
