import { expect, test } from "vitest";
import { compare } from "./compare";
import { type MadeRow, madeRun } from "./made-runs";

const offline: MadeRow = {
  metric: "output-throughput",
  workload: "llama3_1-8b",
  params: { scenario: "Offline" },
  value: 800,
};
const axisOf = (baseline: number | undefined, candidate: number | undefined, row = offline) => {
  const side = (gpuCount: number | undefined) => madeRun({ rows: [row], environment: { gpuCount } });
  return compare([side(baseline)], [side(candidate)]).rows[0]?.axis;
};

test("LoadGen names no GPU: a system description that counts none puts its tokens on the processor's axis", () => {
  expect(axisOf(0, 0)).toBe("cpu");
  expect(axisOf(0, undefined)).toBe("cpu");
});

test("a GPU on either side, or no word of GPUs, leaves the axis", () => {
  expect(axisOf(8, 8)).toBe("gpu-compute");
  expect(axisOf(0, 8)).toBe("gpu-compute");
  expect(axisOf(undefined, undefined)).toBe("gpu-compute");
});

test("waiting for an answer is latency with a GPU and without", () => {
  expect(axisOf(0, 0, { ...offline, metric: "request-latency" })).toBe("latency");
});
