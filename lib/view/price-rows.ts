// Prices pasted from a spreadsheet: the first line names the columns, each further line is a price. Lines that cannot be
// read are told apart with their reasons, and cost nobody else.
import { Price } from "../core/cost/price";
import { type Issue, excerpt } from "../core/outcome";
import { cellText, rowAt } from "../core/run/table-row";
import { readNumber } from "../core/units/number";
import { PRICE_FIELDS, type PriceField, type PriceFields, readPriceFields } from "./price-entry";
import { KIND_WORDS, MODE_CHOICES } from "./price-words";

export const MOST_PRICE_ROWS = 500;

const NEEDED = ["gpu", "mode", "kind", "currency", "list", "source", "date"] as const satisfies readonly PriceField[];
type Column = PriceField | "discount_fraction" | "dated" | "own" | "";
const ALIASES: Record<string, Column> = {
  provider: "site",
  "list price": "list",
  list_per_gpu_hour: "list",
  price: "list",
  side: "mode",
  discount_fraction: "discount_fraction",
  dated: "dated",
  own: "own",
};

export interface ReadRows {
  prices: Price[];
  /** With the line in `at`. */
  faults: Issue[];
  /** The head and the lines that could not be read, to mend and send again; empty when there are none. */
  rest: string;
  /** Lines that say of themselves that they are listed prices, not the user's. */
  listed: number;
}

export function readPriceRows(text: string): ReadRows {
  const lines = text.replace(/^\uFEFF/, "").split(/\r\n|\r|\n/);
  const first = lines.findIndex((line) => line.trim() !== "");
  const result: ReadRows = { prices: [], faults: [], rest: "", listed: 0 };
  if (first < 0)
    return refusedAll(text, {
      code: "empty",
      message: "Nothing was pasted.",
      at: "line 1",
      hint: "Paste a head and at least one row.",
    });
  const head = lines[first] ?? "";
  const delimiter = ["\t", ";", ","].find((sign) => head.includes(sign)) ?? ",";
  const columns = rowAt(lines, first, delimiter).cells.map((cell) => columnOf(cellText(cell)));
  const missing = NEEDED.filter((column) => !columns.includes(column));
  if (missing.length > 0)
    return refusedAll(text, {
      code: "no-column",
      message: `The first line must name the columns. Missing: ${missing.join(", ")}.`,
      at: `line ${first + 1}`,
      found: excerpt(head),
      expected: [...NEEDED, "site", "discount"].join(", "),
    });
  const left: string[] = [];
  let count = 0;
  for (let at = first + 1, next = at; at < lines.length; at = next) {
    const row = rowAt(lines, at, delimiter);
    next = row.next;
    const cells = row.cells.map((cell) =>
      cellText(cell)
        .trim()
        .replace(/^'(?=[=+\-@])/, ""),
    );
    if (cells.every((cell) => cell === "")) continue;
    count += 1;
    const read = row.open ? [openQuote()] : readRow(columns, cells);
    if (read === "listed") result.listed += 1;
    else if (!Array.isArray(read) && count <= MOST_PRICE_ROWS) result.prices.push(read);
    else {
      left.push(...lines.slice(at, next));
      const reasons = Array.isArray(read) ? read : [tooMany()];
      result.faults.push(
        ...reasons.map((fault) => ({ ...fault, at: `line ${at + 1}${fault.at ? `, ${fault.at}` : ""}` })),
      );
    }
  }
  if (count === 0)
    return refusedAll(text, {
      code: "empty",
      message: "There is no row under the head.",
      at: `line ${first + 2}`,
      hint: "Paste at least one row.",
    });
  return { ...result, rest: left.length === 0 ? "" : [head, ...left].join("\n") };
}

const refusedAll = (text: string, fault: Issue): ReadRows => ({ prices: [], faults: [fault], rest: text, listed: 0 });
const openQuote = (): Issue => ({
  code: "open-quote",
  message: "A quotation mark is never closed.",
  hint: "Close it.",
});
const tooMany = (): Issue => ({
  code: "too-many",
  message: `More than ${MOST_PRICE_ROWS} rows.`,
  hint: "Send the rest again.",
});

function columnOf(name: string): Column {
  const plain = name.trim().toLowerCase();
  return PRICE_FIELDS.find((field) => field === plain) ?? (Object.hasOwn(ALIASES, plain) ? (ALIASES[plain] ?? "") : "");
}

/** A price, its faults, or that the row is a listed one. */
function readRow(columns: readonly Column[], cells: readonly string[]): Price | Issue[] | "listed" {
  if (cells.length > columns.length)
    return [
      {
        code: "ragged",
        message: `The row has ${cells.length} cells, the head ${columns.length}.`,
        hint: "Put a text with a separator in quotation marks.",
      },
    ];
  const cell = (column: Column) => cells[columns.indexOf(column)] ?? "";
  if (/^(no|false|0)$/i.test(cell("own"))) return "listed";
  const fields: PriceFields = {
    ...Object.fromEntries(PRICE_FIELDS.map((field) => [field, cell(field)])),
    mode: wordIn(
      MODE_CHOICES.map((m) => [m.value, m.label]),
      cell("mode"),
    ),
    kind: wordIn(Object.entries(KIND_WORDS), cell("kind")),
    ...(cell("dated") === "" ? {} : { dated: cell("dated"), datedFor: cell("date") }),
  };
  const { price, notes } = readPriceFields(fields);
  const faults = Object.entries(notes).flatMap(([field, { error, echo, meant }]): Issue[] => {
    const found = excerpt(cell(field as PriceField));
    if (error !== undefined) return [{ code: "unreadable", message: error, at: field, found }];
    // A dot is the decimal sign here, so only what was read as thousands, or as a share of a percent, is open.
    const open = meant !== undefined && (field === "discount" || found.includes(","));
    return open
      ? [
          {
            code: "ambiguous",
            message: `Two readings: ${echo}`,
            at: field,
            found,
            hint: `Write ${meant}, or without a separator.`,
          },
        ]
      : [];
  });
  const fraction = cell("discount_fraction");
  const share = fraction === "" ? null : readNumber(fraction);
  if (fraction !== "" && (share === null || share < 0 || share >= 1))
    faults.push({
      code: "unreadable",
      message: "A fraction from 0 to below 1.",
      at: "discount_fraction",
      found: excerpt(fraction),
    });
  if (faults.length > 0 || !price) return faults;
  return share === null ? price : Price.parse({ ...price, discount: share });
}

/** "VM", "bare metal", "On-Demand" as the schema spells them. */
function wordIn(words: readonly (readonly [string, string])[], written: string): string {
  const plain = (text: string) => text.toLowerCase().replaceAll(/[\s_-]+/g, "");
  const found = words.find((names) => names.some((name) => plain(name) === plain(written)));
  if (found) return found[0];
  return /^vm\b/i.test(written) && words.some(([value]) => value === "virtualized") ? "virtualized" : written;
}
