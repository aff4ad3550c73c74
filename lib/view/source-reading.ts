// The texts of “Add a source” → a source. What cannot be read is said beside its field and keeps its text.
import { EvidenceSource } from "../core/evidence/own-source";
import { type EntryField, readEntry } from "./number-entry";

export const SOURCE_FIELDS = [
  "title",
  "url",
  "document",
  "date",
  "what",
  "layer",
  "gpu",
  "workload",
  "bareMetal",
  "virtualized",
  "unit",
  "better",
  "overhead",
  "gains",
  "method",
  "note",
] as const;
export type SourceField = (typeof SOURCE_FIELDS)[number];
export type SourceTexts = Partial<Record<SourceField, string>>;

export interface SourceReading {
  /** `null` while a field cannot be read. */
  source: EvidenceSource | null;
  errors: Partial<Record<SourceField, string>>;
}

/** What a form sent, without what it does not know. */
export function sourceTexts(entries: Iterable<[string, unknown]>): SourceTexts {
  const sent = Object.fromEntries(entries);
  const texts: SourceTexts = {};
  for (const field of SOURCE_FIELDS) {
    const text = sent[field];
    if (typeof text === "string" && text.trim() !== "") texts[field] = text.trim().slice(0, 3000);
  }
  return texts;
}

const TWO_WAYS = "Give both values, or an overhead.";
const WORDS: Partial<Record<SourceField, string>> = {
  title: "Give the source a title of up to 200 characters.",
  what: "Say what was measured, such as output throughput.",
  url: "Give an address that begins with https:// or http://.",
  date: "Write a year, a month or a day, such as 2026-03-14.",
  unit: "Give the unit of both values, such as token/s.",
  better: "Say whether more or less is better.",
  bareMetal: "The value must be above zero.",
  virtualized: "The value must be above zero.",
  overhead: "An overhead lies above −2,000 % and below 100 %.",
};

/** Reads a form. Numbers are read as everywhere: "1.2k", "8-14 %", "-3". */
export function readSource(texts: SourceTexts): SourceReading {
  const errors: SourceReading["errors"] = {};
  const number = (field: SourceField, as: EntryField) => {
    const text = texts[field];
    if (text === undefined) return undefined;
    const entry = readEntry(text, as);
    if (entry.ok) return entry.value;
    errors[field] = entry.errors[0]?.message ?? "This is not a number.";
    return undefined;
  };
  const bareMetal = number("bareMetal", { kind: "number" })?.value;
  const virtualized = number("virtualized", { kind: "number" })?.value;
  const overhead = number("overhead", { kind: "percent", range: true });
  const isTwo = texts.bareMetal !== undefined || texts.virtualized !== undefined;
  if (isTwo && texts.overhead !== undefined) errors.overhead = `${TWO_WAYS} Not both.`;
  else if (!isTwo && texts.overhead === undefined) errors.bareMetal = TWO_WAYS;
  else if (isTwo)
    for (const field of ["bareMetal", "virtualized"] as const) if (texts[field] === undefined) errors[field] = TWO_WAYS;
  const { title, url, document, date, what, layer, gpu, workload, gains, method, note, unit, better } = texts;
  const figure = overhead
    ? { kind: "overhead", low: overhead.low ?? overhead.value, high: overhead.high ?? overhead.value }
    : { kind: "values", bareMetal, virtualized, unit, better };
  const given = { title, url, document, date, what, layer, gpu, workload, gains, method, note };
  const read = EvidenceSource.safeParse({
    version: 1,
    ...Object.fromEntries(Object.entries(given).filter(([, v]) => v !== undefined)),
    figure,
  });
  for (const issue of read.error?.issues ?? []) {
    const field = fieldAt(issue.path);
    errors[field] ??= WORDS[field] ?? "Shorten this text.";
  }
  return { source: read.success && Object.keys(errors).length === 0 ? read.data : null, errors };
}

function fieldAt(path: readonly PropertyKey[]): SourceField {
  const last = String(path.at(-1));
  if (last === "low" || last === "high") return "overhead";
  return SOURCE_FIELDS.find((field) => field === last) ?? "title";
}
