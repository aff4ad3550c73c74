import { expect, test } from "vitest";
import type { Evidence } from "../core/run/environment";
import { fewSigns, fewSkipped, fewWarnings } from "./few";

const sign = (field: Evidence["field"], value: string, at: string): Evidence => ({ field, value, text: value, at });

test("a sign that every repeat of a table gives is kept once, where it stood first", () => {
  const signs = Array.from({ length: 9000 }, (_, i) => sign("gpu", "NVIDIA X", `line ${i}`));
  expect(fewSigns(signs)).toEqual([sign("gpu", "NVIDIA X", "line 0")]);
});

test("of many signs fifty are kept, and one of each field among them", () => {
  const signs = Array.from({ length: 900 }, (_, i) => sign("gpu", `NVIDIA ${i}`, `line ${i}`));
  const kept = fewSigns([...signs, sign("mode", "vm-vgpu", "line 900")]);
  expect(kept).toHaveLength(50);
  expect(kept.some(({ field }) => field === "mode")).toBe(true);
});

test("what was left out is listed fifty times at most, and its count stays whole", () => {
  const skipped = Array.from({ length: 300 }, (_, i) => ({ what: `m${i}`, count: 2, reason: "missing" }));
  const kept = fewSkipped(skipped);
  expect(kept).toHaveLength(50);
  expect(kept.reduce((sum, { count }) => sum + count, 0)).toBe(600);
  expect(kept.at(-1)?.reason).toContain("251 more reasons");
  expect(fewSkipped(skipped.slice(0, 50))).toEqual(skipped.slice(0, 50));
});

test("warnings are listed fifty times at most, and the rest is counted", () => {
  const warnings = Array.from({ length: 300 }, (_, i) => ({ code: "w", message: `Warning ${i}.` }));
  expect(fewWarnings(warnings)).toHaveLength(50);
  expect(fewWarnings(warnings).at(-1)?.message).toBe("There are 251 more warnings, which are not listed.");
  expect(fewWarnings(warnings.slice(0, 50))).toHaveLength(50);
});
