import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { valueOf } from "../units/figure";
import { type MeanSides, meanCapacityUnder, meanLatencyAt } from "./mean-capacity";

const SIDES: MeanSides = {
  model: "mg1",
  servers: 1,
  serviceRate: 10,
  overhead: 0.05,
  addedSeconds: 0,
  arrivalSpread: 1,
  serviceSpread: { baseline: 1, candidate: 1 },
};

describe("a limit on the mean latency", () => {
  test("of one server with exponential times is that of M/M/1: the rate less one over the limit", () => {
    // M/M/1: mean 1/(mu - lambda) = X, so lambda = mu - 1/X: 10 - 1/0.5 = 8, and 9.5 - 2 = 7.5.
    for (const model of ["mg1", "kingman", "allen-cunneen"] as const) {
      const { baseline, candidate, loss } = meanCapacityUnder({ ...SIDES, model, limitSeconds: 0.5 });
      expect(valueOf(baseline)).toBeCloseTo(8, 9);
      expect(valueOf(candidate)).toBeCloseTo(7.5, 9);
      expect(valueOf(loss)).toBeCloseTo(1 - 7.5 / 8, 9);
    }
  });

  test("costs capacity by jitter alone, at an equal mean", () => {
    // Kingman: rho/(1-rho)*(1+cs2)/2*tau + tau = X with tau 0.1, X 0.5: rho = 4/(4+(1+cs2)/2); cs2 0.5 and 1.
    const { baseline, candidate } = meanCapacityUnder({
      ...SIDES,
      model: "kingman",
      overhead: 0,
      serviceSpread: { baseline: 0.5, candidate: 1 },
      limitSeconds: 0.5,
    });
    expect(valueOf(baseline)).toBeCloseTo((10 * 4) / 4.75, 9);
    expect(valueOf(candidate)).toBeCloseTo((10 * 4) / 5, 9);
  });

  test("that the service alone misses is infeasible, and says on which side", () => {
    // Bare metal takes 0.1 s, the candidate 0.10526 s.
    const { baseline, candidate, loss } = meanCapacityUnder({ ...SIDES, limitSeconds: 0.102 });
    expect(baseline.state).toBe("ok");
    expect(candidate.state).toBe("infeasible");
    expect(loss).toMatchObject({ state: "infeasible" });
    expect(meanCapacityUnder({ ...SIDES, limitSeconds: 0.05 }).loss.state).toBe("not_applicable");
  });

  test("is met exactly at the highest load, on both sides and for every model", () => {
    fc.assert(
      fc.property(
        fc.constantFrom("mg1" as const, "kingman" as const, "allen-cunneen" as const),
        fc.integer({ min: 1, max: 40 }),
        fc.double({ min: -0.1, max: 0.4, noNaN: true }),
        fc.double({ min: 0.1, max: 3, noNaN: true }),
        fc.double({ min: 1.3, max: 20, noNaN: true }),
        (model, servers, overhead, spread, times) => {
          const sides = {
            ...SIDES,
            model,
            servers,
            overhead,
            addedSeconds: 0.01,
            serviceSpread: { baseline: spread, candidate: spread },
          };
          const limitSeconds = times / (sides.serviceRate * Math.min(1, 1 - overhead)) + sides.addedSeconds;
          const { baseline, candidate } = meanCapacityUnder({ ...sides, limitSeconds });
          const [b, c] = [valueOf(baseline) ?? 0, valueOf(candidate) ?? 0];
          expect(valueOf(meanLatencyAt(sides, b).baseline)).toBeCloseTo(limitSeconds, 4);
          expect(valueOf(meanLatencyAt(sides, c).candidate)).toBeCloseTo(limitSeconds, 4);
        },
      ),
    );
  });

  test("has no number for a spread below zero or an overhead of one", () => {
    expect(meanCapacityUnder({ ...SIDES, arrivalSpread: -1, limitSeconds: 1 }).loss.state).toBe("not_applicable");
    expect(meanCapacityUnder({ ...SIDES, overhead: 1, limitSeconds: 1 }).baseline.state).toBe("not_applicable");
    expect(meanLatencyAt(SIDES, 10).baseline.state).toBe("infeasible");
  });
});
