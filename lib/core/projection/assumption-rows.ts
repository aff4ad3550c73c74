// One input as the assumptions panel lists it (UX 5): value, unit, range, and the note that says where it comes from.
import type { SourceNote } from "../cost/source-note";
import type { TypedRange } from "../cost/typed-range";
import type { Grade } from "../evidence/grade";
import type { Assumption } from "./projection";

/** Source of an input that nobody gave: it has no grade to show. */
export const NOT_SET = "not set";

/** What a source makes of a value that somebody typed: a document with a date can be looked up. */
export const gradeOf = (note?: SourceNote): Grade =>
  note?.document === true && note.date !== undefined ? "cited" : "entered";

/** Who stands for a value, since when and where it is written; only what is known. */
const whence = ({ owner, date, url }: Pick<SourceNote, "owner" | "date" | "url">) => ({
  ...(owner === undefined ? {} : { owner }),
  ...(date === undefined ? {} : { date }),
  ...(url === undefined ? {} : { url }),
});

export interface Told {
  note?: SourceNote | undefined;
  range?: TypedRange | undefined;
  /** What is known of it without a note: a billing export, a price list. */
  known?: { source: string; grade: Grade; date?: string };
}

/** A row of the panel. A note of the user's says the source; it never lifts a grade that something else has given. */
export function rowOf(
  row: Pick<Assumption, "id" | "label" | "value" | "unit">,
  { note, range, known }: Told = {},
): Assumption {
  return {
    ...row,
    ...(range === undefined ? {} : { range: { low: range.low, high: range.high } }),
    source: note?.text ?? known?.source ?? "typed",
    grade: known?.grade ?? gradeOf(note),
    ...(known?.date === undefined ? {} : { date: known.date }),
    ...(note === undefined ? {} : whence(note)),
  };
}

/** A row for a number whose zero means that nobody gave it. */
export function unlessZero(row: Parameters<typeof rowOf>[0] & { value: number }, told: Told): Assumption {
  const given = row.value !== 0 || told.note !== undefined || told.range !== undefined;
  return given ? rowOf(row, told) : { ...row, source: NOT_SET, grade: "entered" };
}
