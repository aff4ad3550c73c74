import fc from "fast-check";
import { expect, test } from "vitest";
import type { Params } from "../run/run";
import { sideNames } from "./names";
import { MOST_LOOKED_AT, nearestPair, nearestReason, neighboursByMetric } from "./nearest";

const NAMES = sideNames([], []);

interface Made {
  metric: string;
  workload: string;
  params: Params;
}

const row = fc.record({
  metric: fc.constantFrom("output-throughput", "time-to-first-token"),
  workload: fc.constantFrom("chat", "sum"),
  params: fc.dictionary(fc.constantFrom("a", "b", "c", "d"), fc.integer({ min: 0, max: 3 })),
});

/** What differs, written out without an index. */
function apart(a: Made, b: Made): number {
  const keys = [...new Set([...Object.keys(a.params), ...Object.keys(b.params)])];
  return Number(a.workload !== b.workload) + keys.filter((key) => a.params[key] !== b.params[key]).length;
}

test("of few rows the nearest pair is the first one that no other pair is nearer than, down to one difference", () => {
  const few = fc.array(row, { maxLength: MOST_LOOKED_AT });
  fc.assert(
    fc.property(few, few, (baseline, candidate) => {
      const all = baseline.flatMap((mine) =>
        candidate.filter((other) => other.metric === mine.metric).map((other) => ({ mine, far: apart(mine, other) })),
      );
      const least = Math.min(...all.map(({ far }) => far));
      const wanted = all.find(({ far }) => far <= Math.max(1, least));
      const found = nearestPair(baseline, candidate);
      expect(found?.found.length).toBe(wanted?.far);
      if (wanted) expect(found).toMatchObject({ ...wanted.mine });
    }),
  );
});

/** A sweep whose rows differ from the other side's in two parameters, counting how often one is looked at. */
function sweep(n: number, side: string, looked: { times: number }): Made[] {
  return Array.from({ length: n }, (_, i) => ({
    metric: "output-throughput",
    params: { side, concurrency: 2 * i + Number(side === "metal"), model: "m" },
    get workload() {
      looked.times += 1;
      return "chat";
    },
  }));
}

test("two thousand rows a side without a partner are not compared each with each", () => {
  const looked = { times: 0 };
  const [metal, vm] = [sweep(2000, "metal", looked), sweep(2000, "vm", looked)];
  expect(nearestPair(metal, vm)?.found).toHaveLength(2);
  const near = neighboursByMetric(vm).get("output-throughput");
  for (const mine of metal) expect(nearestReason(mine, near, "baseline", NAMES)).toMatch(/side differs: .*side is/);
  // Two walks over one side, 32 rows each and both of a pair read: 256,000; each with each would be 16,000,000.
  expect(looked.times).toBeLessThan(300_000);
});

test("many rows give one answer in any order, and a row next to one's own is found among them", () => {
  const [mine, ...others] = sweep(200, "vm", { times: 0 }) as [Made, ...Made[]];
  const reason = (rows: Made[]) =>
    nearestReason(mine, neighboursByMetric(rows).get("output-throughput"), "candidate", NAMES);
  expect(reason(others)).toBe(reason([...others].reverse()));
  expect(reason(others)).toMatch(
    /^The nearest row on the baseline side differs: concurrency is 0 here and \d+ there\.$/,
  );
  expect(nearestReason(mine, undefined, "baseline", NAMES)).toBe("Only on the baseline side.");
});
