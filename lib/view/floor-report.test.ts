import { expect, test } from "vitest";
import { compare } from "../core/comparison/compare";
import { side } from "../core/comparison/made-runs";
import type { LiveRow } from "./compare-live";
import { floorFragment, floorReport } from "./floor-report";

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

test("the floors are given as a field of another comparison's request, which takes them and names them", () => {
  const [here, there] = [
    [1000, 1001, 999],
    [960, 961, 959],
  ];
  const same = compare(side("bare-metal", here), side("bare-metal", there));
  const text = floorFragment(same, "two sets of March");
  const { aa } = JSON.parse(`{${text}}`);
  // 1 - 960/1000.
  expect(aa).toEqual([{ metric: "output-throughput", overhead: 0.04, from: "two sets of March" }]);
  const one = { host: "a" };
  const priced = compare(side("bare-metal", here, {}, one), side("vm-passthrough", there, {}, one), { aa });
  expect(priced.noiseFloor).toMatchObject({ value: 0.04, assumed: false });
  expect(priced.noiseFloor.reason).toContain("two sets of March");
  expect(floorFragment(priced, "two kinds")).toBeNull();
});
