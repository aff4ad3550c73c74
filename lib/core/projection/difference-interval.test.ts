import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { resolveOverhead } from "../cost/resolve";
import { Scenario } from "../cost/scenario";
import { differenceInterval } from "./difference-interval";
import { project } from "./project";

const SEGMENT = {
  name: "Serving",
  profile: "online-inference",
  monthlySpend: 100_000,
  overhead: { source: "range", low: 0.02, high: 0.08 },
};
const drawn = (segment: object = {}, plan: object = {}) => {
  const scenario = Scenario.parse({
    version: 1,
    name: "Fleet",
    currency: "USD",
    segments: [{ ...SEGMENT, ...segment }],
    ...plan,
  });
  return { scenario, overheads: scenario.segments.map((s) => resolveOverhead(s.overhead, s.profile)) };
};

describe("the interval of a difference", () => {
  it("a plan does not differ from itself, however uncertain it is", () => {
    expect(differenceInterval(drawn(), drawn())).toEqual({ p05: 0, p50: 0, p95: 0 });
  });

  it("what both have in common cancels: benefits of 1,000 a month make exactly 12,000 a year", () => {
    const given = drawn({}, { monthlyBenefits: [{ name: "Moves", amount: 1000 }] });
    const { p05, p50, p95 } = differenceInterval(drawn(), given) as { p05: number; p50: number; p95: number };
    for (const x of [p05, p50, p95]) expect(x).toBeCloseTo(-12_000, 6);
  });

  it("a bill of a tenth more differs by a tenth of the waste, at each end", () => {
    const a = drawn();
    const more = differenceInterval(a, drawn({ monthlySpend: 110_000 })) as { p05: number; p95: number };
    // The overhead alone varies, so the waste's own ends are the trials' ends up to the trials' noise.
    const { p05, p95 } = project(a.scenario, a.overheads).distribution;
    expect(more.p05 / (p05 * 0.1)).toBeCloseTo(1, 1);
    expect(more.p95 / (p95 * 0.1)).toBeCloseTo(1, 1);
  });

  it("read the other way round it is the same with its sign turned", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1000, max: 1e6 }), fc.integer({ min: -20, max: 20 }), (monthlySpend, percent) => {
        const [a, b] = [drawn(), drawn({ monthlySpend }, { monthlyGrowth: percent / 1000 })];
        const [ab, ba] = [differenceInterval(a, b), differenceInterval(b, a)] as { p05: number; p95: number }[];
        expect(ab?.p05).toBeCloseTo(-(ba?.p95 ?? 0), 6);
      }),
      { numRuns: 20 },
    );
  });

  it.each([
    [{}, { seed: 7 }, "different seeds"],
    [{ overhead: { source: "range", low: 0.02, high: 0.09 } }, {}, "different sources"],
    [{}, { segments: [SEGMENT, { ...SEGMENT, name: "Other" }] }, "numbers of segments"],
    [{}, { currency: "EUR" }, "different currencies"],
  ])("there is none where the two do not draw the same unknowns: %j %j", (segment, plan, reason) => {
    expect(differenceInterval(drawn(), drawn(segment, plan))).toEqual({ reason: expect.stringContaining(reason) });
  });
});
