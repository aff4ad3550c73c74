import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { normalise } from "../run/normalise";
import { sourceOf } from "./formats.laws";
import { readSource } from "./registry";

const text = readFileSync(fileURLToPath(new URL("../../../docs/formats.md", import.meta.url)), "utf8");

it("the example in docs/formats.md is read as the page says", () => {
  const example = /```json\n([\s\S]*?)```/.exec(text)?.[1] ?? "";
  const source = sourceOf(new TextEncoder().encode(example));
  const outcome = source.ok ? readSource(source.value) : source;
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.errors));
  const { measurements, skipped } = normalise(outcome.value.reading);
  expect(measurements.map((m) => [m.metric, m.unit, m.statistics.median ?? m.statistics.value])).toEqual([
    ["output-throughput", "token/s", 3309.6],
    ["time-to-first-token", "s", 0.0415],
    ["custom:frames drawn", "frames/s", 60.650000000000006],
  ]);
  expect(skipped).toHaveLength(1);
});
