import { expect, test } from "vitest";
import { shortId } from "./short-id";

test("a key has one short name, and thousands of keys that differ in a letter have as many", () => {
  const keys = Array.from({ length: 20_000 }, (_, i) => `["output-throughput","serving",[["concurrency",${i}]]]`);
  expect(new Set(keys.map(shortId)).size).toBe(keys.length);
  // As of the first day: saved addresses name rows by it.
  expect(shortId("a")).toMatch(/^[0-9a-z]{1,11}$/);
  expect(shortId(keys[7] ?? "")).toBe(shortId(`["output-throughput","serving",[["concurrency",7]]]`));
});
