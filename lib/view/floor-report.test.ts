import { expect, test } from "vitest";
import type { LiveRow } from "./compare-live";
import { floorReport } from "./floor-report";

const row = (name: string, value: number | null, code: LiveRow["code"] = "no-claim") =>
  ({ name, note: "", value, code }) as LiveRow;

test("the floor of two sets of one side is how far apart they come out, either way", () => {
  const rows = [row("a", -0.04, "faster"), row("b", 0.01), row("c", 0.02), row("d", null, "cannot-tell")];
  // Of 0.01, 0.02 and 0.04 the second is the middle one, and nineteen in twenty reaches the last.
  expect(floorReport(rows)).toEqual({
    rows: 3,
    typical: 0.02,
    most: 0.04,
    farthest: 0.04,
    farthestRow: "a",
    alarms: ["a"],
  });
});

test("without a number there is no floor", () => {
  expect(floorReport([row("a", null)])).toBeNull();
});
