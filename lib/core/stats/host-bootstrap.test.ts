import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { drawHostPlan, hostReplicates, layoutOf, sharedHostPlans } from "./host-bootstrap";
import { hostRatio, overHosts, plainHostReplicates } from "./host-ratio";
import { normalQuantile } from "./normal";
import { quantile, sorted } from "./quantile";
import { mulberry32 } from "./random";

/** Hosts that differ by 1 %, runs that differ by 0.3 %, a candidate 2 % below. */
function made(seed: number, runs: readonly number[], factor: number): number[][] {
  const uniform = mulberry32(seed);
  const normal = () => normalQuantile(uniform() || 0.5);
  return runs.map((n) => {
    const host = 1000 * (1 + 0.01 * normal());
    return Array.from({ length: n }, () => host * factor * (1 + 0.003 * normal()));
  });
}
const ends = (draws: Float64Array) => {
  const ordered = sorted(draws);
  return [quantile(ordered, 0.025), quantile(ordered, 0.975)] as const;
};

describe("the bootstrap over hosts", () => {
  test.each([
    ["paired", true, [4, 4, 4, 4], [4, 4, 4, 4]],
    ["paired, with other numbers of runs on each host", true, [3, 6, 1, 5, 2], [5, 5, 2, 1, 3]],
    ["on other hosts", false, [3, 5, 4], [2, 2, 6, 3]],
  ] as const)("%s: the quick way agrees with plain resampling", (_, paired, ours, theirs) => {
    const baseline = made(11, ours, 1);
    const candidate = paired
      ? baseline.map((runs, h) => made(h + 20, [theirs[h] ?? 1], (0.98 * (runs[0] ?? 1)) / 1000)[0] ?? [])
      : made(12, theirs, 0.98);
    const plan = drawHostPlan(layoutOf(baseline, candidate, paired), mulberry32(5), 40_000);
    const quick = ends(hostReplicates(baseline, candidate, paired, plan));
    const plain = ends(plainHostReplicates(baseline, candidate, paired, 40_000, mulberry32(6)));
    const width = plain[1] - plain[0];
    // Of 40,000 draws an end wanders by about 1 % of the width.
    expect(Math.abs(quick[0] - plain[0]) / width).toBeLessThan(0.05);
    expect(Math.abs(quick[1] - plain[1]) / width).toBeLessThan(0.05);
  });

  test("where every host has one run, pairing leaves only what the hosts' own ratios differ by", () => {
    const baseline = [[1000], [1100], [900]];
    const candidate = baseline.map(([v = 0]) => [0.98 * v]);
    const plan = drawHostPlan(layoutOf(baseline, candidate, true), mulberry32(1), 500);
    for (const ratio of hostReplicates(baseline, candidate, true, plan)) expect(ratio).toBeCloseTo(0.98, 12);
    expect(hostRatio(baseline, candidate, true)).toBeCloseTo(0.98, 12);
    expect(overHosts(baseline, candidate, true)?.se ?? 0).toBeLessThan(1e-12);
  });

  test("swapping the sides turns a paired ratio over, and scaling one scales it", () => {
    const side = fc.array(fc.array(fc.double({ min: 50, max: 200, noNaN: true }), { minLength: 1, maxLength: 5 }), {
      minLength: 3,
      maxLength: 6,
    });
    fc.assert(
      fc.property(side, side, (a, b) => {
        const hosts = Math.min(a.length, b.length);
        const [x, y] = [a.slice(0, hosts), b.slice(0, hosts)];
        expect(hostRatio(x, y, true) * hostRatio(y, x, true)).toBeCloseTo(1, 12);
        const four = y.map((values) => values.map((v) => 4 * v));
        for (const paired of [true, false])
          expect(hostRatio(x, four, paired) / hostRatio(x, y, paired)).toBeCloseTo(4, 10);
      }),
    );
  });

  test("one layout draws one plan, whatever the values", () => {
    const plans = sharedHostPlans(100);
    const layout = { paired: true, baseline: [2, 3, 1], candidate: [1, 1, 2] };
    expect(plans({ ...layout })).toBe(plans(layout));
    expect(plans({ ...layout, paired: false })).not.toBe(plans(layout));
    expect(sharedHostPlans(100)(layout)).toEqual(plans(layout));
  });

  // R: x <- log(c(.98, .975, .985)); mean(x); sd(x) / sqrt(3)
  test("three hosts' own log ratios give Student's t of two degrees of freedom", () => {
    const found = overHosts([[1000], [1100], [900]], [[980], [1072.5], [886.5]], true);
    expect(found?.m).toBeCloseTo(-0.02021138, 7);
    expect(found?.se).toBeCloseTo(0.00294569, 7);
    expect(found?.df).toBe(2);
  });
});
