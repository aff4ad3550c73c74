// Where a segment's overhead comes from, as the texts of its fields, and back. All ways stand in the form at once, so that
// nothing typed is lost by looking at another.
import { type OverheadSource, PRIORS } from "../core/cost/overhead-source";
import { SHAPES } from "../core/cost/typed-range";
import { DEFAULT_PRIOR } from "../core/evidence/priors";
import { TIMED_AXES } from "../core/overhead/profiles";
import { comparisonText, readComparison } from "./comparison-choice";
import type { FieldNotes } from "./field-notes";
import { rangeWords } from "./range-entry";
import { written, writtenRange } from "./written-number";

export const SOURCES = [
  "evidence",
  "range",
  "point",
  "comparison",
  "axes",
] as const satisfies readonly OverheadSource["source"][];

const PERCENT = { kind: "percent" } as const;
const RANGE = { kind: "percent", range: true } as const;
const BOUNDS = { low: -20 + 2 ** -48, high: 1 - 2 ** -53, words: "above −2,000 % and below 100 %" };

export function overheadFields(at: string, source: OverheadSource): Record<string, string> {
  const fields: Record<string, string> = {
    [`${at}.source`]: source.source,
    [`${at}.prior`]: source.source === "evidence" ? source.prior : DEFAULT_PRIOR,
    [`${at}.range`]: "",
    [`${at}.point`]: source.source === "point" ? written(source.value, PERCENT) : "",
    [`${at}.comparison`]: source.source === "comparison" ? comparisonText(source) : "",
    [`${at}.metric`]: source.source === "comparison" ? (source.metric ?? "") : "",
  };
  for (const axis of TIMED_AXES) {
    const value = source.source === "axes" ? source.values[axis] : undefined;
    fields[`${at}.axes.${axis}`] = value === undefined ? "" : written(value, PERCENT);
  }
  if (source.source === "range") {
    const { low, mode, high, shape } = source;
    fields[`${at}.range`] = writtenRange({ low, value: mode, high }, PERCENT, true);
    if (shape !== undefined) fields[`${at}.range.shape`] = shape;
  }
  return fields;
}

export function readOverhead(notes: FieldNotes, at: string): OverheadSource {
  const source = notes.choice(`${at}.source`, SOURCES);
  switch (source) {
    case "evidence":
      return { source, prior: notes.choice(`${at}.prior`, PRIORS) };
    case "point":
      return { source, value: percent(notes, `${at}.point`) };
    case "range":
      return readRange(notes, `${at}.range`);
    case "axes":
      return { source, values: readAxes(notes, at) };
    case "comparison": {
      const read = readComparison(notes.fields[`${at}.comparison`] ?? "", notes.fields[`${at}.metric`]);
      if (!read) notes.refuse(`${at}.comparison`, "Choose a comparison.");
      return read ?? { source: "evidence", prior: DEFAULT_PRIOR };
    }
  }
}

function percent(notes: FieldNotes, key: string): number {
  const entry = notes.entry(key, PERCENT);
  return entry === null ? 0 : notes.within(key, entry.value, BOUNDS);
}

function readRange(notes: FieldNotes, key: string): OverheadSource {
  const entry = notes.entry(key, RANGE);
  const { low, value = 0, high, likely } = entry ?? {};
  if (low === undefined || high === undefined) {
    if (entry)
      notes.refuse(key, "This takes a low and a high end, such as 8 to 14 %. For one value, choose “One value”.");
    return { source: "range", low: 0, high: 0 };
  }
  const shape = SHAPES.find((s) => s === notes.of(`${key}.shape`));
  notes.notes[key] = { ...notes.notes[key], echo: rangeWords({ low, value, high, likely }, "percent", shape) };
  notes.within(key, low, BOUNDS);
  notes.within(key, high, BOUNDS);
  return { source: "range", low, high, ...(likely ? { mode: value } : {}), ...(shape ? { shape } : {}) };
}

function readAxes(notes: FieldNotes, at: string): Extract<OverheadSource, { source: "axes" }>["values"] {
  const given = TIMED_AXES.filter((axis) => notes.of(`${at}.axes.${axis}`) !== "");
  return Object.fromEntries(given.map((axis) => [axis, percent(notes, `${at}.axes.${axis}`)]));
}
