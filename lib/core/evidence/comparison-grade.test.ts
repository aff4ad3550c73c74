import { expect, test } from "vitest";
import type { Override } from "../comparison/comparability";
import { compare } from "../comparison/compare";
import { side } from "../comparison/made-runs";
import { resolveRow } from "../comparison/overhead-draw";
import { comparisonGrade } from "./comparison-grade";

/** Runs of the baseline more than fivefold apart, so that the row asks whether they are one workload. */
function answered(overrides: Override[]) {
  const found = compare(side("bare-metal", [100, 1000, 990]), side("vm-passthrough", [940, 950, 960]), { overrides });
  return { found, row: found.rows[0] };
}

test("a comparison is claimed where its headline row stands on a reason, as its money is", () => {
  const { found, row } = answered([{ rule: "side-spread", reason: "it varies that much" }]);
  expect(row && resolveRow(row).grade).toBe("claimed");
  expect(comparisonGrade(["measured", "measured"], found)).toBe("claimed");
});

test("without a reason its runs decide", () => {
  const { found } = answered([]);
  expect(comparisonGrade(["measured", "measured"], found)).toBe("measured");
  expect(comparisonGrade(["measured", "cited"], found)).toBe("cited");
  expect(comparisonGrade(["example"], found)).toBe("example");
});

test("a block that somebody set aside caps it too", () => {
  const found = compare(side("bare-metal", [100, 101]), side("vm-passthrough", [95, 96], {}, { gpu: "NVIDIA H100" }), {
    overrides: [{ rule: "E01", reason: "renamed" }],
  });
  expect(comparisonGrade(["measured"], found)).toBe("claimed");
});
