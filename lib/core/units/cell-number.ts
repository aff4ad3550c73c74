import { saysNoNumber } from "./no-number";
import { readNumber } from "./number";

/** What the decimal sign of a table is; `null`: nobody has said. */
export type DecimalSign = "point" | "comma" | null;

type CellNumber = { value: number } | { reason: string };

const LONGEST = 60;
const BLANKS = /[\u00a0\u202f\u2009]/g;
/** Digits in groups of three, parted by one kind of sign that is neither point nor comma. */
const SPACED = /^([+-]?\d{1,3})((?: \d{3}){1,6}|(?:['’]\d{3}){1,6})(?!\d)/;

/**
 * A cell as a number. While nobody has said what the decimal sign is, only what can be read in one way is read: a plain
 * number with a point. A comma is either a decimal comma or parts thousands, and that is never guessed.
 */
export function readCell(text: string, decimal: DecimalSign): CellNumber {
  const cell = text
    .replace(BLANKS, " ")
    .trim()
    .replace(/^\u2212/, "-");
  if (saysNoNumber(cell)) return { reason: cell === "" ? "is empty" : "says that there is no number" };
  if (cell.length > LONGEST) return { reason: "is not a number" };
  if (decimal === null) return plain(cell);
  const joined = cell.replace(SPACED, (_, first: string, rest: string) => first + rest.replace(/[ '’]/g, ""));
  return decimal === "point" ? signed(joined, ",", ".") : signed(joined, ".", ",");
}

function plain(cell: string): CellNumber {
  const value = readNumber(cell);
  if (value !== null) return { value };
  if (/^[+-]?\d[\d.,]*$/.test(cell) && cell.includes(","))
    return { reason: "has a comma: say whether it is a decimal comma or parts thousands" };
  if (/^[+-]?\d[\d .,'’]*$/.test(cell) && /[ '’]/.test(cell))
    return { reason: "has digits in groups: say what the decimal sign is" };
  return { reason: "is not a number" };
}

/** A number whose decimal sign is known; the other sign may stand between groups of three digits. */
function signed(cell: string, group: "," | ".", decimal: "," | "."): CellNumber {
  const [whole = "", ...rest] = cell.split(decimal);
  if (rest.length > 1) return { reason: `has more than one decimal ${decimal === "," ? "comma" : "point"}` };
  const parts = whole.split(group);
  const grouped = parts.length > 1;
  const fits = /^[+-]?\d{1,3}$/.test(parts[0] ?? "") && parts.slice(1).every((part) => /^\d{3}$/.test(part));
  if ((grouped && !fits) || (rest[0] ?? "").includes(group)) {
    const name = group === "," ? "comma" : "point";
    return { reason: `has a ${name} that does not part thousands` };
  }
  const value = readNumber([parts.join(""), ...rest].join("."));
  return value === null ? { reason: "is not a number" } : { value };
}

/** Written with both signs, the last is the decimal one. */
const BOTH = /^[+-]?\d{1,3}(?:([.,])\d{3}){1,9}(?!\1)[.,]\d{1,20}$/;
/** Groups of three, twice or more: no number has two decimal signs. */
const GROUPS = /^[+-]?\d{1,3}(?:,\d{3}){2,9}$|^[+-]?\d{1,3}(?:\.\d{3}){2,9}$/;
/** One sign before three digits: a fraction, or thousands. */
const ONE_OF_TWO = /^[+-]?[1-9]\d{0,2}[.,]\d{3}$/;
const FRACTION = /^[+-]?\d{1,20}[.,]\d{1,20}$/;

/** What a cell says of its decimal sign; a point before three digits is a point until another cell speaks for a comma. */
function signOf(cell: string): "point" | "comma" | "either" | null {
  const lastComma = cell.lastIndexOf(",");
  const comma = lastComma > cell.lastIndexOf(".");
  if (cell.length > LONGEST) return null;
  if (BOTH.test(cell)) return comma ? "comma" : "point";
  if (GROUPS.test(cell)) return comma ? "point" : "comma";
  if (ONE_OF_TWO.test(cell)) return comma ? "either" : null;
  return FRACTION.test(cell) ? (comma ? "comma" : "point") : null;
}

/** What the cells of a table say of the decimal sign. */
export class DecimalSigns {
  readonly #said = new Set<"point" | "comma" | "either">();

  add(cells: readonly string[]): void {
    for (const cell of cells) {
      if (!cell.includes(".") && !cell.includes(",")) continue;
      const sign = signOf(cell.trim());
      if (sign) this.#said.add(sign);
    }
  }

  /** `true` a comma, `false` a point or none at all, `null` both, or commas that may as well part thousands. */
  get comma(): boolean | null {
    if (this.#said.has("comma")) return this.#said.has("point") ? null : true;
    return this.#said.has("either") && !this.#said.has("point") ? null : false;
  }
}

/** Whether a number with a point may be thousands, in a table whose other numbers have commas. */
export const mayBeThousands = (cell: string): boolean => ONE_OF_TWO.test(cell.trim());

/** Whether a cell is a number whatever the decimal sign. */
export const isNumeric = (cell: string): boolean =>
  "value" in readCell(cell, "point") || "value" in readCell(cell, "comma");
