import { describe, expect, it } from "vitest";
import { normalise } from "../run/normalise";
import type { Table } from "../run/table";
import { mapTable } from "./map-table";
import { Mapping, type MappingInput, columnsOf, saysBetter } from "./mapping";
import { shownRows, unknownTable } from "./unknown-table";

const csv = (columns: string[], ...rows: string[][]): Table => ({
  kind: "csv",
  columns,
  head: columns,
  rows,
  places: rows.map((_, i) => `line ${i + 2}`),
  delimiter: ",",
  decimalComma: false,
  ragged: [],
  notes: [],
});
const mapping = (rest: Partial<MappingInput> = {}): Mapping =>
  Mapping.parse({
    version: 1,
    name: "drawing",
    values: [{ column: "v", metric: "custom:frames", unit: "frames/s" }],
    ...rest,
  });
const flaws = (value: Partial<MappingInput["values"][number]>) => {
  const parsed = Mapping.safeParse({
    version: 1,
    name: "x",
    values: [{ column: "v", metric: "custom:x", unit: "s", ...value }],
  });
  return parsed.success ? [] : parsed.error.issues.map((i) => i.path.join("."));
};
function mapped(table: Table, by: Mapping) {
  const outcome = mapTable(table, by);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.errors));
  return outcome.value;
}
const measured = (table: Table, by: Mapping) => normalise(mapped(table, by).reading).measurements;
const refusal = (table: Table, by: Mapping) => {
  const outcome = mapTable(table, by);
  return outcome.ok ? null : outcome.errors[0];
};

describe("a mapping", () => {
  it("asks for the direction only where the unit does not say it", () => {
    expect(["ms", "token/s", "frames/s", "GiB/s", "rows/sec"].map(saysBetter)).toEqual([
      "lower",
      "higher",
      "higher",
      "higher",
      "higher",
    ]);
    expect(["points", "%", "GB", "ns/op", "watts", "/s"].map(saysBetter)).toEqual([null, null, null, null, null, null]);
    expect(flaws({ unit: "points" })).toEqual(["values.0.better"]);
    expect(flaws({ unit: "points", better: "higher" })).toEqual([]);
    expect(flaws({ unit: { column: "unit" } })).toEqual([]);
  });

  it("takes a metric of the catalogue only with its own unit and direction", () => {
    expect(flaws({ metric: "output-throughput", unit: "tok/s" })).toEqual([]);
    expect(flaws({ metric: "output-throughput", unit: "ms" })).toEqual(["values.0.unit"]);
    expect(flaws({ metric: "output-throughput", unit: "tok/s", better: "lower" })).toEqual(["values.0.better"]);
    expect(flaws({ metric: "no-such-metric", unit: "s" })).toEqual(["values.0.metric"]);
    expect(flaws({ metric: "custom:", unit: "s" })).toEqual(["values.0.metric"]);
  });

  it("has names without signs that turn the direction of writing", () => {
    const turned = "\u202ex\u2069 y\u200f";
    const by = mapping({ name: turned, values: [{ column: "v", metric: { column: "m" }, unit: { column: "u" } }] });
    expect(by.name).toBe("x y");
    const table = csv(["v", "m", "u"], ["5", turned, "\u202ems"]);
    expect(measured(table, by)).toMatchObject([{ metric: "custom:x y", unit: "s" }]);
  });

  it("names every column it reads, once", () => {
    const by = mapping({
      values: [{ column: "v", metric: { column: "name" }, unit: { column: "unit" } }],
      workload: ["size", "name"],
      only: { column: "side", equals: "kvm" },
    });
    expect(columnsOf(by)).toEqual(["v", "name", "unit", "size", "side"]);
  });
});

describe("a table through a mapping", () => {
  it("gives one measurement a workload, with a sample a row in base units", () => {
    const table = csv(["size", "v"], ["8", "1.5"], ["16", "3"], ["8", "2.5"]);
    const by = mapping({
      values: [{ column: "v", metric: "time-to-first-token", unit: "ms" }],
      workload: ["size"],
    });
    expect(measured(table, by)).toMatchObject([
      {
        metric: "time-to-first-token",
        workload: "drawing",
        params: { size: 8 },
        unit: "s",
        better: "lower",
        samples: Float64Array.of(0.0015, 0.0025),
        written: { value: "1.5", unit: "ms", at: 'line 2, column "v"' },
      },
      { params: { size: 16 }, samples: Float64Array.of(0.003) },
    ]);
  });

  it("keeps both sides of one file apart by a column", () => {
    const table = csv(["backend", "v"], ["native", "10"], ["kvm", "8"], ["native", "12"], ["kvm", "9"]);
    const side = (equals: string) => mapped(table, mapping({ only: { column: "backend", equals } }));
    expect(measured(table, mapping({ only: { column: "backend", equals: "native" } }))[0]?.samples).toEqual(
      Float64Array.of(10, 12),
    );
    expect(side("kvm").reading.skipped).toEqual([{ what: "rows", count: 2, reason: '"backend" is not "kvm"' }]);
    expect(side("kvm").rejected).toEqual([]);
    expect(refusal(table, mapping({ only: { column: "backend", equals: "xen" } }))).toMatchObject({
      code: "no-result",
      found: '"backend" is not "xen"',
    });
  });

  it("never turns a name in a column into a metric of the catalogue", () => {
    const table = csv(["n", "u", "v"], ["output-throughput", "token/s", "5"], ["launch", "us", "4.293"]);
    const by = mapping({ values: [{ column: "v", metric: { column: "n" }, unit: { column: "u" } }] });
    expect(measured(table, by).map((m) => [m.metric, m.unit, m.better, m.statistics.median])).toEqual([
      ["custom:output-throughput", "token/s", "higher", 5],
      ["custom:launch", "s", "lower", 4.293e-6],
    ]);
  });

  it("rejects what is no number with its line and reason, and keeps the neighbours", () => {
    const table = csv(["v"], ["1"], ["fast"], ["1,234"], [""], ["=2+2"], ["2"]);
    const { rejected, rows, reading } = mapped(table, mapping());
    expect(rows).toBe(2);
    expect(rejected.map(({ place, column, reason }) => [place, column, reason])).toEqual([
      ["line 3", "v", "is not a number"],
      ["line 4", "v", "has a comma: say whether it is a decimal comma or parts thousands"],
      ["line 5", "v", "is empty"],
      ["line 6", "v", "is not a number"],
    ]);
    expect(reading.skipped).toContainEqual({
      what: 'figures of column "v"',
      count: 2,
      reason: "is not a number (the first at line 3)",
    });
  });

  it("reads 1.234 as it stands, but not beside decimal commas until somebody says which it is", () => {
    const plain = csv(["v"], ["1.234"], ["1.250"]);
    expect(measured(plain, mapping())[0]?.samples).toEqual(Float64Array.of(1.234, 1.25));
    const mixed = { ...csv(["v"], ["1.234"], ["2,5"]), decimalComma: true };
    expect(refusal(mixed, mapping())).toMatchObject({ code: "no-result" });
    expect(measured(mixed, mapping({ decimal: "comma" }))[0]?.samples).toEqual(Float64Array.of(1234, 2.5));
    expect(mapped(mixed, mapping({ decimal: "point" })).rejected).toHaveLength(1);
  });

  it("leaves negative figures of a known metric, times of zero and unfit units out, with reasons", () => {
    const table = csv(["v", "u"], ["-1", "token/s"], ["5", "ms"], ["7", "tok/s"], ["0", "token/s"]);
    const known = mapping({ values: [{ column: "v", metric: "output-throughput", unit: { column: "u" } }] });
    expect(mapped(table, known).rejected.map((r) => r.reason)).toEqual([
      "is negative",
      'its unit "ms" is not one of Output tokens, which is measured in token/s',
    ]);
    const times = mapping({ values: [{ column: "v", metric: "custom:t", unit: "s" }] });
    expect(mapped(table, times).rejected.map((r) => r.reason)).toEqual([
      "a time of 0 or less was not measured",
      "a time of 0 or less was not measured",
    ]);
  });

  it("needs a direction for each unit of a column of units", () => {
    const table = csv(["v", "u"], ["1", "points"], ["2", "ms"]);
    const by = (better?: "higher" | "lower") =>
      mapping({ values: [{ column: "v", metric: "custom:x", unit: { column: "u" }, ...(better ? { better } : {}) }] });
    expect(mapped(table, by()).rejected[0]?.reason).toMatch(/does not say whether more or less/);
    expect(measured(table, by("higher")).map((m) => [m.unit, m.better])).toEqual([
      ["points", "higher"],
      ["s", "lower"],
    ]);
  });

  it("leaves warm-up rows out and lists rows of another width", () => {
    const table: Table = {
      ...csv(["v"], ["100"], ["10"], ["11"]),
      ragged: [{ place: "line 9", cells: ["1", "2"] }],
    };
    const { reading, rejected } = mapped(table, mapping({ skipRows: 1 }));
    expect(reading.measurements[0]?.samples).toEqual(Float64Array.of(10, 11));
    expect(reading.skipped).toContainEqual({
      what: "rows",
      count: 1,
      reason: "one of the first 1 rows, which the mapping leaves out",
    });
    expect(rejected).toEqual([
      {
        place: "line 9",
        column: null,
        found: "2 cells",
        reason: "the row does not have 1 cells, as the table has",
        cells: ["1", "2"],
      },
    ]);
  });

  it("names the columns that a file does not have", () => {
    expect(refusal(csv(["w"], ["1"]), mapping({ workload: ["size"] }))).toMatchObject({
      code: "no-such-column",
      expected: "v",
      found: "w",
    });
  });

  it("reads a file without a header when its user says so", () => {
    const by = mapping({ header: false, values: [{ column: "column 1", metric: "custom:x", unit: "s" }] });
    expect(measured(csv(["5"], ["6"]), by)[0]?.samples).toEqual(Float64Array.of(5, 6));
  });

  it("gives the first twenty rows the same reading in the browser as in the server", () => {
    const rows = Array.from({ length: 50 }, (_, i) => [i % 7 === 0 ? "1,234" : String(i + 0.5)]);
    const table = csv(["v"], ...rows);
    const shown = unknownTable(table, { code: "unknown-format", message: "" }, (text) => text);
    expect(shown).toMatchObject({ total: 50, choices: [], ragged: { count: 0 } });
    const few = mapped(shownRows(shown), mapping()).rejected;
    expect(few).toEqual(mapped(table, mapping()).rejected.slice(0, few.length));
  });

  it("offers the values of a column that has few", () => {
    const table = csv(["side", "v"], ["kvm", "1"], ["native", "2"], ["kvm", "3"]);
    expect(unknownTable(table, { code: "x", message: "" }, (text) => text).choices).toEqual([
      { column: "side", values: ["kvm", "native"] },
      { column: "v", values: ["1", "2", "3"] },
    ]);
  });
});
