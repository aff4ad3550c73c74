import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { smallestP } from "../stats/mann-whitney";
import { holm } from "../stats/multiplicity";
import { sharedIndices } from "../stats/order-statistic";
import { compare } from "./compare";
import { liveInterval } from "./live-interval";
import { madeRun, side } from "./made-runs";

const vm = "vm-passthrough" as const;
const FAST = [1002.1, 998.7, 1001.5, 1000.3, 999.2, 1003.4, 997.9, 1000.8, 1001.9, 999.6, 1000.1, 1002.7];
const SLOW = [975.2, 978.9, 971.4, 976.8, 974.1, 979.6, 969.8, 977.3, 973.5, 975.9, 972.2, 951.0];
const rowOf = (a: readonly number[], b: readonly number[], made = {}, options = {}) => {
  const row = compare(side("bare-metal", a, made), side(vm, b, made), options).rows[0];
  if (!row) throw new Error("the sides pair");
  return row;
};

describe("what other methods say of a row", () => {
  test("MODEL's twelve runs a side give MODEL's Welch, Hodges-Lehmann and rank test", () => {
    const { tests } = rowOf(FAST, SLOW);
    // v.hodges_lehmann, v.welch_log and v.mannwhitney of MODEL 5.3.
    expect(tests?.hodgesLehmann).toBeCloseTo(0.0257, 3);
    expect(tests?.welch?.value).toBeCloseTo(0.0274, 3);
    // All 144 pairs go one way: the smallest p that 12 against 12 can reach.
    expect(tests?.mannWhitney).toEqual({ p: expect.closeTo(smallestP(12), 12), exact: true });
    expect(tests?.holm).toBeLessThan(0.001);
    expect(tests?.disagreement).toBeNull();
    // The loss lies by the assumed floor of 3 %: more runs would hardly tell.
    expect(tests?.moreRuns === null || (tests?.moreRuns ?? 0) > 0).toBe(true);
  });

  test("a time that doubles and a rate that halves are one overhead to every method", () => {
    const rate = rowOf(FAST.slice(0, 11), SLOW.slice(0, 11)).tests;
    const inverse = (values: readonly number[]) => values.slice(0, 11).map((v) => 1000 / v);
    const time = rowOf(inverse(FAST), inverse(SLOW), { metric: "time-to-train" }).tests;
    expect(time?.hodgesLehmann).toBeCloseTo(rate?.hodgesLehmann ?? 0, 9);
    for (const end of ["value", "low", "high"] as const)
      expect(time?.welch?.[end]).toBeCloseTo(rate?.welch?.[end] ?? 0, 9);
    expect(time?.mannWhitney?.p).toBeCloseTo(rate?.mannWhitney?.p ?? 0, 12);
    expect(time?.equivalence?.p).toBeCloseTo(rate?.equivalence?.p ?? 0, 9);
  });

  test("ties leave the exact count to its approximation, and one run a side leaves nothing but the runs needed", () => {
    expect(rowOf([100, 100, 101, 102], [100, 99, 98, 97]).tests?.mannWhitney?.exact).toBe(false);
    expect(rowOf([100], [97]).tests).toEqual({
      mannWhitney: null,
      holm: null,
      hodgesLehmann: null,
      welch: null,
      equivalence: null,
      moreRuns: 4,
      disagreement: null,
    });
  });

  test("a spread that means and medians see differently is told, with what the methods assume", () => {
    // Three of the candidate's sixteen runs are far off: its median stays, its mean moves.
    const near = Array.from({ length: 16 }, (_, i) => 100 + ((i * 7) % 16) / 40);
    const odd = near.map((v, i) => (i < 3 ? v - 70 - i : v));
    const found = rowOf(near, odd, {}, { overrides: [{ rule: "two-peaks", reason: "known" }] });
    expect(found.tests?.disagreement).toMatch(
      /^Methods disagree: medians .*, Hodges-Lehmann .*, Welch on logs .*geometric means/,
    );
  });

  test("Holm's figures are those of the family of rows that were judged", () => {
    const runs = (mode: "bare-metal" | "vm-passthrough", factor: number) =>
      FAST.slice(0, 6).map((value, i) =>
        madeRun({
          environment: { mode },
          rows: [0.9, 0.99, 1].map((f, k) => ({
            metric: "all-reduce-bus-bandwidth",
            params: { size: k },
            value: value * (mode === vm ? f * factor : 1) * (1 + ((i * (k + 3)) % 5) / 500),
          })),
        }),
      );
    const { rows } = compare(runs("bare-metal", 1), runs(vm, 1));
    const held = rows.map((r) => r.tests?.holm ?? Number.NaN);
    expect(held.every((p) => p >= 0 && p <= 1)).toBe(true);
    // Correcting what is corrected already can only raise it.
    holm(held).forEach((p, i) => expect(p).toBeGreaterThanOrEqual(held[i] as number));
    expect(held[0]).toBeLessThan(held[2] as number);
  });
});

describe("laws of a row", () => {
  const values = (least: number, most: number) =>
    fc.array(fc.double({ min: 90, max: 110, noNaN: true }), { minLength: least, maxLength: most });

  test("neither the unit nor the order of runs moves anything", () => {
    fc.assert(
      fc.property(values(1, 9), values(1, 9), fc.constantFrom("output-throughput", "time-to-train"), (a, b, metric) => {
        const [x, y] = [new Set(a), new Set(b)].map((s) => [...s]) as [number[], number[]];
        const plain = rowOf(x, y, { metric });
        const scaled = rowOf(
          x.map((v) => 1024 * v),
          y.map((v) => 1024 * v),
          { metric },
        );
        // Logarithms of other numbers round otherwise, in the fifteenth digit.
        for (const end of ["value", "low", "high"] as const)
          expect(scaled.overhead?.[end] ?? 0).toBeCloseTo(plain.overhead?.[end] ?? 0, 9);
        expect([scaled.floor, scaled.verdict]).toEqual([plain.floor, plain.verdict]);
        const turned = rowOf([...x].reverse(), [...y].reverse(), { metric });
        expect(turned.overhead).toEqual(plain.overhead);
        expect([turned.verdict, turned.floor]).toEqual([plain.verdict, plain.floor]);
      }),
      { numRuns: 30, endOnFailure: true },
    );
  });

  test("the interval holds the point, and a candidate that does more has a negative overhead", () => {
    fc.assert(
      fc.property(values(1, 9), values(1, 9), (a, b) => {
        const { overhead, baseline, candidate } = rowOf(a, b);
        if (!overhead) throw new Error("both sides are positive");
        expect(Math.sign(overhead.value)).toBe(Math.sign(baseline.median - candidate.median));
        expect(overhead.low ?? overhead.value).toBeLessThanOrEqual(overhead.value);
        expect(overhead.high ?? overhead.value).toBeGreaterThanOrEqual(overhead.value);
      }),
      { numRuns: 30, endOnFailure: true },
    );
  });
});

describe("a look at a row with fewer runs", () => {
  test("below thirty runs it is the row's own interval, to the last digit", () => {
    const row = rowOf(FAST, SLOW);
    const live = liveInterval(row, row.better, sharedIndices());
    expect(live?.overhead).toEqual(row.overhead);
    expect(live?.method).toBe("bca-order-statistic");
  });

  test("from thirty it is a closed formula near the row's own", () => {
    const many = (factor: number) =>
      Array.from({ length: 31 }, (_, i) => factor * (1000 + 10 * Math.sin(1.7 * i) + 5 * Math.sin(0.3 * i)));
    const row = rowOf(many(1), many(0.95));
    const live = liveInterval(row, row.better);
    expect(live?.method).toBe("price-bonett");
    const width = (row.overhead?.high ?? 0) - (row.overhead?.low ?? 0);
    expect(Math.abs((live?.overhead.low ?? 1) - (row.overhead?.low ?? 0))).toBeLessThan(width / 2);
    expect(Math.abs((live?.overhead.high ?? 1) - (row.overhead?.high ?? 0))).toBeLessThan(width / 2);
  });

  test("from thirty a side whose runs all agree gives no interval, as in the comparison itself", () => {
    const [same, many] = [
      Array.from({ length: 30 }, () => 1000),
      Array.from({ length: 30 }, (_, i) => 910 + 5 * Math.sin(1.7 * i)),
    ];
    for (const row of [rowOf(same, many), rowOf(many, same)]) {
      expect(row.overhead?.low).toBeUndefined();
      const live = liveInterval(row, row.better);
      expect(live?.overhead).toEqual(row.overhead);
      expect([live?.method, live?.warnings.map((w) => w.code)]).toEqual([undefined, ["no-spread"]]);
    }
  });

  test("without a value above zero on both sides there is nothing to see", () => {
    const of = (values: number[]) => ({ values, hosts: null });
    expect(liveInterval({ baseline: of([]), candidate: of([1]) }, "higher")).toBeNull();
    expect(liveInterval({ baseline: of([0, 1]), candidate: of([1]) }, "higher")).toBeNull();
    expect(liveInterval({ baseline: of([100]), candidate: of([95]) }, "higher")?.overhead).toEqual({
      value: expect.closeTo(0.05, 12),
    });
  });
});
