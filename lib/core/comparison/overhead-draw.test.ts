import { describe, expect, test } from "vitest";
import { quantile, sorted } from "../stats/quantile";
import { mulberry32 } from "../stats/random";
import { compare } from "./compare";
import { side } from "./made-runs";
import { moneyWithheld, overheadDraw, resolveRow } from "./overhead-draw";

const FAST = [1002.1, 998.7, 1001.5, 1000.3, 999.2, 1003.4, 997.9, 1000.8];
const SLOW = [935.2, 938.9, 931.4, 936.8, 934.1, 939.6, 929.8, 937.3];

function rowOf(n: number, metric = "output-throughput") {
  const row = compare(
    side("bare-metal", FAST.slice(0, n), { metric }),
    side("vm-passthrough", SLOW.slice(0, n), { metric }),
  ).rows[0];
  if (!row) throw new Error("the sides pair");
  return row;
}

describe("drawing from a measured overhead", () => {
  test.each([1, 3, 8])("%i runs a side: draws rise with u and centre on the point", (n) => {
    for (const metric of ["output-throughput", "time-to-train"]) {
      const row = rowOf(n, metric);
      const draw = overheadDraw(row);
      const drawn = [0.001, 0.1, 0.5, 0.9, 0.999].map(draw);
      expect(drawn).toEqual([...drawn].sort((a, b) => a - b));
      expect(Math.abs((drawn[2] as number) - (row.overhead?.value ?? 0))).toBeLessThan(0.005);
    }
  });

  test("one run a side is its point, three points either way in eight of ten", () => {
    const row = rowOf(1);
    const o = row.overhead?.value ?? 0;
    const draw = overheadDraw(row);
    expect([0.1, 0.5, 0.9].map(draw)).toEqual([o - 0.03, o, o + 0.03].map((v) => expect.closeTo(v, 6)));
    expect(resolveRow(row)).toMatchObject({
      grade: "measured",
      level: "one run a side: the point ± the assumed floor of 3 points",
      range: { low: expect.closeTo(o - 0.03, 12), high: expect.closeTo(o + 0.03, 12) },
    });
  });

  test("few runs draw the log ratio's t, whose middle 95 % is the interval", () => {
    const row = rowOf(3);
    const draw = overheadDraw(row);
    expect(draw(0.025)).toBeCloseTo(row.overhead?.low ?? 0, 9);
    expect(draw(0.975)).toBeCloseTo(row.overhead?.high ?? 0, 9);
  });

  test("many runs draw bootstrap replicates near the interval", () => {
    const row = rowOf(8);
    const uniform = mulberry32(1);
    const draw = overheadDraw(row);
    const drawn = sorted(Array.from({ length: 5000 }, () => draw(uniform())));
    const width = (row.overhead?.high ?? 0) - (row.overhead?.low ?? 0);
    expect(Math.abs(quantile(drawn, 0.025) - (row.overhead?.low ?? 0))).toBeLessThan(width / 4);
    expect(resolveRow(row).level).toBe("95 % interval of the uploaded files");
  });

  test("every draw is a finite overhead below 1, even from two runs and the ends of the generator", () => {
    for (const n of [1, 2, 8]) {
      for (const u of [0, 1e-9, 1 - 2 ** -32]) {
        const o = overheadDraw(rowOf(n))(u);
        expect(Number.isFinite(o)).toBe(true);
        expect(o).toBeLessThan(1);
      }
    }
  });

  test("what is not comparable or has no number never reaches money", () => {
    const blocked = compare(side("bare-metal", FAST), side("vm-passthrough", SLOW, {}, { gpu: "NVIDIA H100" })).rows[0];
    if (!blocked) throw new Error("the sides pair");
    expect(moneyWithheld(blocked)).toContain("GPU");
    expect(() => resolveRow(blocked)).toThrow(RangeError);
    const lifted = compare(side("bare-metal", FAST), side("vm-passthrough", SLOW, {}, { gpu: "NVIDIA H100" }), {
      overrides: [{ rule: "E01", reason: "renamed" }],
    }).rows[0];
    if (!lifted) throw new Error("the sides pair");
    expect(resolveRow(lifted).grade).toBe("claimed");
  });
});
