// @ts-check
// Columns for a terminal: aligned, coloured only where somebody looks, and never cut.

/** @typedef {{ text: string, style?: Style }} Cell */
/** @typedef {keyof typeof CODES} Style */
/** @typedef {{ head: string, right?: boolean, wraps?: boolean }} Column */

const CODES = { bold: 1, dim: 2, warn: 33, good: 36 };

/**
 * Whether colours are wanted: on a terminal that has them, unless NO_COLOR says otherwise (no-color.org).
 * @param {{ isTTY?: boolean }} stream @param {NodeJS.ProcessEnv} env
 */
export const hasColour = (stream, env) => stream.isTTY === true && !env.NO_COLOR && env.TERM !== "dumb";

/** @param {boolean} colour @returns {(text: string, style?: Style) => string} */
export const painter = (colour) => (text, style) =>
  colour && style && text !== "" ? `\u001b[${CODES[style]}m${text}\u001b[0m` : text;

/** Spaces that break nowhere are plain ones in a terminal, so that its text can be searched. @param {string} text */
export const plain = (text) => text.replaceAll(/[\u00a0\u202f]/g, " ");

/**
 * @param {readonly Column[]} columns @param {readonly Cell[][]} rows
 * @param {{ width: number, paint: (text: string, style?: Style) => string }} terminal `width`: Infinity where lines may be as long as they are
 * @returns {string[]} lines
 */
export function table(columns, rows, { width, paint }) {
  const cells = rows.map((row) => row.map((cell) => ({ ...cell, text: plain(cell.text) })));
  const natural = columns.map(({ head }, i) =>
    Math.max(head.length, ...cells.map((row) => length(row[i]?.text ?? ""))),
  );
  const total = natural.reduce((sum, w) => sum + w + GAP, -GAP);
  const widths = natural.map((w, i) => (columns[i]?.wraps ? Math.max(LEAST, w - Math.max(0, total - width)) : w));
  /** @param {Cell[]} row */
  const lines = (row) => {
    const parts = row.map(({ text }, i) => (columns[i]?.wraps ? wrapped(text, widths[i] ?? LEAST) : [text]));
    const height = Math.max(...parts.map((part) => part.length));
    return Array.from({ length: height }, (_, k) =>
      row
        .map(({ style }, i) => {
          const text = parts[i]?.[k] ?? "";
          const space = " ".repeat(Math.max(0, (widths[i] ?? 0) - length(text)));
          return columns[i]?.right ? space + paint(text, style) : paint(text, style) + space;
        })
        .join(" ".repeat(GAP))
        .trimEnd(),
    );
  };
  return [columns.map(({ head }) => ({ text: head, style: /** @type {Style} */ ("dim") })), ...cells].flatMap(lines);
}

const GAP = 2;
const LEAST = 12;

/** Signs, not code units. @param {string} text */
const length = (text) => [...text].length;

/** Breaks between words; a longer word stands on a line of its own. @param {string} text @param {number} width */
export function wrapped(text, width) {
  /** @type {string[]} */
  const lines = [];
  for (const word of text.split(" ")) {
    const last = lines.at(-1);
    if (last !== undefined && length(last) + 1 + length(word) <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
