import { expect, test } from "vitest";
import { nodeRows, nodeSentence } from "./node-rows";

const at = (value: number) => ({ low: value, value, high: value });
const bill = { name: "Training", monthlySpend: 100_000, bindingShare: 1 };
const small = {
  segment: "Training",
  nodes: 8,
  freed: { low: 0, value: 0, high: 1 },
  toAdd: at(1),
  smallestFleet: 34,
  freedMoney: at(0),
};

test("at 3 % eight nodes free none, and it takes 34 to free one", () => {
  const rows = nodeRows([small], [bill], [{ name: "Training", overhead: at(0.03) }]);
  expect(rows[0]?.elasticMoney?.value).toBeCloseTo(3_000, 9);
  expect(nodeSentence(rows, "USD", false)).toBe(
    "A fixed fleet of 8 nodes frees no whole node by moving, so it saves nothing until it can shrink. It takes 34 nodes to free one. Staying virtualized, 1 more node would make up for it.",
  );
});

test("freed nodes stand beside what an elastic fleet would save", () => {
  const hundred = { ...small, nodes: 100, freed: at(3), toAdd: at(4), freedMoney: at(3_000) };
  const rows = nodeRows([hundred], [{ ...bill, monthlySpend: 110_000 }], [{ name: "Training", overhead: at(0.03) }]);
  expect(nodeSentence(rows, "USD", false)).toContain(
    "That is US$3,000 a month, where a fleet that shrinks by the GPU would save US$3,300.",
  );
});

test("of two segments with one name each keeps its own bill", () => {
  const rows = nodeRows(
    [small, small],
    [bill, { ...bill, monthlySpend: 50_000 }],
    [
      { name: "Training", overhead: at(0.03) },
      { name: "Training", overhead: at(0.1) },
    ],
  );
  expect(rows.map((r) => Math.round(r.elasticMoney?.value ?? 0))).toEqual([3_000, 5_000]);
});

test("where nothing is claimed only what there may be is said", () => {
  const rows = nodeRows([small], [bill], [{ name: "Training", overhead: at(0.03) }]);
  expect(nodeSentence(rows, "USD", true)).toBe(
    "No overhead is claimed. A fixed fleet of 8 nodes could free up to 1 whole node by moving.",
  );
});
