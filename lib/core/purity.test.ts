import { expect, test } from "vitest";
import { sourceFiles, textOf } from "@/scripts/lib/imports.mjs";

test("time, chance and the environment reach the core and the view as arguments only", () => {
  const impure = /\bDate\.now\b|\bnew Date\(\)|\bMath\.random\b|\bperformance\.now\b|\bprocess\./;
  expect(sourceFiles(["lib/core", "lib/view"]).filter((file) => impure.test(textOf(file)))).toEqual([]);
});
