import { expect, test } from "vitest";
import { Scenario } from "../core/cost/scenario";
import { phaseRows, phaseSentence } from "./phase-rows";

const segment = { profile: "development", monthlySpend: 100, overhead: { source: "point", value: 0.1 } };
const scenarioOf = (segments: object[], more: object = {}) =>
  Scenario.parse({
    version: 1,
    name: "Plan",
    currency: "USD",
    horizonMonths: 24,
    segments: segments.map((s, i) => ({ ...segment, name: `S${i + 1}`, ...s })),
    ...more,
  });

test("a plan that says nothing of phases has none to show", () => {
  expect(phaseRows(scenarioOf([{}, {}]))).toEqual([]);
});

test("each segment moves when its own month has come, or stays", () => {
  const rows = phaseRows(
    scenarioOf([{}, { move: { month: 6, cost: 10 } }, { move: "never" }, { move: { month: 24, cost: 0 } }], {
      startMonth: "2026-12",
    }),
  );
  expect(rows.map((r) => r.moves)).toEqual([0, 6, null, null]);
  expect(phaseSentence(rows)).toBe(
    "S1 moves in month 1 (Dec 2026) and S2 moves in month 7 (Jun 2027); S3 and S4 stay virtualized.",
  );
});

test("a contract that outlives the move is named", () => {
  const rows = phaseRows(scenarioOf([{ commitment: { share: 0.6, endMonth: 12 } }]));
  expect(rows[0]?.commitment).toBe("60\u00a0% to the end of month 12");
  expect(phaseSentence(rows)).toBe("S1 moves in month 1. S1 is still under contract then.");
});
