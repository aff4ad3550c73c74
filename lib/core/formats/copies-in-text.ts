import type { TextSource } from "./format";
import { TELLING_DIGITS, tellingDigits } from "./telling-digits";

const NUMBER = /\d{1,15}(?:\.\d{1,15})?/g;
/** Fewer than for figures alone, since every line must agree, times and counts with the rest. */
const SHARED = 2;
/** Characters of a line that are looked at for numbers. */
const LOOK = 400;

/**
 * A text that is nothing but the same lines again and again, such as a log pasted twice: its first round. Real repeats
 * differ in some digit; a text with hardly any digits is left as it is.
 */
export function copiesInText(source: TextSource): { text: TextSource; copies: number } {
  const places: number[] = [];
  source.lines.forEach((line, i) => {
    if (line.trim() !== "") places.push(i);
  });
  const rows = places.map((i) => (source.lines[i] ?? "").trimEnd());
  const period = periodOf(rows);
  const rounds = rows.length / period;
  if (rounds < 2 || !Number.isInteger(rounds) || !isTelling(rows.slice(0, period))) return { text: source, copies: 0 };
  const lines = source.lines.slice(0, (places[period - 1] ?? 0) + 1);
  return { text: { kind: "text", text: lines.join("\n"), lines }, copies: rounds - 1 };
}

/** The shortest beginning that the whole repeats (Knuth, Morris and Pratt's prefix function). */
function periodOf(rows: readonly string[]): number {
  const border = new Int32Array(rows.length);
  for (let i = 1, k = 0; i < rows.length; i++) {
    while (k > 0 && rows[i] !== rows[k]) k = border[k - 1] ?? 0;
    if (rows[i] === rows[k]) k++;
    border[i] = k;
  }
  return Math.max(1, rows.length - (border[rows.length - 1] ?? 0));
}

function isTelling(rows: readonly string[]): boolean {
  let telling = 0;
  for (const row of rows)
    for (const [figure] of row.slice(0, LOOK).matchAll(NUMBER)) {
      telling += tellingDigits(Number(figure), SHARED);
      if (telling >= TELLING_DIGITS) return true;
    }
  return false;
}
