import { describe, expect, test } from "vitest";
import { gpuCharge } from "./gpu-charge";
import texts from "./golden/gpu-texts.json";

describe("texts of published bills and price lists", () => {
  test.each(texts)("$provider: $text", ({ text, role, gpu, count, mode }) => {
    const found = gpuCharge(text);
    if (role === "not-gpu") {
      expect(found).toBeNull();
      return;
    }
    expect(found).toMatchObject({ role, gpu });
    if (count !== null) expect(found?.count).toBeCloseTo(count, 4);
    else expect(found?.count).toBeNull();
    if (mode !== null) expect(found?.mode).toBe(mode);
  });
});

test("the letters gpu in a name prove nothing", () => {
  for (const text of ["arn:aws:lambda:gpu-router", "team=gpu-platform", "GPU dashboards", "my-g5.4xlarge-notes"])
    expect(gpuCharge(text)).toBeNull();
});

test("a managed service is told apart", () => {
  expect(gpuCharge("USE1-Train:ml.p4d.24xlarge")).toMatchObject({ managed: true, gpu: "A100-40GB", count: 8 });
});

test("a size that is not listed has a GPU and no count", () => {
  expect(gpuCharge("p5.96xlarge")).toMatchObject({ role: "gpu-instance", gpu: "H100", count: null });
  expect(gpuCharge("g2h.large")).toMatchObject({ gpu: null, count: null });
});

test("hostile lines are read in linear time", () => {
  for (const unit of [" ", "N", "g", "p5-", "nvidia ", "1", "."]) expect(gpuCharge(unit.repeat(100_000))).toBeNull();
});
