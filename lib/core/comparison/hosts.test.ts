import { describe, expect, test } from "vitest";
import { quantile, sorted } from "../stats/quantile";
import { mulberry32 } from "../stats/random";
import { compare } from "./compare";
import { madeRun } from "./made-runs";
import { overheadDraw } from "./overhead-draw";

/** MODEL 5.8's hosts: three, six runs each, a candidate 2.26 % below on every one. */
const BARE = [
  [1002.1, 998.7, 1001.5, 1000.3, 999.2, 1003.4],
  [1011.9, 1009.6, 1012.3, 1010.8, 1008.9, 1011.1],
  [988.6, 990.2, 987.9, 989.4, 991.0, 988.8],
];
const VIRTUAL = [
  [975.2, 978.9, 971.4, 976.8, 974.1, 979.6],
  [990.8, 987.3, 989.5, 991.9, 986.2, 988.0],
  [969.8, 966.1, 970.4, 968.7, 965.5, 967.9],
];

const runs = (mode: "bare-metal" | "vm-passthrough", hosts: readonly number[][], names: string) =>
  hosts.flatMap((values, h) =>
    values.map((value) =>
      madeRun({ environment: { mode, host: names[h] }, rows: [{ metric: "output-throughput", value }] }),
    ),
  );
const rowOf = (ours: string, theirs: string) => {
  const row = compare(runs("bare-metal", BARE, ours), runs("vm-passthrough", VIRTUAL, theirs)).rows[0];
  if (!row) throw new Error("the sides pair");
  return row;
};

describe("three hosts a side", () => {
  test("the same hosts are paired: the interval is MODEL's, within the noise of its draws", () => {
    const row = rowOf("abc", "abc");
    expect(row.slowdown?.method).toBe("hosts-bootstrap");
    expect(row.hosts).toEqual({ baseline: 3, candidate: 3 });
    // v.bootstrap_hosts_paired with 2,000 draws of its own seed: 2.26235 %, 2.03781 to 2.52802 %.
    expect(row.overhead?.value).toBeCloseTo(0.0226235, 6);
    expect(row.overhead?.low).toBeCloseTo(0.0203781, 3);
    expect(row.overhead?.high).toBeCloseTo(0.0252802, 3);
    expect(row.warnings.map((w) => w.message)).toContain(
      "Few hosts (3 v 3): below 5 the interval over hosts is too narrow.",
    );
  });

  test("other hosts are not, and what hosts are like widens the interval into the floor between hosts", () => {
    const row = rowOf("abc", "def");
    expect(row.overhead?.value).toBeCloseTo(0.0226262, 6);
    expect(row.overhead?.low).toBeCloseTo(0.00784072, 2);
    expect(row.overhead?.high).toBeCloseTo(0.0358087, 2);
    expect(row.verdict).toBe("no-claim");
  });

  test("difference and overhead are of one sign, and lie within their ends", () => {
    for (const theirs of ["abc", "def"]) {
      const { difference, overhead } = rowOf("abc", theirs);
      expect(Math.sign(difference.value)).toBe(-Math.sign(overhead?.value ?? 0));
      expect(difference.low).toBeLessThanOrEqual(difference.value);
      expect(difference.high).toBeGreaterThanOrEqual(difference.value);
    }
  });

  test("two hosts, or a host that nobody names, leave the interval to the runs", () => {
    const two = compare(runs("bare-metal", BARE.slice(0, 2), "ab"), runs("vm-passthrough", VIRTUAL.slice(0, 2), "ab"))
      .rows[0];
    expect(two?.slowdown?.method).toBe("bca-order-statistic");
    const unnamed = rowOf("abc", "ab");
    expect(unnamed.slowdown?.method).toBe("bca-order-statistic");
    expect(unnamed.hosts).toEqual({ baseline: 3, candidate: null });
  });

  test("the order of upload moves nothing", () => {
    const forth = rowOf("abc", "abc");
    const back = compare(runs("bare-metal", BARE, "abc").reverse(), runs("vm-passthrough", VIRTUAL, "abc").reverse())
      .rows[0];
    expect(back?.overhead).toEqual(forth.overhead);
    expect(back?.floor).toEqual(forth.floor);
  });

  test("money draws what the interval was made of", () => {
    const row = rowOf("abc", "abc");
    const draw = overheadDraw(row);
    const uniform = mulberry32(3);
    const drawn = sorted(Array.from({ length: 4000 }, () => draw(uniform())));
    const width = (row.overhead?.high ?? 0) - (row.overhead?.low ?? 0);
    expect(Math.abs(quantile(drawn, 0.025) - (row.overhead?.low ?? 0))).toBeLessThan(width / 4);
    expect(Math.abs(quantile(drawn, 0.975) - (row.overhead?.high ?? 0))).toBeLessThan(width / 4);
  });
});
