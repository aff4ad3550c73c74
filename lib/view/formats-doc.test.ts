import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { inRoot } from "@/scripts/lib/root.mjs";
import { FORMATS } from "../core/formats/registry";
import { isCommand } from "./is-command";

const page = readFileSync(inRoot("docs/formats.md"), "utf8");
const cell = (words: string) => words.replaceAll("|", "\\|");

it("docs/formats.md has the row of every format: what it measures, and the command that the app shows", () => {
  const rows = FORMATS.map(({ id, measures, command }) => {
    const how = isCommand(command) ? `\`${cell(command)}\`` : cell(command);
    return `| \`${id}\` | ${cell(measures)} | ${how} |`;
  });
  expect(rows.filter((row) => !page.includes(`${row}\n`))).toEqual([]);
});

it("docs/formats.md has no format that is not read", () => {
  const ids = [...page.matchAll(/^\| `([a-z0-9-]+)` \| /gm)].map(([, id]) => id);
  expect(ids.sort()).toEqual(FORMATS.map(({ id }) => id).sort());
});
