// The golden cases of MODEL 3, and laws of the slowest node.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Bounded, valueOf } from "../units/figure";
import { type Inputs, runCase } from "../units/golden-case";
import { exponentialMaximum, lognormalMaximum, normalMaximum } from "./max-of-n";
import { blomMaximum, gumbelMaximum, stallStep } from "./model-checks";
import { anySlow, empiricalStepMax, meanAndJitter, measuredStepOverhead, stepFactor } from "./stragglers";
import stragglers from "./golden/stragglers.json";

type Name = "N" | "base" | "beta" | "cv" | "cv_bm" | "cv_vm" | "d" | "o_mean" | "q" | "x";
type Compute = (inputs: Inputs<Name>) => unknown;
const number = (b: Bounded) => ("value" in b ? b.value : null);

const TABLE: [string, Compute][] = [
  ["iii.tail.", ({ q, N }) => valueOf(anySlow(q, N))],
  ["iii.emax_normal", ({ N }) => N.map(normalMaximum)],
  ["iii.emax_gumbel_approx", ({ N }) => N.map(gumbelMaximum)],
  ["iii.emax_blom", ({ N }) => N.map(blomMaximum)],
  [
    "iii.step_amplification.",
    ({ N: nodes, cv_bm: cvBaseline, cv_vm: cvCandidate }) => {
      const { baseline, candidate, overhead } = meanAndJitter({ overhead: 0, cvBaseline, cvCandidate, nodes });
      return { A_bm: valueOf(baseline), A_vm: valueOf(candidate), overhead: valueOf(overhead) };
    },
  ],
  ["iii.emax_exponential", ({ base, beta, N }) => N.map((n) => exponentialMaximum(base, beta, n))],
  ["iii.emax_lognormal", ({ cv, N }) => N.map((n) => lognormalMaximum(cv, n))],
  ["iii.stall.", ({ q: share, d: length, N: nodes }) => valueOf(stallStep({ share, length, nodes }))],
  ["iii.empirical_emax", ({ x, N }) => N.map((nodes) => number(empiricalStepMax(x, nodes)))],
  [
    "iii.mean_and_jitter",
    ({ o_mean: overhead, cv_bm: cvBaseline, cv_vm: cvCandidate, N: nodes }) => {
      const o = valueOf(meanAndJitter({ overhead, cvBaseline, cvCandidate, nodes }).overhead) ?? Number.NaN;
      return { retained: 1 - o, o };
    },
  ],
];

describe("the golden cases", () => {
  for (const golden of stragglers) {
    test(`${golden.id}: ${golden.formula}`, () => {
      expect(runCase<Name>(golden, TABLE)).toBeNull();
    });
  }

  test("all 20 are here", () => {
    expect(stragglers).toHaveLength(20);
  });
});

const nodes = fc.integer({ min: 1, max: 3000 });
const cv = fc.double({ min: 0, max: 0.6, noNaN: true });
const model = fc.constantFrom("normal" as const, "lognormal" as const, "exponential" as const, undefined);
const runs = { numRuns: 40 };

describe("laws", () => {
  test("one node waits for nobody", () => {
    fc.assert(
      fc.property(cv, cv, model, (cvBaseline, cvCandidate, m) => {
        const { overhead } = meanAndJitter({ overhead: 0, cvBaseline, cvCandidate, nodes: 1, ...(m && { model: m }) });
        fc.pre(overhead.state === "ok");
        expect(valueOf(overhead)).toBeCloseTo(0, 12);
      }),
    );
  });

  test("the more nodes, the more a larger spread costs", () => {
    fc.assert(
      fc.property(cv, fc.double({ min: 0.01, max: 0.3, noNaN: true }), nodes, nodes, (cvBaseline, more, a, b) => {
        fc.pre(a !== b);
        const at = (n: number) =>
          valueOf(meanAndJitter({ overhead: 0, cvBaseline, cvCandidate: cvBaseline + more, nodes: n }).overhead) ??
          Number.NaN;
        expect(at(Math.max(a, b))).toBeGreaterThan(at(Math.min(a, b)));
      }),
      runs,
    );
  });

  test("equal spreads cost nothing, and a steadier candidate is faster", () => {
    fc.assert(
      fc.property(fc.double({ min: 0.02, max: 0.6, noNaN: true }), fc.integer({ min: 2, max: 2000 }), (spread, n) => {
        const of = (cvCandidate: number) =>
          valueOf(meanAndJitter({ overhead: 0, cvBaseline: spread, cvCandidate, nodes: n }).overhead) ?? Number.NaN;
        expect(of(spread)).toBe(0);
        expect(of(spread / 2)).toBeLessThan(0);
      }),
      runs,
    );
  });

  test("the slowest of measured steps lies between their mean and their largest", () => {
    const steps = fc.array(fc.double({ min: 0.5, max: 3, noNaN: true }), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(steps, nodes, (x, n) => {
        const found = number(empiricalStepMax(x, n)) ?? Number.NaN;
        expect(found).toBeGreaterThanOrEqual(x.reduce((a, b) => a + b, 0) / x.length - 1e-9);
        expect(found).toBeLessThanOrEqual(Math.max(...x) + 1e-9);
        expect(empiricalStepMax([...x].reverse(), n)).toEqual(empiricalStepMax(x, n));
      }),
    );
  });

  test("a stall is never longer for the job than for the node, and one node stalls as often as it does", () => {
    const chance = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(chance, fc.double({ min: 0, max: 5, noNaN: true }), nodes, (share, length, n) => {
        const found = valueOf(stallStep({ share, length, nodes: n })) ?? Number.NaN;
        expect(found).toBeLessThanOrEqual(1 + length);
        expect(valueOf(stallStep({ share, length, nodes: 1 }))).toBeCloseTo(1 + share * length, 9);
      }),
    );
  });
});

describe("where there is no number, or only an end", () => {
  test("half a node and no node have no step time", () => {
    for (const n of [0, -1, 1.5, Number.NaN]) {
      expect(stepFactor({ cv: 0.01, nodes: n }).state).toBe("not_applicable");
      expect(meanAndJitter({ overhead: 0, cvBaseline: 0.01, cvCandidate: 0.03, nodes: n }).overhead.state).toBe(
        "not_applicable",
      );
      expect(empiricalStepMax([1, 2], n).state).toBe("not_applicable");
      expect(stallStep({ share: 0.1, length: 1, nodes: n }).state).toBe("not_applicable");
    }
  });

  test("a spread above 30 % leaves the normal model, for both sides at once", () => {
    expect(stepFactor({ cv: 0.4, nodes: 8, model: "normal" }).state).toBe("not_applicable");
    const found = meanAndJitter({ overhead: 0, cvBaseline: 0.1, cvCandidate: 0.4, nodes: 8 });
    expect(found.model).toBe("lognormal");
    expect(valueOf(found.baseline)).toBeCloseTo(1.14901, 5);
  });

  test("more nodes than measured steps give an end and no figure", () => {
    const steps = [1, 1.01, 1.02];
    expect(empiricalStepMax(steps, 3).state).toBe("ok");
    expect(empiricalStepMax(steps, 4)).toMatchObject({ state: "lower_bound" });
    expect(measuredStepOverhead(steps, steps, 4)).toEqual({ overhead: { state: "ok", value: 0 }, enoughSteps: false });
  });

  test("steps that are none give a reason", () => {
    for (const bad of [[], [1, 0], [1, -2], [Number.NaN]])
      expect(empiricalStepMax(bad, 2).state).toBe("not_applicable");
    expect(stepFactor({ cv: -0.1, nodes: 2 }).state).toBe("not_applicable");
    expect(stepFactor({ cv: 1.2, nodes: 2, model: "exponential" }).state).toBe("not_applicable");
    expect(anySlow(1.2, 2).state).toBe("not_applicable");
    expect(meanAndJitter({ overhead: 1, cvBaseline: 0, cvCandidate: 0, nodes: 2 }).overhead.state).toBe(
      "not_applicable",
    );
  });
});
