import { describe, expect, it } from "vitest";
import type { UnknownTable } from "@/lib/core/mapping/unknown-table";
import { blankValue, draftOf, freshDraft, readDraft, renamed } from "./mapping-draft";

const table: UnknownTable = {
  kind: "csv",
  columns: ["time", "value", "unit", "side"],
  head: ["time", "value", "unit", "side"],
  rows: [
    ["1", "5.5", "ms", "kvm"],
    ["2", "6.5", "ms", "native"],
  ],
  places: ["line 2", "line 3"],
  delimiter: ",",
  decimalComma: false,
  notes: [],
  shape: "0".repeat(64),
  total: 2,
  ragged: { count: 0, first: [] },
  choices: [],
  reason: { code: "unknown-format", message: "No format fits." },
  saved: null,
};
const faultsOf = (change: Partial<ReturnType<typeof freshDraft>>) => {
  const read = readDraft({ ...freshDraft(table), ...change }, table);
  return "faults" in read ? [...read.faults.keys()] : [];
};

describe("a mapping being filled in", () => {
  it("begins with what the header's own words say, and no metric", () => {
    expect(freshDraft(table)).toMatchObject({
      name: "",
      values: [{ column: "value", metric: "own", name: "", unitColumn: "unit" }],
    });
    expect(freshDraft({ ...table, columns: ["a", "b", "c", "d"] }).values[0]?.column).toBe("");
  });

  it("says what is missing, field by field", () => {
    expect(faultsOf({})).toEqual(["name", "values.0.name"]);
    expect(faultsOf({ name: "x", values: [blankValue(0)] })).toEqual([
      "values.0.column",
      "values.0.name",
      "values.0.unit",
    ]);
    const points = { ...blankValue(0, "value"), name: "score", unit: "points" };
    expect(faultsOf({ name: "x", values: [points] })).toEqual(["values.0.better"]);
    expect(faultsOf({ name: "x", values: [{ ...points, better: "higher" }], skipRows: "two" })).toEqual(["skipRows"]);
    const known = { ...blankValue(0, "value"), metric: "output-throughput", unit: "ms" };
    expect(faultsOf({ name: "x", values: [known] })).toEqual(["values.0.unit"]);
  });

  it("becomes a mapping and comes back from it", () => {
    const draft = {
      ...freshDraft(table),
      name: "drawing",
      values: [
        { ...blankValue(0, "value"), name: "frames", unit: "points", better: "higher" as const, axis: "cpu" as const },
      ],
      workload: ["time"],
      onlyColumn: "side",
      onlyEquals: "kvm",
      decimal: "comma" as const,
      skipRows: "2",
    };
    const read = readDraft(draft, table);
    if (!("mapping" in read)) throw new Error("the draft is complete");
    expect(read.mapping).toEqual({
      version: 1,
      name: "drawing",
      values: [{ column: "value", metric: "custom:frames", unit: "points", better: "higher", axis: "cpu" }],
      workload: ["time"],
      only: { column: "side", equals: "kvm" },
      decimal: "comma",
      skipRows: 2,
    });
    expect(draftOf(read.mapping, table)).toEqual(draft);
  });

  it("follows its columns when the first row is no header", () => {
    const bare = renamed({ ...freshDraft(table), workload: ["time"], onlyColumn: "side" }, table, false);
    expect(bare).toMatchObject({
      header: false,
      values: [{ column: "column 2", unitColumn: "column 3" }],
      workload: ["column 1"],
      onlyColumn: "column 4",
    });
    expect(renamed(bare, table, true)).toEqual({ ...freshDraft(table), workload: ["time"], onlyColumn: "side" });
  });
});
