import { describe, expect, test } from "vitest";
import { compare } from "../comparison/compare";
import type { Row } from "../comparison/comparison";
import { madeRun } from "../comparison/made-runs";
import { median } from "../stats/quantile";
import { mulberry32, normals } from "../stats/random";
import { axisDraws, axisInterval, freshUniform, manyDraws } from "./axis-draws";
import type { AxisReading } from "./comparison-axes";
import { TIMED_AXES } from "./profiles";

/** Rows of a real comparison of so many runs a side, whose values are then drawn anew. */
function template(runs: number, rows: number, hosts = 1): Row[] {
  const side = (mode: "bare-metal" | "vm-passthrough") =>
    Array.from({ length: runs }, (_, i) =>
      madeRun({
        id: `${mode}-${i}`,
        environment: { mode, host: `h${i % hosts}`, startedAt: `2026-01-${10 + i}T01:00:00Z` },
        rows: Array.from({ length: rows }, (_, k) => ({
          metric: "output-throughput",
          workload: `w${k}`,
          value: 1000 * (1 + ((i * 7 + k * 3) % 5) / 500),
        })),
      }),
    );
  return compare(side("bare-metal"), side("vm-passthrough")).rows;
}

interface Effects {
  host?: number;
  run: number;
  within: number;
}

/** No difference of the sides: what the runs and hosts are like, and a rest of each value's own. */
function drawn(rows: readonly Row[], effects: Effects, normal: () => number): AxisReading {
  const shared = new Map<string, number>();
  const effect = (key: string, sd: number) => {
    const known = shared.get(key) ?? sd * normal();
    shared.set(key, known);
    return known;
  };
  const side = (row: Row, name: "baseline" | "candidate") => {
    const values = row[name].runIds.map((id, i) =>
      Math.exp(
        effect(`${name} host ${row[name].hosts?.[i]}`, effects.host ?? 0) +
          effect(`${name} ${id}`, effects.run) +
          effects.within * normal(),
      ),
    );
    return { ...row[name], values, median: median(values) };
  };
  const made = rows.map((row): Row => {
    const [baseline, candidate] = [side(row, "baseline"), side(row, "candidate")];
    return { ...row, baseline, candidate, overhead: { value: 1 - candidate.median / baseline.median } };
  });
  const logs = made.reduce((sum, row) => sum - Math.log1p(-(row.overhead?.value ?? 0)), 0);
  return { axis: "network", overhead: -Math.expm1(-logs / made.length), rows: made, by: "summary" };
}

function coverage(rows: readonly Row[], effects: Effects, times = 150): number {
  const normal = normals(mulberry32(20_261_125));
  let covered = 0;
  for (let i = 0; i < times; i++) {
    const { low, high } = axisInterval(drawn(rows, effects, normal));
    if (low <= 0 && 0 <= high) covered++;
  }
  return covered / times;
}

/** The second rows without some of the runs of the first. */
const withoutSome = (rows: readonly Row[], left: number): Row[] =>
  rows.map((row, k) => {
    const keep = <T>(list: readonly T[]) => list.filter((_, i) => k === 0 || i >= left);
    const of = (side: Row["baseline"]) => ({
      ...side,
      runIds: keep(side.runIds),
      values: keep(side.values),
      hosts: side.hosts && keep(side.hosts),
    });
    return { ...row, baseline: of(row.baseline), candidate: of(row.candidate) };
  });

const shared = { run: 0.03, within: 0.001 };
const apart = { run: 0, within: 0.03 };

describe("the 95 % interval of an axis of several rows covers what it says", () => {
  // Drawn one by one, rows that share a run effect covered 70.8 % at six rows. 150 tries of 95 % give 92 to 98.
  test.each([
    ["six rows of five runs a side that share what the runs were like", template(5, 6), shared],
    ["six rows of five runs a side that share nothing", template(5, 6), apart],
    ["six rows of three runs a side", template(3, 6), shared],
    ["three rows of two runs a side", template(2, 3), shared],
    ["three rows of which two lack a run", withoutSome(template(5, 3), 1), shared],
    ["rows whose hosts differ more than their runs", template(12, 3, 6), { host: 0.03, run: 0.002, within: 0.001 }],
  ])("%s", (_, rows, effects) => {
    expect(coverage(rows, effects)).toBeGreaterThanOrEqual(0.9);
  });

  test("rows of other runs are drawn on their own, so their mean is surer than either", () => {
    const rows = template(8, 2);
    const other = (row: Row): Row => ({
      ...row,
      baseline: { ...row.baseline, runIds: row.baseline.runIds.map((id) => `other ${id}`) },
      candidate: { ...row.candidate, runIds: row.candidate.runIds.map((id) => `other ${id}`) },
    });
    const reading = drawn(rows, shared, normals(mulberry32(7)));
    const [first, second] = reading.rows;
    if (!first || !second) throw new Error("two rows were made");
    const width = ({ low, high }: { low: number; high: number }) => high - low;
    const together = width(axisInterval(reading));
    // Two independent halves: 1/sqrt(2) of the width.
    expect(width(axisInterval({ ...reading, rows: [first, other(second)] }))).toBeLessThan(0.85 * together);
  });
});

test("axes that the same runs measured move together, those of other runs do not", () => {
  const reading = drawn(template(8, 2), shared, normals(mulberry32(7)));
  const [first, second] = reading.rows;
  if (!first || !second) throw new Error("two rows were made");
  const one = Object.fromEntries(TIMED_AXES.map((axis) => [axis, 1])) as Record<(typeof TIMED_AXES)[number], number>;
  const spread = (other: Row) => {
    const on = (axis: "cpu" | "network", row: Row) => ({ ...reading, axis, rows: [row] });
    const next = axisDraws({ cpu: on("cpu", first), network: on("network", other) }, one, freshUniform());
    const logs = manyDraws(() => {
      const { slow } = next();
      return Math.log(slow.cpu * slow.network);
    });
    return (logs[9749] as number) - (logs[250] as number);
  };
  const ids = (side: Row["baseline"]) => ({ ...side, runIds: side.runIds.map((id) => `other ${id}`) });
  const apartRow = { ...second, baseline: ids(second.baseline), candidate: ids(second.candidate) };
  expect(spread(apartRow)).toBeLessThan(0.85 * spread(second));
});
