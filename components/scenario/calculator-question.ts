// Typed text → what is asked. A text nobody can read leaves the last good value standing and says why.
import type { OverheadSource } from "@/lib/core/cost/scenario";
import type { PriorId } from "@/lib/core/evidence/priors";
import { PUBLISHED } from "@/lib/core/evidence/published";
import type { Issue } from "@/lib/core/outcome";
import { readEntry } from "@/lib/view/number-entry";
import type { Question } from "./calculator-answer";
import { type CalculatorState, DEFAULTS } from "./calculator-state";

export interface FieldNote {
  echo?: string;
  error?: string;
}
export type FieldNotes = Record<"bill" | "lo" | "hi" | "hours", FieldNote>;

export interface Asked {
  question: Question;
  notes: FieldNotes;
  /** Some field could not be read: the question holds that part of the last good one. */
  kept: boolean;
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
    kept: bill.value === undefined || overhead === undefined || hours.value === undefined,
  };
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
  if (value > MOST) return { value: undefined, note: { error: "A bill above a trillion a month is not taken." } };
  return { value, note: { echo: echo ?? undefined } };
}

/** Two ends in per cent; one field alone may hold both: "8-14 %". */
function readRange({ lo, hi }: CalculatorState): { source: OverheadSource | undefined; lo: FieldNote; hi: FieldNote } {
  const low = readEnd(lo);
  if (low.ends && hi.trim() === "") return { source: rangeOf(low.ends), lo: low.note, hi: {} };
  const high = readEnd(hi);
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

function sourceOf(preset: CalculatorState["preset"]): OverheadSource {
  const pair = pairOf(preset);
  return pair ? { source: "point", value: pair.overhead } : { source: "evidence", prior: preset as PriorId };
}

const pairOf = (preset: string) => PUBLISHED.find((p) => p.id === preset);

const faultOf = (errors: readonly Issue[]): string =>
  errors.map((e) => [e.message, e.hint].filter(Boolean).join(" ")).join(" ");
