import { describe, expect, test } from "vitest";
import { paramWords, sharedParams, sizeWords } from "./params";

describe("parameters in words", () => {
  test("message sizes are powers of 1,024, as the tools write them", () => {
    expect([0, 1000, 1024, 256 * 1024, 8 * 1024 ** 3].map(sizeWords)).toEqual([
      "0 B",
      "1,000 B",
      "1 KiB",
      "256 KiB",
      "8 GiB",
    ]);
  });
  test("keys read as words, sizes as sizes", () => {
    expect(paramWords({ max_concurrency: 64, requestRate: "inf", size: 2 ** 20, inPlace: true })).toBe(
      "max concurrency 64, request rate inf, size 1 MiB, in place yes",
    );
  });
  test("what stands elsewhere is left out", () => {
    expect(paramWords({ a: 1, b: 2 }, ["a"])).toBe("b 2");
  });
  test("shared are the parameters with one value everywhere", () => {
    expect(sharedParams([{ a: 1, b: 2 }, { a: 1, b: 3 }, { a: 1 }])).toEqual({ a: 1 });
    expect(sharedParams([])).toEqual({});
  });
});
