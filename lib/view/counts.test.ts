import { describe, expect, test } from "vitest";
import { sizeOf, countOf, listed } from "./counts";

describe("counts in words", () => {
  test("one is singular, none and many are plural", () => {
    expect([0, 1, 2, 1200].map((n) => countOf(n, "file"))).toEqual(["0 files", "1 file", "2 files", "1,200 files"]);
    expect(countOf(2, "entry", "entries")).toBe("2 entries");
  });
  test("sizes are powers of a thousand with three digits", () => {
    expect(
      [0, 999, 1000, 48_213, 999_700, 2_500_000, 200_000_000].map((n) => sizeOf(n).replace("\u00a0", " ")),
    ).toEqual(["0 bytes", "999 bytes", "1 kB", "48.2 kB", "1 MB", "2.5 MB", "200 MB"]);
  });
  test("a list ends with and", () => {
    expect([listed([]), listed(["a"]), listed(["a", "b"]), listed(["a", "b", "c"])]).toEqual([
      "",
      "a",
      "a and b",
      "a, b and c",
    ]);
  });
});
