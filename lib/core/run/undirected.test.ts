import { expect, it } from "vitest";
import { normalise } from "./normalise";
import type { Reading, Written } from "./run";

const written = (metric: string, unit: string, own: Partial<Written> = {}): Written => ({
  metric,
  workload: "w",
  params: {},
  unit,
  written: "3",
  at: "line 1",
  statistics: { n: 1, value: 3 },
  ...own,
});
const reading = (...measurements: Written[]): Reading => ({
  tool: { name: "own", version: null },
  environment: {},
  evidence: [],
  measurements,
  skipped: [],
  warnings: [],
});

it("a metric of no catalogue whose unit says no direction is shown, carries no verdict, and is warned of once", () => {
  const { measurements, warnings } = normalise(
    reading(written("unmapped:latency", "ticks"), written("unmapped:load", "%"), written("unmapped:wait", "ms")),
  );
  expect(measurements.map((m) => m.noVerdict !== null)).toEqual([true, true, false]);
  expect(warnings.map((w) => w.code)).toEqual(["direction-missing"]);
  expect(warnings[0]?.message).toContain("(ticks)");
});

it("a unit that says it, a file that says it and the catalogue give a direction", () => {
  const { measurements, warnings } = normalise(
    reading(
      written("unmapped:wait", "ms"),
      written("unmapped:speed", "GB/s"),
      written("custom:heat", "ticks", { better: "lower" }),
      written("network-retransmits", "count"),
    ),
  );
  expect(measurements.map((m) => [m.better, m.noVerdict])).toEqual([
    ["lower", null],
    ["higher", null],
    ["lower", null],
    ["lower", null],
  ]);
  expect(warnings).toEqual([]);
});

it("what a format calls without a verdict keeps its reason", () => {
  const { measurements, warnings } = normalise(reading(written("unmapped:x", "ticks", { noVerdict: "its own" })));
  expect(measurements[0]?.noVerdict).toBe("its own");
  expect(warnings).toEqual([]);
});
