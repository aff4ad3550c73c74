import fc from "fast-check";
import { expect, test } from "vitest";
import { bcaIntervals, ratioAcceleration } from "./bca";
import { ratioReplicates, sharedIndices } from "./order-statistic";
import { quantile, sorted } from "./quantile";
import { ratioBca } from "./ratio-bca";

const positive = fc.double({ min: 0.5, max: 2000, noNaN: true });
const side = fc.oneof(
  fc.array(positive, { minLength: 2, maxLength: 14 }),
  // Many equal values, so that ratios tie with one another and with theta.
  fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 2, maxLength: 9 }),
);

test("weighing the few distinct ratios gives the interval of all replicates, to the bit", () => {
  const indices = sharedIndices(2000);
  fc.assert(
    fc.property(side, side, (a, b) => {
      const [x, y] = [sorted(a), sorted(b)];
      const theta = quantile(y, 0.5) / quantile(x, 0.5);
      const [ofX, ofY] = [indices(x.length, "baseline"), indices(y.length, "candidate")];
      const levels = [0.95, 0.9, 0.5];
      const all = bcaIntervals(ratioReplicates(x, y, ofX, ofY), theta, ratioAcceleration(x, y), levels);
      expect(ratioBca(x, y, theta, ofX, ofY, levels)).toEqual(all);
    }),
  );
});
