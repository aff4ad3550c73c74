// A segment as the texts of its fields, and back.
import type { Segment } from "../core/cost/segment";
import { isSameCents } from "../core/units/money";
import type { FieldNotes } from "./field-notes";
import { overheadFields, readOverhead } from "./overhead-text";
import { priceSpend } from "./price-spend";
import { priceText, readPriceText } from "./price-text";
import { readRows, rowFields } from "./row-text";
import { type FieldRow, MONEY, SEGMENT_ROWS, SEGMENT_SOURCES } from "./scenario-keys";
import { readSources, sourceFields } from "./source-note-text";

const MOVE_COST: FieldRow = { key: "move.cost", path: ["cost"], form: MONEY };
const MOVE_MONTH: FieldRow = {
  key: "move",
  path: ["month"],
  form: { is: "month", low: 0, high: 60, words: "between month 0 and month 60" },
};
const missing = { when: "always", words: "Say how much." } as const;
const WORK = {
  tokens: {
    key: "work.amount",
    path: ["perSecond"],
    form: { is: "number", low: Number.MIN_VALUE, high: 1e12, words: "above 0" },
    missing,
  },
  "training-run": {
    key: "work.amount",
    path: ["hours"],
    form: { is: "number", low: Number.MIN_VALUE, high: 1e6, words: "above 0 and up to 1,000,000 hours" },
    missing,
  },
} as const satisfies Record<string, FieldRow>;

export function segmentFields(at: string, segment: Segment, currency: string): Record<string, string> {
  const { spendGrade, billId, overhead, prices, move, work, sources } = segment;
  const rows = rowFields(at, SEGMENT_ROWS, segment, currency);
  const fields: Record<string, string> = { ...rows, ...overheadFields(at, overhead) };
  const spend = fields[`${at}.spend`] ?? "";
  if (spendGrade === "example") fields[`${at}.example`] = spend;
  if (billId) fields[`${at}.bill`] = `${billId} ${spend}`;
  if (prices) fields[`${at}.price.vm`] = priceText(prices.virtualized);
  if (prices?.bareMetal) fields[`${at}.price.bm`] = priceText(prices.bareMetal);
  if (move === "never") fields[`${at}.move`] = "never";
  else if (move) Object.assign(fields, rowFields(at, [MOVE_MONTH, MOVE_COST], move, currency));
  if (work) Object.assign(fields, { [`${at}.work`]: work.kind }, rowFields(at, [WORK[work.kind]], work, currency));
  return { ...fields, ...sourceFields(`${at}.`, SEGMENT_SOURCES, sources) };
}

export function readSegment(notes: FieldNotes, at: string): unknown {
  const rows = readRows(notes, at, SEGMENT_ROWS);
  return {
    ...withSpendOfPrice(notes, at, { ...rows, ...billOf(notes, at) }),
    overhead: readOverhead(notes, at),
    ...readPrices(notes, at),
    ...readMove(notes, at),
    ...readWork(notes, at),
    ...readSources(notes, `${at}.`, SEGMENT_SOURCES),
  };
}

/** A bill stays an example, or the imported one's, as long as its text is the one that was put there. */
function billOf(notes: FieldNotes, at: string): Pick<Segment, "spendGrade" | "billId"> {
  const spend = notes.of(`${at}.spend`);
  if (notes.fields[`${at}.spend`] !== undefined && notes.fields[`${at}.example`] === spend)
    return { spendGrade: "example" };
  const [billId = "", ...put] = (notes.fields[`${at}.bill`] ?? "").split(" ");
  return billId !== "" && put.join(" ") === spend ? { spendGrade: "measured", billId } : {};
}

/** A spend that follows its price is what the price comes to, whatever an older text says. */
function withSpendOfPrice(notes: FieldNotes, at: string, read: Record<string, unknown>): Record<string, unknown> {
  if (read.spendFrom !== "price") return read;
  const priced = priceSpend(notes.fields, at);
  if ("reason" in priced) {
    notes.refuse(`${at}.spendFrom`, priced.reason);
    return read;
  }
  const typed = notes.notes[`${at}.spend`]?.error === undefined ? Number(read.monthlySpend) : Number.NaN;
  if (isSameCents(priced.value, typed)) return read;
  delete notes.notes[`${at}.spend`];
  const { spendGrade: _, billId: __, ranges, ...rest } = read;
  const { monthlySpend: ___, ...others } =
    typeof ranges === "object" && ranges ? (ranges as Record<string, unknown>) : {};
  return { ...rest, monthlySpend: priced.value, ...(Object.keys(others).length > 0 ? { ranges: others } : {}) };
}

function readPrices(notes: FieldNotes, at: string): { prices?: unknown } {
  const [vm, bm] = [`${at}.price.vm`, `${at}.price.bm`];
  const [virtualized, bareMetal] = [vm, bm].map((key) => {
    const price = readPriceText(notes.fields[key]);
    if (!price && notes.of(key) !== "") notes.refuse(key, "Choose one of the list.");
    return price;
  });
  if (!virtualized && bareMetal) notes.refuse(vm, "Choose the price of the virtualized GPUs too.");
  return virtualized ? { prices: { virtualized, ...(bareMetal ? { bareMetal } : {}) } } : {};
}

function readMove(notes: FieldNotes, at: string): { move?: unknown } {
  const text = notes.of(`${at}.move`);
  if (text === "") return {};
  return { move: text === "never" ? text : { cost: 0, ...readRows(notes, at, [MOVE_MONTH, MOVE_COST]) } };
}

function readWork(notes: FieldNotes, at: string): { work?: unknown } {
  if (notes.of(`${at}.work`) === "") return {};
  const kind = notes.choice(`${at}.work`, ["tokens", "training-run"]);
  return { work: { kind, ...readRows(notes, at, [WORK[kind]]) } };
}
