import { expect, test } from "vitest";
import { unbroken } from "./unbroken";

test("a figure keeps its unit, and the counts of both sides stay together", () => {
  expect(unbroken("loses 2.9 % (2.1 % to 3.3 %; n = 5 v 12), 9.7 ms more")).toBe(
    "loses 2.9\u00a0% (2.1\u00a0% to 3.3\u00a0%; n\u00a0=\u00a05\u00a0v\u00a012), 9.7\u00a0ms more",
  );
  expect(unbroken("5 seconds and 3 sides")).toBe("5 seconds and 3 sides");
});
