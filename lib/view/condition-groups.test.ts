import { expect, test } from "vitest";
import type { Finding } from "../core/comparison/comparison";
import { conditionGroups } from "./condition-groups";

const finding = (part: Partial<Finding>): Finding => ({
  rule: "driver-differs",
  id: "E07",
  level: "warn",
  field: "driver",
  baseline: "580.65",
  candidate: "570.86",
  message: "Driver differs.",
  ...part,
});

test("what blocks comes first, then what was set aside, then what differs; the unknown of both sides stands apart", () => {
  const differs = finding({});
  const block = finding({ rule: "gpu-differs", level: "block" });
  const aside = finding({ rule: "tool-differs", level: "block", overridden: "renamed" });
  const half = finding({ rule: "ecc-unknown", baseline: "unknown", candidate: "yes" });
  const neither = finding({ rule: "numa-unknown", baseline: "unknown", candidate: "unknown" });
  const same = finding({ rule: "cpu-same", level: "pass" });
  expect(conditionGroups([same, differs, neither, aside, half, block])).toEqual({
    changed: [block, aside, differs],
    unknown: [half],
    unsaid: [neither],
    alike: [same],
  });
});
