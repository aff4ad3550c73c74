import { describe, expect, test } from "vitest";
import { logRatioDraw, splitNormal } from "../stats/draws";
import cases from "./golden/comparison.json";
import type { Hosts } from "./host-design";
import { noiseFloor } from "./noise-floor";
import { orient } from "./orient";
import { type Judged, verdictOf } from "./verdict";

/** MODEL's cases of verdict, floor, draw and direction, as they stand in golden/comparison.json. */
const COMPUTE: Record<string, (inputs: never) => unknown> = {
  "v.verdict": ({ cases: rows }: { cases: (Omit<Judged, "ci95" | "ci90"> & { ci95: Pair; ci90: Pair })[] }) =>
    rows.map((row) => verdictOf({ ...row, ci95: interval(row.ci95), ci90: interval(row.ci90) })),
  "v.noise_floor": ({ cases: rows }: { cases: { aa: number[]; hosts: Hosts; interleaved: boolean }[] }) =>
    rows.map(noiseFloor),
  "vii.log_ratio_draw": ({ m, se, df, u }: { m: number; se: number; df: number; u: number[] }) =>
    u.map(logRatioDraw(m, se, df)),
  "vii.prior_split_normal": ({ p10, p50, p90, u }: { p10: number; p50: number; p90: number; u: number[] }) =>
    u.map(splitNormal(p10, p50, p90)),
  "i.overhead_from_throughput": ({ bm, vm }: Sides) => orient(vm / bm, null, "higher").overhead.value,
  "i.overhead_from_time": ({ bm, vm }: Sides) => {
    const { overhead, slowdown } = orient(vm / bm, null, "lower");
    return { o: overhead.value, extra_capacity: slowdown.value - 1 };
  },
  "i.no_clamp": ({ bm, vm, spend }: Sides & { spend: number }) => {
    const o = orient(vm / bm, null, "higher").overhead.value;
    return { o, waste_month: o * spend };
  },
};

type Pair = [number, number] | null;
interface Sides {
  bm: number;
  vm: number;
}
const interval = (pair: Pair) => pair && { low: pair[0], high: pair[1] };

/** MODEL 0.5: numbers within 1e-5, 0 within 1e-9, everything else equal. */
function agree(got: unknown, expected: unknown): void {
  if (typeof expected === "number") {
    const off = Math.abs((got as number) - expected);
    expect(off).toBeLessThanOrEqual(expected === 0 ? 1e-9 : 1e-5 * Math.abs(expected));
  } else if (expected !== null && typeof expected === "object") {
    for (const [key, value] of Object.entries(expected)) agree((got as Record<string, unknown>)[key], value);
  } else expect(got).toBe(expected);
}

describe("the golden cases of verdict, floor and draw", () => {
  test.each(cases.map((c) => [c.id, c] as const))("%s", (id, { inputs, expected }) => {
    expect(COMPUTE[id], `no function computes ${id}`).toBeDefined();
    agree(COMPUTE[id]?.(inputs as never), expected);
  });
});
