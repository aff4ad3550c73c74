import { describe, expect, test } from "vitest";
import { describeSamples } from "../run/sample-statistics";
import { normalQuantile } from "./normal";
import { mulberry32 } from "./random";
import { healthOf } from "./sample-health";

/** Evenly spread values in an order that has no trend. */
const steady = Array.from({ length: 60 }, (_, i) => 100 + ((i * 7) % 11) / 10);

describe("the health of a sample", () => {
  test("a steady sample has a spread, no drift and one group", () => {
    const health = healthOf(steady);
    expect(health.n).toBe(60);
    expect(health.spread).toBeCloseTo(0.01, 2);
    expect(health.drift).toBeNull();
    expect(health.peaks).toBeNull();
  });

  test("a slope is drift, as the last third's median over the first's", () => {
    // 100, 101 … 159: medians of the thirds are 109.5 and 149.5.
    const health = healthOf(Array.from({ length: 60 }, (_, i) => 100 + i));
    expect(health.drift).toBeCloseTo(149.5 / 109.5 - 1, 10);
  });

  test("two groups far apart are named with their middles and shares", () => {
    const health = healthOf(steady.map((v, i) => (i % 3 === 0 ? v + 50 : v)));
    expect(health.peaks?.share).toBeCloseTo(2 / 3, 10);
    expect(health.peaks?.lower).toBeCloseTo(100.5, 0);
    expect(health.peaks?.upper).toBeCloseTo(150.5, 0);
  });

  test("one value has no spread, and a lone outlier is no second group", () => {
    expect(healthOf([5])).toEqual({ n: 1, spread: null, drift: null, peaks: null });
    expect(healthOf([...steady, 900]).peaks).toBeNull();
  });

  test("the spread is that of the stored quantiles", () => {
    const values = Float64Array.from(steady, (v, i) => v + ((i * 13) % 17) / 7);
    const { p05, median, p95 } = describeSamples(values);
    expect(healthOf(values).spread).toBe(((p95 ?? 0) - (p05 ?? 0)) / (median ?? 1));
  });

  test("a long sample of one bell has one group and no drift, and keeps its order", () => {
    const u = mulberry32(7);
    const values = Float64Array.from({ length: 30_000 }, () => 100 + normalQuantile(u() || 0.5));
    const first = values.slice(0, 5);
    expect(healthOf(values)).toMatchObject({ n: 30_000, drift: null, peaks: null });
    expect(values.slice(0, 5)).toEqual(first);
  });
});
