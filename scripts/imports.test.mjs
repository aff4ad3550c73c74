import { expect, test } from "vitest";
import { isIn, readImports } from "./lib/imports.mjs";

const found = (text) => readImports("lib/view/rows.ts", text).map(({ target }) => target);

test("every way to import is seen", () => {
  expect(
    found(`import "server-only";
import { a } from "./format";
import type { B } from "@/lib/core/run/run";
import c, {
  d,
} from "../core/outcome";
export { e } from "../server/db";
const f = await import("recharts");`),
  ).toEqual(["server-only", "lib/view/format", "lib/core/run/run", "lib/core/outcome", "lib/server/db", "recharts"]);
});

test("words that only look like an import are not", () => {
  expect(found(`export const name = "format";\nexport type Side = "baseline" | "candidate";\n// import "x"`)).toEqual(
    [],
  );
});

test("a type is told from a value, and a package from a file of ours", () => {
  expect(readImports("app/page.tsx", `import type { A } from "zod";`)).toMatchObject([
    { isType: true, isPackage: true },
  ]);
  expect(readImports("app/page.tsx", `import { a } from "@/lib/a";`)).toMatchObject([
    { isType: false, isPackage: false },
  ]);
});

test("a room is a folder or a file, not the beginning of a word", () => {
  expect(isIn("lib/core/evidence/grade.ts", "lib/core/evidence/grade")).toBe(true);
  expect(isIn("lib/core/run/run", "lib/core/run")).toBe(true);
  expect(isIn("lib/core/running", "lib/core/run")).toBe(false);
});
