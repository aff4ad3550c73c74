import { describe, expect, test } from "vitest";
import { alikeOf, patternOf } from "./alike-tables";
import type { UnknownTable } from "@/lib/core/mapping/unknown-table";
import { previewOf } from "./upload-answer";
import { type Item, toItem } from "./upload-item";

const tableOf = (shape: string): UnknownTable => ({
  kind: "csv",
  columns: ["backend", "score"],
  head: ["backend", "score"],
  rows: [["kvm", "3"]],
  places: ["line 2"],
  delimiter: ",",
  decimalComma: false,
  notes: [],
  shape,
  total: 1,
  ragged: { count: 0, first: [] },
  choices: [],
  reason: { code: "unknown-format", message: "No format fits." },
  saved: null,
});

function itemOf(n: number, shape: string, mapping: string | null): Item {
  const path = `drop/cpu-${n}.csv`;
  const item = toItem({ file: new File([String(n)], path), path }, n);
  const table = tableOf(shape);
  return { ...item, phase: "read", table, mapping, preview: mapping ? null : { ...previewOf({}), table } };
}

describe("tables of one shape in one list", () => {
  const mapped = itemOf(0, "a", "{}");
  const same = itemOf(1, "a", null);
  const other = itemOf(2, "b", null);
  const items = [mapped, same, other];

  test("the mapped one offers itself to the others of its shape alone", () => {
    expect(alikeOf(mapped, items)).toEqual([same]);
    expect(patternOf(same, items)).toBe(mapped);
    expect(patternOf(other, items)).toBeNull();
  });

  test("one that nobody mapped offers nothing", () => {
    expect(alikeOf(same, items)).toEqual([]);
  });

  test("another reading of the same file is no other file", () => {
    const beside = { ...same, key: "file-9", mapping: "{}", preview: null };
    expect(patternOf(same, [same, beside])).toBeNull();
    expect(alikeOf(beside, [same, beside])).toEqual([]);
  });
});
