// docs/answers.md can fail: its rules, fields and steps are those of the code.
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { TUNED } from "./advice-case";
import { ADVICE_RULES } from "./advice-rules";
import { BRIDGE_CAUSES } from "./bridge";
import { answerOf, madePlan } from "./test-plan";

const page = readFileSync(new URL("../../../docs/answers.md", import.meta.url), "utf8");
const cellsOf = (heading: string): string[][] =>
  (page.split(`## ${heading}\n`)[1]?.split("\n## ")[0] ?? "")
    .split("\n")
    .filter((line) => line.startsWith("| "))
    .slice(1)
    .map((line) => line.split(" | ").map((cell) => cell.replace(/^\| | \|$/g, "")));

test("the page lists the rules in the order in which they are asked", () => {
  expect(cellsOf("Advice").map(([, title]) => title)).toEqual(ADVICE_RULES.map((r) => r.title));
});

test("every field it names is there", () => {
  const names = cellsOf("Fields").flatMap(([field = ""]) => [...field.matchAll(/`(\w+)`/g)].map(([, name]) => name));
  expect(names.length).toBeGreaterThan(10);
  for (const name of names) expect(answerOf(madePlan())).toHaveProperty(name ?? "");
});

test("its percentages are the prior's, and its steps the bridge's", () => {
  expect(page).toContain(`at −${-TUNED.p10 * 100} % for a move, at ${(TUNED.p90 * 100).toFixed(1)} %`);
  const order = BRIDGE_CAUSES.slice(0, -1).map((c) => c.replace("-", " "));
  expect(page).toContain(`in this order: ${order.join(", ")}.`);
});
