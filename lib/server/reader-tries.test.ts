import { expect, test } from "vitest";
import { mayTry } from "./reader-tries";

test("readers may try 120 values a minute, and go on in the next", () => {
  const minute = 60_000;
  const first = Array.from({ length: 121 }, (_, i) => mayTry(5 * minute + i));
  expect(first.filter(Boolean)).toHaveLength(120);
  expect(first.at(-1)).toBe(false);
  expect(mayTry(6 * minute)).toBe(true);
});
