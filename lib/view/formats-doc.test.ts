import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { inRoot } from "@/scripts/lib/root.mjs";
import { FORMATS } from "../core/formats/registry";
import { formatGroups } from "./format-groups";
import { isCommand } from "./is-command";

const PAGE = inRoot("docs/formats.md");
const BEGIN = "## What is read\n\n";
const END = "Any other CSV, TSV or JSON list";
const HEAD = "| format | measures | how to produce the file, the same on both sides |\n|---|---|---|";

const cell = (words: string) => words.replaceAll("|", "\\|");

/** What each format measures, and the command that the app shows, in the groups of the app. */
const tables = formatGroups(FORMATS)
  .map(({ title, note, formats }) => {
    const rows = formats.map(({ id, measures, command }) => {
      const how = isCommand(command) ? `\`${cell(command)}\`` : cell(command);
      return `| \`${id}\` | ${cell(measures)} | ${how} |`;
    });
    return `### ${title}\n\n${note}\n\n${[HEAD, ...rows].join("\n")}\n\n`;
  })
  .join("");

it("docs/formats.md lists every format as the app does", async () => {
  const page = readFileSync(PAGE, "utf8");
  const [before, listed = ""] = page.split(BEGIN, 2);
  const end = listed.indexOf(END);
  expect(end).toBeGreaterThan(0);
  await expect(`${before}${BEGIN}${tables}${listed.slice(end)}`).toMatchFileSnapshot(PAGE);
});
