// The golden cases of MODEL 8.
import { expect, test } from "vitest";
import { type Inputs, runCase } from "../units/golden-case";
import { linkCeiling, pcieCeiling } from "./pcie";
import ceilings from "./golden/ceilings.json";

type Name = "enc" | "gen3" | "gen4" | "gen5" | "gt_s" | "lanes";
type Compute = (inputs: Inputs<Name>) => unknown;

const TABLE: [string, Compute][] = [
  ["c.pcie_gen6", ({ gt_s, lanes }) => linkCeiling(gt_s, lanes, 242 / 256) / 1e9],
  ["c.pcie", ({ lanes }) => ([3, 4, 5] as const).map((gen) => pcieCeiling(gen, lanes) / 1e9)],
];

for (const golden of [...ceilings]) {
  test(`${golden.id}: ${golden.formula}`, () => {
    expect(runCase<Name>(golden, TABLE)).toBeNull();
  });
}

test("all 2 cases of this group are here", () => {
  expect([...ceilings]).toHaveLength(2);
});
