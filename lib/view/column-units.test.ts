import { describe, expect, test } from "vitest";
import { columnUnits } from "./column-units";

const row = (value: number, metric = "bandwidth", unit = "B/s") => ({ metric, unit, values: [value, null] });

describe("the unit of a column", () => {
  const rows = [row(1e7), row(480e9), row(90), row(3e6, "other")];
  const unitOf = columnUnits(rows);

  test("a small value stands in the unit of the largest of its quantity", () => {
    expect(unitOf(row(1e7))).toEqual({ unit: "GB/s", factor: 1e9 });
    expect(unitOf(row(480e9)).unit).toBe("GB/s");
    expect(unitOf(row(3e6, "other")).unit).toBe("MB/s");
  });

  test("a value that would be all zeros keeps its own unit, and zero takes the shared one", () => {
    expect(unitOf(row(90))).toEqual({ unit: "B/s", factor: 1 });
    expect(unitOf(row(0)).unit).toBe("GB/s");
  });
});
