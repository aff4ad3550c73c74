import { describe, expect, test } from "vitest";
import fc from "fast-check";
import { compare } from "./compare";
import { madeRun, side } from "./made-runs";

const FAST = [1002.1, 998.7, 1001.5, 1000.3, 999.2, 1003.4, 997.9, 1000.8, 1001.9, 999.6, 1000.1, 1002.7];
const SLOW = [935.2, 938.9, 931.4, 936.8, 934.1, 939.6, 929.8, 937.3, 933.5, 935.9, 932.2, 941.0];
const vm = "vm-passthrough" as const;

describe("verdicts", () => {
  test("a loss beyond the floor is said with its interval, its runs and its floor", () => {
    const found = compare(side("bare-metal", FAST), side(vm, SLOW));
    expect(found.verdict.code).toBe("slower");
    expect(found.verdict.sentence).toMatch(
      /^Virtualized loses 6\.\d\d\u00a0% of output token throughput \(95 % interval 6\.\d\d\u00a0% to 6\.\d\d\u00a0%; n\u00a0=\u00a012\u00a0v\u00a012; floor 3\u00a0%\)\.$/,
    );
    expect(found.verdict.finance).toMatch(/^Virtual machines do 6\.\d\d\u00a0% less work for the same money, likely 6/);
    expect(found.verdict.because).toMatch(/^Even the low end, 6\.\d\d\u00a0%, is above the floor 3\u00a0%\.$/);
    expect(found.rows[0]?.slowdown?.method).toBe("bca-order-statistic");
    expect(found.noiseFloor).toMatchObject({ value: 0.03, assumed: true });
    expect(found.comparability.level).not.toBe("block");
  });

  test("a clear loss is not the same because nobody named the host", () => {
    // 2.5 % of steady runs: beyond the 2 % that count as none, within the 3 % assumed between machines.
    const steady = [1000, 1000.4, 999.7, 1000.2, 999.9, 1000.1];
    const lost = steady.map((v) => v * 0.975);
    const found = compare(side("bare-metal", steady), side(vm, lost));
    expect(found.noiseFloor).toMatchObject({ value: 0.03, assumed: true });
    expect(found.verdict.code).toBe("no-claim");
    expect(found.verdict.because).toMatch(/the floor is assumed, so naming the hosts or adding runs of one side would/);
  });

  test("slowdown and overhead come from the same two ends", () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 90, max: 110, noNaN: true }), { minLength: 2, maxLength: 9 }),
        fc.array(fc.double({ min: 80, max: 120, noNaN: true }), { minLength: 2, maxLength: 9 }),
        fc.constantFrom("output-throughput", "time-to-train"),
        (a, b, metric) => {
          const row = compare(side("bare-metal", a, { metric }), side(vm, b, { metric })).rows[0];
          const { slowdown, overhead } = row ?? {};
          if (!slowdown || !overhead) throw new Error("both sides are positive");
          expect(overhead.value).toBeCloseTo(1 - 1 / slowdown.value, 12);
          if (slowdown.low === undefined || slowdown.high === undefined) return;
          expect(overhead.low).toBeCloseTo(1 - 1 / slowdown.low, 12);
          expect(overhead.high).toBeCloseTo(1 - 1 / slowdown.high, 12);
          expect(slowdown.low).toBeLessThanOrEqual(slowdown.value);
          expect(slowdown.high).toBeGreaterThanOrEqual(slowdown.value);
          expect(Math.sign(row?.difference.low ?? 0)).toBe(
            Math.sign(metric === "time-to-train" ? (overhead.low ?? 0) : -(overhead.high ?? 0)),
          );
        },
      ),
      { numRuns: 60 },
    );
  });

  test("a throughput and its inverse time give one overhead", () => {
    const times = (values: number[]) => values.map((v) => 1000 / v);
    // Odd numbers of runs: the median of the inverses is then the inverse of the median.
    const rate = compare(side("bare-metal", FAST.slice(0, 11)), side(vm, SLOW.slice(0, 11))).rows[0];
    const time = compare(
      side("bare-metal", times(FAST.slice(0, 11)), { metric: "time-to-train" }),
      side(vm, times(SLOW.slice(0, 11)), { metric: "time-to-train" }),
    ).rows[0];
    expect(time?.overhead?.value).toBeCloseTo(rate?.overhead?.value ?? 0, 12);
    expect(time?.overhead?.low).toBeCloseTo(rate?.overhead?.low ?? 0, 3);
    expect(time?.verdict).toBe("slower");
  });

  test("no difference is a result of its own, not a large p", () => {
    const found = compare(
      side("bare-metal", FAST),
      side(
        vm,
        FAST.map((v, i) => v + (i % 3) - 1),
      ),
    );
    expect(found.verdict.code).toBe("equivalent");
    expect(found.verdict.sentence).toMatch(/^No difference: the 90 % interval .* lies inside ±3\u00a0%\.$/);
    expect(found.verdict.finance).toBe("Virtual machines do the same work for the same money, within 3\u00a0%.");
  });

  test("a faster candidate is said to be faster, and bare metal asked about its tuning", () => {
    const found = compare(side("bare-metal", SLOW), side(vm, FAST));
    expect(found.verdict.code).toBe("faster");
    expect(found.rows[0]?.overhead?.value).toBeLessThan(0);
    expect(found.verdict.sentence).toMatch(/^Virtualized was faster by 6\.\d+\u00a0%.*Check that bare metal was tuned/);
  });

  test("a wide interval claims nothing and says how many runs would settle it", () => {
    // Runs of one side lie up to 2 % apart, so the floor of 3 % that is assumed between hosts stays.
    const found = compare(side("bare-metal", [100, 99, 101, 98.8, 101.2]), side(vm, [96, 95, 97, 94.8, 97.2]));
    expect(found.verdict.code).toBe("no-claim");
    expect(found.verdict.because).toMatch(
      /reaches into ±3\u00a0%, so chance could explain it; about [\d,]+ more runs a side would settle it\.$/,
    );
    expect(found.rows[0]?.tests?.moreRuns).toBeGreaterThan(0);
  });

  test("runs that differ among themselves as much as the sides claim nothing, and never count as no difference", () => {
    // Upper and lower half of the baseline: 107.5 / 92.5 - 1 = 16.22 %; of the candidate 103.5 / 89 - 1 = 16.29 %.
    const found = compare(side("bare-metal", [100, 90, 110, 95, 105]), side(vm, [96, 86, 106, 92, 101]));
    expect(found.rows[0]?.floor).toMatchObject({ value: expect.closeTo(103.5 / 89 - 1, 12), assumed: false });
    expect(found.verdict.code).toBe("no-claim");
    expect(found.verdict.because).toMatch(
      /reaches into ±16\.29\u00a0%, so chance could explain it; runs of one side differ as much, so steadier runs would settle it and more of them would not\.$/,
    );
    expect(found.rows[0]?.tests?.moreRuns).toBeNull();
  });
});

describe("the interval by runs a side", () => {
  test("two to four runs take Welch on logs, plain or mixed, and say few runs", () => {
    const plain = compare(side("bare-metal", FAST.slice(0, 3)), side(vm, SLOW.slice(0, 2))).rows[0];
    const mixed = compare(side("bare-metal", FAST.slice(0, 3)), side(vm, SLOW)).rows[0];
    expect(plain?.slowdown?.method).toBe("welch-log");
    expect(mixed?.slowdown?.method).toBe("mixed-welch-log");
    expect(plain?.warnings.map((w) => w.code)).toContain("few-runs");
  });

  test("equal values give the ratio without an interval, and say that no spread was seen", () => {
    const row = compare(
      side("bare-metal", [100, 100, 100, 100, 100]),
      side(
        vm,
        FAST.slice(0, 5).map((v) => v / 11),
      ),
    ).rows[0];
    expect(row?.overhead?.value).toBeCloseTo(0.0908, 3);
    expect(row?.overhead).not.toHaveProperty("low");
    expect(row?.verdict).toBe("cannot-tell");
    expect(row?.because).toMatch(/^No spread seen/);
  });

  test("samples inside one run grey an interval and claim nothing", () => {
    const samples = (centre: number) => Float64Array.from({ length: 400 }, (_, i) => centre + Math.sin(i * 1.7));
    const run = (mode: "bare-metal" | "vm-passthrough", centre: number) => [
      madeRun({
        environment: { mode },
        rows: [{ metric: "time-to-first-token", median: centre, samples: samples(centre) }],
      }),
    ];
    const found = compare(run("bare-metal", 100), run(vm, 104));
    const row = found.rows[0];
    expect(row?.withinRun?.low).toBeGreaterThan(0.03);
    expect(row?.withinRun?.high).toBeLessThan(0.05);
    expect(row?.overhead).toEqual({ value: expect.closeTo(1 - 100 / 104, 12) });
    expect(row?.baseline).toMatchObject({ runs: 1, samples: 400 });
    expect(found.verdict.code).toBe("cannot-tell");
  });

  test("zero, negative and missing values give no number and say why", () => {
    const zero = compare(side("bare-metal", [0, 100, 101]), side(vm, [99, 98, 97])).rows[0];
    expect(zero).toMatchObject({ slowdown: null, overhead: null, verdict: "cannot-tell" });
    expect(zero?.warnings[0]).toEqual({
      code: "zero-value",
      message: "A value on bare metal is zero, so there is no ratio.",
    });
    const missing = compare(side("bare-metal", [100]), side(vm, [100], { value: undefined }));
    expect(missing.rows).toEqual([]);
    expect(missing.unpaired.candidate[0]?.reason).toContain("no common statistic");
  });

  test("equal input gives equal output", () => {
    const sides = [side("bare-metal", FAST), side(vm, SLOW)] as const;
    expect(compare(...sides)).toEqual(compare(...sides));
    const again = compare([...sides[0]].reverse(), sides[1]);
    expect(again.rows[0]?.overhead).toEqual(compare(...sides).rows[0]?.overhead);
  });
});
