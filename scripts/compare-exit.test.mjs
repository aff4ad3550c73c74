// What the exit code of `bin/bareline compare` says.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compare } from "@/lib/core/comparison/compare";
import { madeRun } from "@/lib/core/comparison/made-runs";
import { moreRuns } from "@/lib/core/comparison/verdict";
import { exitOf } from "./lib/compare-exit.mjs";

describe("the exit code", () => {
  const made = (code, overhead, floor = 0.01, more = {}) => ({
    verdict: { code },
    headline: { key: "k" },
    noiseFloor: { value: floor },
    sameSide: false,
    rows: [{ key: "k", overhead, floor: { value: floor }, baseline: { runs: 5 }, candidate: { runs: 6 } }],
    ...more,
  });
  const exit = (comparison, limit) => exitOf(comparison, limit, moreRuns);
  const between = (low, high) => ({ value: (low + high) / 2, low, high });

  test("without a limit is the verdict, and no claim says that it is not equality", () => {
    const codes = ["slower", "faster", "equivalent", "no-claim", "cannot-tell", "not-comparable"];
    const ends = codes.map((code) => exit(made(code, between(0.08, 0.12)), undefined));
    expect(ends.map(({ code }) => code)).toEqual([1, 0, 0, 0, 2, 2]);
    expect(ends.map(({ why }) => why !== null)).toEqual([false, false, false, true, false, false]);
  });

  test("with a limit follows the side of it that the interval lies on, and never contradicts the verdict", () => {
    const fraction = fc.double({ min: -0.5, max: 0.9, noNaN: true });
    const small = fc.double({ min: 0, max: 0.2, noNaN: true });
    const verdict = fc.constantFrom("slower", "faster", "equivalent", "no-claim");
    fc.assert(
      fc.property(verdict, fraction, small, small, small, fc.boolean(), (code, low, width, floor, limit, sameSide) => {
        const high = low + width;
        const { code: ended, why } = exit(made(code, between(low, high), floor, { sameSide }), limit);
        if (ended === 1) expect([code, sameSide, low > limit, low > floor]).toEqual(["slower", false, true, true]);
        if (high <= limit || code === "equivalent" || code === "faster") expect(ended).toBe(0);
        else if (low <= limit) expect(ended).toBe(2);
        else expect(ended).toBe(code === "slower" && !sameSide && low > floor ? 1 : 2);
        expect(why).not.toBeNull();
      }),
    );
  });

  test("with a limit says why", () => {
    const slower = made("slower", between(0.03, 0.07));
    expect(exit(slower, 0.02)).toEqual({
      code: 1,
      why: "Beyond the limit of 2 %: even the low end, 3 %, is above it.",
    });
    expect(exit(slower, 0.07)).toEqual({ code: 0, why: "Within the limit of 7 %: even the high end, 7 %, is." });
    expect(exit(made("equivalent", between(-0.01, 0.015)), 0.005)).toEqual({
      code: 0,
      why: "What is as good as equal is not slower, whatever the limit.",
    });
    expect(exit(made("no-claim", between(0.01, 0.03), 0.03), 0.005)).toEqual({
      code: 2,
      why: "Beyond the limit of 0.5 %, but within the noise floor of 3 %: chance could explain it.",
    });
    expect(exit(made("cannot-tell", between(0.4, 0.6)), 0.02)).toEqual({ code: 2, why: null });
    expect(exit(made("slower", { value: 0.05 }), 0.02).why).toBe(
      "Without an interval nobody can tell whether it is beyond the limit of 2 %.",
    );
  });

  test("an interval on both sides of the limit cannot tell, and says how many more runs would", () => {
    // 5 runs give a width of 34 points; from the point 6 % to the limit is 1 point, so (34 / 2)^2 * 5 = 1445 runs.
    expect(exit(made("no-claim", { value: 0.06, low: -0.11, high: 0.23 }), 0.05)).toEqual({
      code: 2,
      why: "Cannot tell whether it is beyond the limit of 5 %: it lies between \u221211 % and 23 %. About 1440 more runs a side would settle it.",
    });
    // Width 4 points, 1.5 points to the limit: (4 / 3)^2 * 5 = 8.9, so 9 runs.
    expect(exit(made("slower", { value: 0.045, low: 0.03, high: 0.07 }), 0.06).why).toMatch(/About 4 more runs a side/);
    // Above the limit and below the floor no number of runs makes it a loss.
    expect(exit(made("no-claim", { value: 0.02, low: 0.0, high: 0.04 }, 0.03), 0.01).why).toMatch(/unlikely to settle/);
  });

  test("bare metal v bare metal is never slower, however far apart", async () => {
    const side = (values) => values.map((value) => madeRun({ rows: [{ metric: "output-throughput", value }] }));
    const same = compare(side([1000, 1001, 999, 1002, 998]), side([800, 801, 799, 802, 798]));
    expect([same.sameSide, same.verdict.code]).toEqual([true, "no-claim"]);
    expect(exit(same, 0.05)).toMatchObject({ code: 2, why: expect.stringContaining("is noise") });
    expect(exit(same, undefined).code).toBe(0);
  });
});
