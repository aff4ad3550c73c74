// Typed text → what is asked. A text nobody can read leaves the last good value standing and says why.
import type { OverheadSource } from "@/lib/core/cost/overhead-source";
import { isPriorId } from "@/lib/core/evidence/priors";
import { pairOf } from "@/lib/core/evidence/published";
import type { Issue } from "@/lib/core/outcome";
import { readEntry } from "@/lib/view/number-entry";
import type { Question } from "./calculator-answer";
import { type CalculatorState, DEFAULTS, type Preset } from "./calculator-state";

export interface FieldNote {
  echo?: string;
  error?: string;
}
export type FieldNotes = Record<"bill" | "lo" | "hi" | "hours", FieldNote>;

export interface Asked {
  question: Question;
  notes: FieldNotes;
  /** Some field could not be read: what stands in for it, in words; `null` where all was read. */
  kept: string | null;
}

/** The question a fresh page asks. */
export const FIRST_QUESTION: Question = {
  bill: 100_000,
  billGrade: "example",
  currency: DEFAULTS.ccy,
  overhead: { source: "evidence", prior: "tuned-single-node" },
  bindingShare: 1,
  months: DEFAULTS.mo,
  definition: DEFAULTS.def,
};

export function ask(state: CalculatorState, last: Question = FIRST_QUESTION): Asked {
  const bill = readBill(state);
  const range = state.preset === "range" ? readRange(state) : null;
  const hours = state.count === "bound" ? readHours(state) : { value: 1, note: {} };
  const overhead = range ? range.source : sourceOf(state.preset);
  return {
    question: {
      bill: bill.value === undefined ? last.bill : bill.value,
      billGrade: bill.value === undefined ? last.billGrade : state.bill === DEFAULTS.bill ? "example" : "entered",
      currency: state.ccy,
      ...(overhead ? { overhead, pairId: pairOf(state.preset)?.id } : { overhead: last.overhead, pairId: last.pairId }),
      bindingShare: hours.value ?? last.bindingShare,
      months: state.mo,
      definition: state.def,
    },
    notes: { bill: bill.note, lo: range?.lo ?? {}, hi: range?.hi ?? {}, hours: hours.note },
    kept: keptWords(
      state,
      { bill: bill.value === undefined, overhead: overhead === undefined, hours: hours.value === undefined },
      last,
    ),
  };
}

/** An entry can only stand on a last readable one if there was one; a fresh page has none. */
function keptWords(state: CalculatorState, unread: Record<"bill" | "overhead" | "hours", boolean>, last: Question) {
  const example = [
    unread.bill && last.billGrade === "example" ? "the example bill" : null,
    unread.overhead && last.overhead === FIRST_QUESTION.overhead ? "the published measurements" : null,
    unread.hours && last.bindingShare === 1 ? "all paid hours" : null,
  ].filter((words) => words !== null);
  if (example.length === 0) return Object.values(unread).some(Boolean) ? "from the last readable entry" : null;
  const blank = unread.overhead && !unread.bill && !unread.hours && state.lo.trim() === "" && state.hi.trim() === "";
  return `for ${example.join(" and ")}, because ${blank ? "no range is typed" : "an entry could not be read"}`;
}

interface Read<T> {
  /** `undefined`: not readable. */
  value: T | undefined;
  note: FieldNote;
}

const MOST = 1e12;

/** An empty field is an answer too: percentages without money. */
function readBill({ bill, ccy }: CalculatorState): Read<number | null> {
  if (bill.trim() === "") return { value: null, note: {} };
  const read = readEntry(bill, { kind: "money", currency: ccy });
  if (!read.ok) return { value: undefined, note: { error: faultOf(read.errors) } };
  const { value, echo } = read.value;
  if (value < 0) return { value: undefined, note: { error: "A bill cannot be negative." } };
  if (value === 0) return { value: null, note: { echo: "No bill, so the answer is in per cent." } };
  if (value > MOST) return { value: undefined, note: { error: "A bill above a trillion a month is not taken." } };
  return { value, note: { echo: echo ?? undefined } };
}

/** Two ends in per cent; one field alone may hold both: "8-14 %". */
function readRange({ lo, hi }: CalculatorState): { source: OverheadSource | undefined; lo: FieldNote; hi: FieldNote } {
  const low = readEnd(lo);
  if (low.ends)
    return {
      source: rangeOf(low.ends),
      lo: low.note,
      hi: hi.trim() === "" ? {} : { echo: "Not used: the other field holds both ends." },
    };
  const high = readEnd(hi);
  if (high.ends && lo.trim() === "") return { source: rangeOf(high.ends), lo: {}, hi: high.note };
  if (high.ends)
    return {
      source: undefined,
      lo: low.note,
      hi: { error: "This is a range, and the other field holds a low end. Clear one of the two." },
    };
  const notes = { lo: low.note, hi: high.note };
  if (low.value === undefined || high.value === undefined) return { source: undefined, ...notes };
  if (low.value > high.value)
    return { source: undefined, ...notes, hi: { error: "The high end is below the low end." } };
  return { source: rangeOf({ low: low.value, high: high.value }), ...notes };
}

interface Ends {
  low: number;
  high: number;
  mode?: number;
}

const rangeOf = ({ low, high, mode }: Ends): OverheadSource =>
  low === high
    ? { source: "point", value: low }
    : { source: "range", low, high, ...(mode === undefined ? {} : { mode }) };

function readEnd(text: string): Read<number> & { ends?: Ends } {
  if (text.trim() === "") return { value: undefined, note: { error: "Type a percentage, such as 8." } };
  const read = readEntry(text, { kind: "percent", range: true });
  if (!read.ok) return { value: undefined, note: { error: faultOf(read.errors) } };
  const { value, low, high, echo } = read.value;
  if ((high ?? value) >= 1) return { value: undefined, note: { error: "Nothing can lose 100 % or more." } };
  if ((low ?? value) <= -20) return { value: undefined, note: { error: "Below −2,000 % nothing real remains." } };
  const note = { echo: echo ?? undefined };
  return low === undefined || high === undefined ? { value, note } : { value, note, ends: { low, high, mode: value } };
}

function readHours({ hours }: CalculatorState): Read<number> {
  const read = readEntry(hours, { kind: "percent" });
  if (!read.ok) return { value: undefined, note: { error: faultOf(read.errors) } };
  const { value, echo } = read.value;
  if (value < 0 || value > 1) return { value: undefined, note: { error: "Between 0 and 100 %." } };
  return { value, note: { echo: echo ?? undefined } };
}

function sourceOf(preset: Preset): OverheadSource | undefined {
  if (isPriorId(preset)) return { source: "evidence", prior: preset };
  const pair = pairOf(preset);
  return pair && { source: "point", value: pair.overhead };
}

const faultOf = (errors: readonly Issue[]): string =>
  errors.map((e) => [e.message, e.hint].filter(Boolean).join(" ")).join(" ");
