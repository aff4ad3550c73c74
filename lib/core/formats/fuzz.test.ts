import { readdirSync, readFileSync, statSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { fuzzJson } from "./json-fuzz.laws";
import { fuzzText } from "./text-fuzz.laws";

const fixtures = fileURLToPath(new URL("fixtures/", import.meta.url));

it("three thousand broken documents: our reader and JSON.parse take and refuse the same", () => {
  const { disagreements, taken, refused, words } = fuzzJson(3000, 20_260_301);
  expect(disagreements).toEqual([]);
  // It is no test when all are refused.
  expect([taken > 300, refused > 300, words > 10]).toEqual([true, true, true]);
});

it("every text that a tool wrote, changed at random: an answer and never a throw", () => {
  const files = readdirSync(fixtures, { recursive: true, encoding: "utf8" })
    .filter((name) => statSync(fixtures + name).isFile())
    .map((name) => ({ name, text: readFileSync(fixtures + name, "utf8") }))
    .filter((file) => !/^\s*[[{]/.test(file.text));
  // A test is no clock: here nothing may throw, and the speed is measured by npm run fuzz.
  const { faults } = fuzzText(files, 2 * files.length, 7, () => 0);
  expect(faults).toEqual([]);
});
