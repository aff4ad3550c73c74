import { expect, it } from "vitest";
import { pairingKey } from "../run/run";
import { sourceOf } from "./formats.laws";
import { readSource } from "./registry";

const keys = (loads: readonly number[]): string[] => {
  const rows = loads.map((concurrency) =>
    JSON.stringify({
      benchmark: "vllm_serving",
      model: "tiny-1b",
      workload: "chat",
      strategy: "constant",
      concurrency,
      target_rate: null,
      measurement: "ttft",
      percentile: "p50",
      score: concurrency * 1.5,
      unit: "ms",
    }),
  );
  const source = sourceOf(new TextEncoder().encode(`${rows.join("\n")}\n`));
  const outcome = source.ok ? readSource(source.value) : source;
  if (!outcome.ok) throw new Error("the rows must be read");
  return outcome.value.reading.measurements.map(pairingKey);
};

it("the four rates of a sweep pair with those of another start, though what was at work at once differs a little", () => {
  expect(keys([10.95, 24.2, 43.34, 69.11])).toEqual(keys([10.74, 23.16, 41.84, 65.79]));
  expect(new Set(keys([10.95, 24.2, 43.34, 69.11])).size).toBe(4);
});

it("sweeps of other lengths or far other loads never pair", () => {
  const ours = new Set(keys([10.95, 24.2, 43.34, 69.11]));
  expect(keys([10.95, 24.2, 43.34]).filter((key) => ours.has(key))).toEqual([]);
  expect(keys([2.5, 5.1, 9.8, 15.2]).filter((key) => ours.has(key))).toEqual([]);
});
