import { expect, it } from "vitest";
import { CATALOGUE, metricById } from "./catalogue";
import { axisOn } from "./without-gpu";

it("without a GPU, tokens are the processor's work and a wait stays a wait", () => {
  expect(axisOn(0, "output-throughput", "gpu-compute")).toBe("cpu");
  expect(axisOn(0, "generation-throughput", "gpu-memory")).toBe("cpu");
  expect(axisOn(0, "request-latency", "latency")).toBe("latency");
  expect(axisOn(0, "network-throughput", "network")).toBe("network");
});

it("with GPUs, or where nobody knows, the axis stays", () => {
  expect(axisOn(8, "output-throughput", "gpu-compute")).toBe("gpu-compute");
  expect(axisOn(null, "output-throughput", "gpu-compute")).toBe("gpu-compute");
});

it("only axes of the GPU's own work move, and what one GPU did is not the processor's", () => {
  const moved = CATALOGUE.filter((m) => axisOn(0, m.id, m.axis) !== m.axis);
  expect(new Set(moved.map((m) => m.axis))).toEqual(new Set(["gpu-compute", "gpu-memory"]));
  for (const id of ["output-throughput-per-gpu", "device-copy-bandwidth", "time-to-train"]) {
    const stays = metricById(id)?.axis;
    expect(stays && axisOn(0, id, stays)).toMatch(/^gpu-/);
  }
});
