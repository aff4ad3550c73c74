// One row of the table of fields: its text read, and its value written.
import { SHAPES, TypedRange } from "../core/cost/typed-range";
import { monthNumber, readCalendarMonth } from "./calendar-month";
import type { FieldNotes } from "./field-notes";
import type { Entry, EntryField } from "./number-entry";
import { rangeWords } from "./range-entry";
import type { FieldRow, Form } from "./scenario-keys";
import { written, writtenRange } from "./written-number";

type Values = Record<string, unknown>;

/** How a number of this form is typed. */
export function entryField(form: Form, currency: string, range = false): EntryField {
  if (form.is === "money") return { kind: "money", currency, range };
  return { kind: form.is === "percent" ? "percent" : "number", range };
}

/** Reads every row of the table at a place into an object that the schema takes; blank fields are absent. */
export function readRows(notes: FieldNotes, at: string, rows: readonly FieldRow[]): Values {
  const values: Values = {};
  const keyOf = (row: FieldRow) => (at === "" ? row.key : `${at}.${row.key}`);
  for (const row of rows) {
    const key = keyOf(row);
    const { form, path, missing } = row;
    if (form.is === "list" ? notes.fields[key] === undefined : notes.of(key) === "") {
      const group = rows.some((r) => r.path[0] === path[0] && r !== row && notes.of(keyOf(r)) !== "");
      if (missing && (missing.when === "always" || group)) notes.refuse(key, missing.words);
      continue;
    }
    const { value, range } = readRow(notes, key, row);
    lay(values, path, value);
    if (range) lay(values, ["ranges", path[0]], range);
  }
  return values;
}

function lay(values: Values, [first, second]: readonly [string, string?], value: unknown): void {
  const group = values[first];
  values[first] = second === undefined ? value : { ...(typeof group === "object" ? group : {}), [second]: value };
}

function readRow(notes: FieldNotes, key: string, { form, range }: FieldRow): { value: unknown; range?: TypedRange } {
  switch (form.is) {
    case "text":
      return { value: notes.text(key) };
    case "choice":
      return { value: notes.choice(key, form.among) };
    case "yes-no":
      return { value: notes.choice(key, ["no", "yes"]) === "yes" };
    case "day":
      return { value: notes.day(key) };
    case "list":
      return { value: notes.of(key) === "" ? [] : notes.of(key).split(",") };
    case "calendar-month":
      return { value: calendarMonth(notes, key) };
    case "month":
      return { value: notes.within(key, monthOf(notes, key), form) };
    default: {
      const entry = notes.entry(key, entryField(form, notes.fields.currency ?? "", range));
      if (entry === null) return { value: 0 };
      for (const x of [entry.value, entry.low ?? entry.value, entry.high ?? entry.value]) notes.within(key, x, form);
      if (form.is === "whole" && !Number.isInteger(entry.value)) notes.refuse(key, "This is a whole number.");
      return { value: entry.value, ...rangeOf(notes, key, entry, form) };
    }
  }
}

/** The typed ends with their shape, said in the words of the shape. */
function rangeOf(notes: FieldNotes, key: string, entry: Entry, form: Form): { range?: TypedRange } {
  const { low, high, value, likely } = entry;
  if (low === undefined || high === undefined) return {};
  const shape = SHAPES.find((s) => s === notes.of(`${key}.shape`));
  const note = notes.notes[key];
  if (shape && note?.error === undefined && note?.meant === undefined) {
    const echo = rangeWords({ low, value, high, likely }, form.is === "percent" ? "percent" : "number", shape);
    notes.notes[key] = { ...note, echo };
  }
  return { range: { low, high, ...(shape ? { shape } : {}) } };
}

function calendarMonth(notes: FieldNotes, key: string): string {
  const text = notes.of(key);
  const month = readCalendarMonth(text);
  if (month === null) notes.refuse(key, "A month is written 2026-11.");
  else if (month !== text) notes.notes[key] = { echo: `read as ${month}` };
  return month ?? "";
}

function monthOf(notes: FieldNotes, key: string): number {
  const [month, start] = [readCalendarMonth(notes.of(key)), readCalendarMonth(notes.of("start"))];
  if (month !== null && start === null) {
    notes.refuse(key, "Type the number of the month, or give the plan its first month.");
    return 0;
  }
  if (month !== null && start !== null) {
    const n = monthNumber(start, month);
    notes.notes[key] = { echo: `month ${n} of the plan` };
    return n;
  }
  const n = notes.entry(key, { kind: "number" })?.value ?? 0;
  if (!Number.isInteger(n)) notes.refuse(key, "This is a whole number of months.");
  return n;
}

/** The texts of a stored place's rows: the inverse of {@link readRows}. */
export function rowFields(
  at: string,
  rows: readonly FieldRow[],
  from: object,
  currency: string,
): Record<string, string> {
  const fields: Record<string, string> = {};
  const ranges = within(from, "ranges");
  for (const { key, path, form, range } of rows) {
    const value = path[1] === undefined ? within(from, path[0]) : within(within(from, path[0]), path[1]);
    if (value === undefined) continue;
    const name = at === "" ? key : `${at}.${key}`;
    const ends = range ? TypedRange.optional().parse(within(ranges, path[0])) : undefined;
    fields[name] = ends
      ? writtenRange({ ...ends, value: Number(value) }, entryField(form, currency))
      : textOf(value, form, currency);
    if (ends?.shape) fields[`${name}.shape`] = ends.shape;
  }
  return fields;
}

/** An object's own field, whatever it holds; nothing of anything else. */
const within = (from: unknown, key: string): unknown =>
  typeof from === "object" && from !== null ? (from as Values)[key] : undefined;

function textOf(value: unknown, form: Form, currency: string): string {
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (typeof value !== "number") return String(value);
  return form.is === "whole" || form.is === "month" ? String(value) : written(value, entryField(form, currency));
}
