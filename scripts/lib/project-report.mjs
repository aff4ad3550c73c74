// @ts-check
// A scenario's answer as text for a terminal, and as Markdown for a ticket.
import { painter, plain, table, wrapped } from "./compare-table.mjs";
import { notesOf, rowsOf } from "./project-rows.mjs";

/** @typedef {import("../../lib/core/projection/projection").Projection} Projection */
/** @typedef {import("../../lib/core/cost/scenario").Scenario} Scenario */

const COLUMNS = [
  { head: "", wraps: true },
  { head: "Value", right: true },
  { head: "Low", right: true },
  { head: "High", right: true },
];
/** Longer lines of prose are hard to follow, however wide the window. */
const PROSE = 100;

/**
 * @param {Scenario} scenario @param {Projection} answer @param {any} core the bundle of projecting.ts
 * @param {{ why: string | null, by: string }} asked `by`: who computed it
 * @param {{ width: number, colour: boolean }} terminal
 */
export function reportOf(scenario, answer, core, { why, by }, { width, colour }) {
  const paint = painter(colour);
  const prose = Math.min(width, PROSE);
  /** @param {string} text @param {string} [indent] */
  const say = (text, indent = "") =>
    wrapped(plain(text), prose - indent.length).map((line, i) => (i === 0 ? "" : indent) + line);
  const rows = rowsOf(scenario, answer, core).map((r) => [r.label, r.value, r.low, r.high].map((text) => ({ text })));
  return [
    ...say(titleOf(scenario, answer)),
    ...say(answer.sentence).map((line) => paint(line, "bold")),
    "",
    ...table(COLUMNS, rows, { width, paint }),
    ...notesOf(answer, core).flatMap((note) => say(note)),
    "",
    ...answer.advice.flatMap((a) => say(`${a.segment}: ${a.title.toLowerCase()}. ${a.reason}`, "  ")),
    ...say(answer.conclusion.sentence),
    "",
    ...answer.warnings.flatMap(({ message }) => say(`warn  ${message}`, "      ")),
    ...say(footOf(answer, by)),
    ...(why ? say(why).map((line) => paint(line, "bold")) : []),
  ].join("\n");
}

/** @param {Scenario} scenario @param {Projection} answer @param {any} core @param {{ why: string | null, by: string }} asked */
export function markdownOf(scenario, answer, core, { why, by }) {
  const rows = rowsOf(scenario, answer, core).map((r) => line([r.label, r.value, r.low, r.high]));
  return [
    `## ${escaped(titleOf(scenario, answer))}`,
    "",
    escaped(answer.sentence),
    "",
    line(["", "Value", "Low", "High"]),
    "| --- | ---: | ---: | ---: |",
    ...rows,
    "",
    ...notesOf(answer, core).map(escaped),
    "",
    ...answer.advice.map((a) => `- **${escaped(`${a.segment}: ${a.title.toLowerCase()}.`)}** ${escaped(a.reason)}`),
    "",
    escaped(answer.conclusion.sentence),
    "",
    ...answer.warnings.map(({ message }) => `- ${escaped(message)}`),
    ...(answer.warnings.length > 0 ? [""] : []),
    escaped(footOf(answer, by)),
    ...(why ? ["", `**${escaped(why)}**`] : []),
  ].join("\n");
}

/** @param {Scenario} scenario @param {Projection} answer */
const titleOf = ({ name, horizonMonths }, { currency }) => `${name}, ${horizonMonths} months, ${currency}`;

/** @param {Projection} answer @param {string} by */
const footOf = ({ grade, weakest, modelVersion, seed }, by) =>
  `Grade: ${grade}${weakest ? ` (${weakest})` : ""}. Formulas v${modelVersion}, seed ${seed}, ${by}.`;

/** @param {readonly string[]} cells */
const line = (cells) => `| ${cells.map(escaped).join(" | ")} |`;

/** Text that means itself: no link, no cell, no tag and no code comes of it. @param {string} text */
const escaped = (text) =>
  plain(text)
    .replace(/[\r\n]+/g, " ")
    .replace(/[\\`*_[\]<>|~#]/g, "\\$&");
