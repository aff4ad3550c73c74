import { expect, it } from "vitest";
import { Mapping } from "../core/mapping/mapping";
import { mappingWords } from "./mapping-words";

it("says how each column was read, which rows belong to the run and what must be equal", () => {
  const mapping = Mapping.parse({
    version: 1,
    name: "mine",
    values: [
      { column: "p50", metric: "time-to-first-token", unit: "ms" },
      { column: "v", metric: { column: "what" }, unit: { column: "unit" }, better: "higher" },
    ],
    workload: ["size", "threads"],
    only: { column: "side", equals: "kvm" },
    decimal: "comma",
    skipRows: 3,
  });
  expect(mappingWords(mapping)).toEqual([
    "Column “p50” is Time to first token, in ms.",
    "Column “v” is the metric named in “what”, in the unit of “unit”, higher is better.",
    "Settings: “size” and “threads”.",
    "Only rows where “side” is “kvm”.",
    "The first 3 rows are left out.",
    "Numbers have a decimal comma.",
  ]);
});
