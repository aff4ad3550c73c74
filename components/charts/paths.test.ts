import { expect, it } from "vitest";
import { bandPath, linePath, stepPath, thin } from "./paths";

it("a line goes from place to place", () =>
  expect(
    linePath([
      [0, 1],
      [0.5, 0.25],
    ]),
  ).toBe("M0 1L0.5 0.25"));
it("a line without places is empty", () => expect(linePath([])).toBe(""));
it("a band comes back along its lower edge", () => {
  expect(
    bandPath(
      [
        [0, 0],
        [1, 0],
      ],
      [
        [0, 1],
        [1, 1],
      ],
    ),
  ).toBe("M0 0L1 0L1 1L0 1Z");
});
it("a step stays level until the next place", () =>
  expect(
    stepPath([
      [0, 1],
      [1, 0],
    ]),
  ).toBe("M0 1L1 1L1 0"));
it("thinning keeps both ends and never invents a value", () => {
  const many = Array.from({ length: 1000 }, (_, i) => i);
  const few = thin(many, 10);
  expect(few).toHaveLength(10);
  expect(few[0]).toBe(0);
  expect(few.at(-1)).toBe(999);
  expect(few.every((v) => many.includes(v))).toBe(true);
});
