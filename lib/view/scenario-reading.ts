// The form's texts → a scenario: read as UX 5 says. What cannot be read is said beside its field and keeps its text.
import { Scenario } from "../core/cost/scenario";
import { readBenefit } from "./benefit-text";
import { type FieldNote, FieldNotes } from "./field-notes";
import { readRows } from "./row-text";
import { type Fields, countOf } from "./scenario-fields";
import { RATE_ROWS, SCENARIO_ROWS, SCENARIO_SOURCES } from "./scenario-keys";
import { keyAt } from "./scenario-places";
import { readSegment } from "./segment-text";
import { readSources } from "./source-note-text";

export interface Reading {
  /** `null` while a field cannot be read. */
  scenario: Scenario | null;
  notes: Readonly<Record<string, FieldNote>>;
}

/** Reads a form. What cannot be read is said beside its field. */
export function readFields(fields: Fields): Reading {
  const notes = new FieldNotes(fields);
  const currency = fields.currency ?? "";
  if (!/^[A-Z]{3}$/.test(currency)) notes.refuse("currency", "A currency is a code of three letters, such as USD.");
  const each = (list: "segments" | "benefits" | "rates", read: (at: string) => unknown) =>
    Array.from({ length: countOf(fields, list) }, (_, i) => read(`${list}.${i}`)).filter((entry) => entry !== null);
  const rates = each("rates", (at) => readRate(notes, at));
  const candidate = {
    version: 1,
    currency,
    ...readRows(notes, "", SCENARIO_ROWS),
    segments: each("segments", (at) => readSegment(notes, at)),
    monthlyBenefits: each("benefits", (at) => readBenefit(notes, at)),
    ...(rates.length > 0 ? { rates } : {}),
    ...readSources(notes, "", SCENARIO_SOURCES),
  };
  return { scenario: notes.failed ? null : parsed(candidate, notes), notes: notes.notes };
}

/** A rate of which only the currency is chosen is not used yet. */
function readRate(notes: FieldNotes, at: string): unknown {
  if (["perUnit", "date", "source"].every((key) => notes.of(`${at}.${key}`) === "")) return null;
  return readRows(notes, at, RATE_ROWS);
}

/** The schema has the last word; what it refuses is laid at the field it is about. */
function parsed(candidate: unknown, notes: FieldNotes): Scenario | null {
  const read = Scenario.safeParse(candidate);
  if (read.success) return read.data;
  for (const { path, message } of read.error.issues)
    notes.refuse(keyAt(path, notes.fields), `This cannot be used: ${message}.`);
  return null;
}
