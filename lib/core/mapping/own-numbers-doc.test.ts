import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { sourceOf } from "../formats/formats.laws";
import { tableOf } from "../formats/table";
import { normalise } from "../run/normalise";
import { TABLE_LIMITS } from "../run/table";
import { mapTable } from "./map-table";
import { MappedValue, Mapping } from "./mapping";

const text = readFileSync(fileURLToPath(new URL("../../../docs/own-numbers.md", import.meta.url)), "utf8");
const block = (language: string) => new RegExp(`\`\`\`${language}\n([\\s\\S]*?)\`\`\``).exec(text)?.[1] ?? "";

function mapped(change: object = {}) {
  const source = sourceOf(new TextEncoder().encode(block("csv")));
  const table = source.ok ? tableOf(source.value) : source;
  if (!table.ok) throw new Error(JSON.stringify(table.errors));
  const outcome = mapTable(table.value, Mapping.parse({ ...JSON.parse(block("json")), ...change }));
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.errors));
  return outcome.value;
}

it("the example in docs/own-numbers.md is read as the page says", () => {
  const { reading, rejected } = mapped();
  expect(normalise(reading).measurements).toMatchObject([
    { metric: "custom:fft", params: { threads: 8 }, unit: "s", better: "lower", samples: Float64Array.of(0.0135) },
  ]);
  expect(reading.skipped.find((s) => s.what === "rows")?.count).toBe(3);
  for (const { place, column, reason } of rejected) expect(text).toContain(`| ${place} | ${column} | ${reason} |`);
  expect(rejected).toHaveLength(2);
  const comma = mapped({ decimal: "comma" });
  expect(comma.reading.measurements[0]?.samples).toEqual(Float64Array.of(13.4));
  expect(comma.rejected[0]).toMatchObject({
    place: "line 5",
    reason: expect.stringContaining("does not part thousands"),
  });
});

it("docs/own-numbers.md names every field of a mapping and the limits of a table", () => {
  for (const field of Object.keys(Mapping.shape)) if (field !== "values") expect(text).toContain(`| \`${field}\` |`);
  for (const field of Object.keys(MappedValue.shape)) expect(text).toContain(`| \`values[].${field}\` |`);
  for (const limit of [TABLE_LIMITS.rows, TABLE_LIMITS.columns, TABLE_LIMITS.cells])
    expect(text).toContain(limit.toLocaleString("en-US"));
});
