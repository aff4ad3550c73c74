import { expect, test } from "vitest";
import { canonicalJson } from "./canonical";

test("canonical JSON does not depend on the order of keys, and refuses what JSON cannot say", () => {
  expect(canonicalJson({ b: [1, { d: 2, c: undefined }], a: "é" })).toBe('{"a":"é","b":[1,{"d":2}]}');
  expect(canonicalJson({ x: 1, y: 2 })).toBe(canonicalJson({ y: 2, x: 1 }));
  expect(() => canonicalJson({ x: Number.POSITIVE_INFINITY })).toThrow(RangeError);
});
