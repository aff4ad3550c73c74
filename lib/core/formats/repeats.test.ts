import { describe, expect, it } from "vitest";
import { normalise } from "../run/normalise";
import type { Statistics, Written } from "../run/run";
import { emptyReading } from "./empty-reading";
import { mergeRepeats } from "./repeats";

const row = (statistics: Partial<Statistics>, more: Partial<Written> = {}): Written => ({
  metric: "request-latency",
  workload: "ab",
  params: {},
  unit: "ms",
  written: "1",
  at: "line 1",
  statistics,
  ...more,
});

function merged(...rows: Written[]) {
  const reading = emptyReading("any");
  reading.measurements = rows;
  mergeRepeats(reading);
  const { measurements, warnings } = normalise(reading);
  return { rows: measurements, codes: warnings.map(({ code }) => code) };
}

describe("repeats in one file", () => {
  it("that are summaries keep a head each and the middle of their own tails, and nothing that was not printed", () => {
    const [m] = merged(
      row({ n: 500, median: 10, mean: 11, min: 5, max: 90, p95: 20, p99: 40 }),
      row({ n: 500, median: 12, mean: 14, min: 4, max: 80, p95: 22, p99: 60 }),
      row({ n: 500, median: 11, mean: 12, min: 6, max: 85, p95: 21, p99: 50 }),
    ).rows;
    expect(m?.statistics).toEqual({
      n: 3,
      median: 0.011,
      p95: 0.021,
      p99: 0.05,
      min: null,
      p05: null,
      max: null,
      mean: null,
      std: null,
      value: null,
    });
    expect(Array.from(m?.samples ?? [])).toEqual([0.01, 0.012, 0.011]);
  });

  it("have no tail where one of them has none", () => {
    const [m] = merged(row({ n: 500, mean: 10, p99: 40 }), row({ n: 500, mean: 12 })).rows;
    expect([m?.statistics.median, m?.statistics.p99]).toEqual([0.011, null]);
  });

  it("that are one value each are samples, with the lowest and the highest of them", () => {
    const [m] = merged(row({ n: 1, value: 10 }), row({ n: 1, value: 14 })).rows;
    expect([m?.statistics.n, m?.statistics.min, m?.statistics.max]).toEqual([2, 0.01, 0.014]);
  });

  it("with samples are pooled, but beside a repeat without them stand for one value", () => {
    const samples = () => Float64Array.of(1, 2, 4);
    const [all] = merged(row({}, { samples: samples() }), row({}, { samples: Float64Array.of(3) })).rows;
    expect([all?.statistics.n, all?.statistics.max]).toEqual([4, 0.004]);
    const [some] = merged(row({}, { samples: samples() }), row({ n: 1, value: 3 })).rows;
    expect(Array.from(some?.samples ?? [])).toEqual([0.002, 0.003]);
    expect(some?.statistics.max).toBeNull();
  });
});

describe("the same output twice", () => {
  const result = (value: number) => [
    row({ n: 1, value }, { metric: "request-throughput", unit: "req/s" }),
    row({ mean: 1000 / value, p99: 3000 / value }),
  ];

  it("counts once, and the file says so", () => {
    const { rows, codes } = merged(...result(123.457), ...result(123.457));
    expect(rows.map((m) => m.samples)).toEqual([null, null]);
    expect(codes).toEqual(["duplicate-result"]);
  });

  it("beside a true repeat leaves two repeats, wherever the copy stands", () => {
    for (const values of [
      [123.457, 123.457, 125.911],
      [123.457, 125.911, 123.457],
    ]) {
      const { rows, codes } = merged(...values.flatMap(result));
      expect(rows.map((m) => m.statistics.n)).toEqual([2, 2]);
      expect(codes).toEqual(["duplicate-result", "repeats-in-one-file"]);
    }
  });

  it("is told for each benchmark of the file when another was run again", () => {
    const other = (value: number) => row({ n: 1, value }, { workload: "other" });
    const { rows } = merged(...result(123.457), other(8), ...result(123.457), other(9));
    expect(rows.map((m) => m.statistics.n)).toEqual([1, null, 2]);
  });

  it("is not presumed of a few short figures, nor of repeats of which one figure differs", () => {
    const short = merged(row({ n: 1, value: 502.7 }), row({ n: 1, value: 502.7 }));
    expect(short.rows[0]?.statistics.n).toBe(2);
    const [first, second] = [result(123.457), result(123.457)];
    second[1] = row({ mean: 8.1, p99: 24.3 });
    expect(merged(...first, ...second).codes).toEqual(["repeats-in-one-file"]);
  });
});
