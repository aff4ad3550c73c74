import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { inRoot } from "@/scripts/lib/root.mjs";
import { ENVIRONMENT_BOOK } from "../core/comparison/rule-book";
import { isRuleName } from "../core/comparison/rule-names";
import { CONDITION_HEAD, CONDITION_ROWS, LABEL_HEAD, LABEL_ROWS, namesOf } from "./comparability-rules";
import { FIELD_VIEWS } from "./environment-fields";

const PAGE = inRoot("docs/comparability.md");
const cell = (words: string) => words.replaceAll("|", "\\|");
const table = (head: readonly string[], rows: readonly (readonly string[])[]) =>
  [head, head.map(() => "---"), ...rows].map((row) => `| ${row.map(cell).join(" | ")} |`).join("\n");

/** Units of the wire, by those of the page. */
const BASE = new Map([
  ["GiB", "bytes"],
  ["GHz", "Hz"],
  ["%", "a fraction of 1"],
]);

const TABLES = new Map([
  [
    "What is checked",
    table(
      [...CONDITION_HEAD, "Names"],
      CONDITION_ROWS.map((row) => [
        ...row,
        namesOf(row[0])
          .map((name) => `\`${name}\``)
          .join(" "),
      ]),
    ),
  ],
  ["What it is labelled", table(LABEL_HEAD, LABEL_ROWS)],
  [
    "How to say it",
    table(
      ["Field", "Says"],
      FIELD_VIEWS.map(({ field, label, unit = "" }) => {
        const base = BASE.get(unit);
        return [
          `\`${field}\``,
          base ? `${label}, in ${base} (on the page in ${unit})` : unit ? `${label}, in ${unit}` : label,
        ];
      }),
    ),
  ],
]);

/** The page with the table under a heading written anew. */
function withTable(page: string, title: string, rows: string): string {
  const begin = page.indexOf(`## ${title}\n`);
  expect(begin, title).toBeGreaterThan(0);
  const from = page.indexOf("\n| ", begin) + 1;
  const to = page.slice(from).search(/\n(?!\| )/);
  return `${page.slice(0, from)}${rows}${page.slice(from + to)}`;
}

it("docs/comparability.md prints the rules and the fields in force (with -u it is written anew)", async () => {
  let page = readFileSync(PAGE, "utf8");
  for (const [title, rows] of TABLES) page = withTable(page, title, rows);
  await expect(page).toMatchFileSnapshot(PAGE);
});

it("every rule has a name that a reason may speak of", () => {
  for (const { id } of ENVIRONMENT_BOOK) {
    expect(namesOf(id).length).toBeGreaterThan(0);
    expect([id, ...namesOf(id)].every(isRuleName)).toBe(true);
  }
});
