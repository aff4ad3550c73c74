import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { PRIOR_TABLE } from "../evidence/priors";
import { resolveOverhead } from "./resolve";
import { OverheadSource, PRIORS } from "./overhead-source";
import { PROFILES } from "./segment";

describe("a typed range", () => {
  const r = resolveOverhead({ source: "range", low: 0.08, high: 0.14 }, "online-inference");
  test("is P10 to P90 with its middle as the median, graded entered", () => {
    expect(r).toMatchObject({ grade: "entered", range: { low: 0.08, high: 0.14 } });
    expect(r.range.value).toBeCloseTo(0.11, 12);
    expect(r.quantile(0.1)).toBeCloseTo(0.08, 6);
    expect(r.quantile(0.5)).toBeCloseTo(0.11, 12);
    expect(r.quantile(0.9)).toBeCloseTo(0.14, 6);
  });
  test("keeps a mode that is not the middle", () => {
    const skewed = resolveOverhead({ source: "range", low: 0.01, high: 0.1, mode: 0.03 }, "online-inference");
    expect(skewed.range.value).toBe(0.03);
    expect(skewed.quantile(0.9)).toBeCloseTo(0.1, 6);
  });
  test("never draws a loss of everything, and says when it reaches there", () => {
    const wide = resolveOverhead({ source: "range", low: 0.2, high: 0.95 }, "online-inference");
    expect(wide.quantile(1 - 2 ** -32)).toBeLessThan(1);
    expect(wide.warnings.map((w) => w.code)).toContain("range-reaches-everything");
    expect(r.warnings).toEqual([]);
  });
});

test("a point has no range and says so", () => {
  const r = resolveOverhead({ source: "point", value: 0.07 }, "development");
  expect(r.range).toEqual({ low: 0.07, value: 0.07, high: 0.07 });
  expect([r.quantile(0.01), r.quantile(0.99)]).toEqual([0.07, 0.07]);
  expect(r.warnings[0]?.code).toBe("no-range");
});

describe("axes", () => {
  test("weigh by the profile's time shares; what was not given is published evidence, named", () => {
    const r = resolveOverhead({ source: "axes", values: { network: 0.44 } }, "training-multi-node");
    // MODEL 4, "network misconfigured": tuned axes with the network at 44 %.
    expect(r.range.value).toBeCloseTo(0.0917382, 7);
    expect(r.grade).toBe("entered");
    const messages = r.warnings.map((w) => w.message).join(" ");
    expect(messages).toContain("Published evidence, not yours");
    expect(messages).toContain("12\u00a0% of the time");
    expect(r.warnings.map((w) => w.code)).toContain("low-coverage");
  });
  test("of one's own only need no stand-in", () => {
    const values = { "gpu-compute": 0.01, "gpu-memory": 0.01, "host-link": 0.02, storage: 0, cpu: 0.05 };
    const r = resolveOverhead({ source: "axes", values }, "development");
    expect(r.warnings.map((w) => w.code)).toEqual(["assumed-time-shares"]);
  });
  test("none given is published evidence alone", () => {
    expect(resolveOverhead({ source: "axes", values: {} }, "development").grade).toBe("cited");
  });
});

describe("published evidence", () => {
  test("a vendor's claim is graded claimed and nothing else is", () => {
    for (const prior of PRIORS)
      expect(resolveOverhead({ source: "evidence", prior }, "online-inference").grade).toBe(
        prior === "vendor-claim" ? "claimed" : "cited",
      );
  });
  test("a wrong network costs by the share of time spent on it", () => {
    const r = resolveOverhead({ source: "evidence", prior: "rdma-misconfigured" }, "training-multi-node");
    // s = 0.88 + 0.12/(1 - 0.35), o = 1 - 1/s.
    expect(r.range.value).toBeCloseTo(1 - 1 / (0.88 + 0.12 / 0.65), 12);
    expect(r.quantile(0.5)).toBeCloseTo(r.range.value, 12);
    const none = resolveOverhead({ source: "evidence", prior: "rdma-misconfigured" }, "batch-inference");
    expect(none.range).toEqual({ low: 0, value: 0, high: 0 });
    expect(none.warnings.map((w) => w.message).join()).toContain("no time on the network");
  });
  test("confidential computing is said to be a line of its own", () => {
    const r = resolveOverhead({ source: "evidence", prior: "confidential-computing" }, "online-inference");
    expect(r.warnings.map((w) => w.code)).toContain("confidential-computing");
  });
  test("every prior's figures rise and say what they rest on", () => {
    for (const p of Object.values(PRIOR_TABLE)) {
      expect(p.p10).toBeLessThan(p.p50);
      expect(p.p50).toBeLessThan(p.p90);
      expect(p.basis.length).toBeGreaterThan(20);
    }
  });
});

describe("a range with hard ends", () => {
  const of = (shape: "triangular" | "pert") =>
    resolveOverhead({ source: "range", low: 0.01, mode: 0.02, high: 0.05, shape }, "online-inference");
  test("is drawn between them and never beyond, with its middle as the value", () => {
    for (const shape of ["triangular", "pert"] as const) {
      const { range, quantile, level } = of(shape);
      expect(range).toEqual({ low: 0.01, value: 0.02, high: 0.05 });
      expect(quantile(1e-9)).toBeGreaterThanOrEqual(0.01);
      expect(quantile(1 - 1e-9)).toBeLessThanOrEqual(0.05);
      expect(level).toBe("no case beyond them is expected");
    }
  });
  test("has the median of its distribution", () => {
    // Triangular: the upper part holds 3/4, so 0.05 - sqrt(0.5 * 0.04 * 0.03) = 0.0255051.
    expect(of("triangular").quantile(0.5)).toBeCloseTo(0.0255051, 7);
    // scipy.stats.beta(2, 4).ppf(0.5) = 0.3138102; times 0.04 and 0.01 more.
    expect(of("pert").quantile(0.5)).toBeCloseTo(0.01 + 0.04 * 0.3138102, 7);
  });
});

test("a comparison is what was measured, and cannot be resolved without it", () => {
  const source = { source: "comparison", comparisonId: "c" } as const;
  const measured = resolveOverhead({ source: "point", value: 0.03 }, "development");
  expect(resolveOverhead(source, "development", measured)).toBe(measured);
  expect(() => resolveOverhead(source, "development")).toThrow(RangeError);
});

test("every source that the schema takes gives a rising distribution below 1", () => {
  const ends = fc.tuple(fc.double({ min: -2, max: 0.99, noNaN: true }), fc.double({ min: -2, max: 0.99, noNaN: true }));
  fc.assert(
    fc.property(ends, fc.constantFrom(...PROFILES), ([a, b], profile) => {
      const source = OverheadSource.parse({ source: "range", low: Math.min(a, b), high: Math.max(a, b) });
      const { quantile } = resolveOverhead(source, profile);
      let before = Number.NEGATIVE_INFINITY;
      for (const u of [2 ** -33, 0.01, 0.1, 0.5, 0.9, 0.99, 1 - 2 ** -32]) {
        const o = quantile(u);
        expect(o).toBeGreaterThanOrEqual(before);
        expect(o).toBeLessThan(1);
        before = o;
      }
    }),
  );
});
