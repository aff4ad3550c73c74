// Where a value comes from, as the texts of its fields: `growth.source.text`, `segments.0.commit.source.url` …, and back.
import { SourceNote } from "../core/cost/source-note";
import type { FieldNotes } from "./field-notes";
import type { Fields } from "./scenario-fields";
import { SCENARIO_SOURCES, SEGMENT_SOURCES } from "./scenario-keys";

const PARTS = ["text", "document", "url", "owner", "date"] as const;
type Keys = Readonly<Record<string, string>>;

const partKey = (key: string, part: (typeof PARTS)[number]): string => `${key}.source.${part}`;

function noteFields(key: string, { text, document, url, owner, date }: SourceNote): Record<string, string> {
  const texts = { text, document: document === undefined ? undefined : document ? "yes" : "no", url, owner, date };
  return Object.fromEntries(PARTS.flatMap((p) => (texts[p] === undefined ? [] : [[partKey(key, p), texts[p]]])));
}

/** @param keys the schema's names of `sources` and the fields they hang on */
export function sourceFields(at: string, keys: Keys, sources: object = {}): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const [name, note] of Object.entries(sources)) {
    const read = SourceNote.safeParse(note);
    if (keys[name] !== undefined && read.success) Object.assign(fields, noteFields(`${at}${keys[name]}`, read.data));
  }
  return fields;
}

/** The notes that somebody wrote, by the schema's names; absent where there is none. */
export function readSources(notes: FieldNotes, at: string, keys: Keys): { sources?: Record<string, unknown> } {
  const sources: Record<string, unknown> = {};
  for (const [name, key] of Object.entries(keys)) {
    const note = readSource(notes, `${at}${key}`);
    if (note) sources[name] = note;
  }
  return Object.keys(sources).length === 0 ? {} : { sources };
}

function readSource(notes: FieldNotes, key: string): unknown {
  const given = PARTS.filter((p) => notes.of(partKey(key, p)) !== "");
  if (given.length === 0) return null;
  if (!given.includes("text")) notes.refuse(partKey(key, "text"), "Say where the value comes from.");
  const texts = Object.fromEntries(given.map((p) => [p, notes.text(partKey(key, p))]));
  if (texts.date !== undefined) notes.day(partKey(key, "date"));
  if (texts.url !== undefined && !SourceNote.shape.url.safeParse(texts.url).success)
    notes.refuse(
      partKey(key, "url"),
      "An address starts with https:// or http://, and holds no password and no hidden characters.",
    );
  const document =
    texts.document === undefined ? {} : { document: notes.choice(partKey(key, "document"), ["no", "yes"]) === "yes" };
  return { ...texts, ...document };
}

/** The note that stands at a field, as it is typed; `null` where there is none. */
export function sourceAt(fields: Fields, key: string): Partial<Record<(typeof PARTS)[number], string>> | null {
  const given = PARTS.flatMap((p) => {
    const text = fields[partKey(key, p)]?.trim();
    return text ? [[p, text] as const] : [];
  });
  return given.length === 0 ? null : Object.fromEntries(given);
}

const SCENARIO_KEYS: readonly string[] = Object.values(SCENARIO_SOURCES);
const SEGMENT_KEYS: readonly string[] = Object.values(SEGMENT_SOURCES);

/** An edited value is no longer what the document says: the note stays, its standing as a document goes. */
export function withoutDocument(fields: Fields, edited: string): Fields {
  const [, at = "", rest = edited] = /^(segments\.\d+\.)(.+)$/.exec(edited) ?? [];
  const own = (at === "" ? SCENARIO_KEYS : SEGMENT_KEYS).find((k) => rest === k || rest.startsWith(`${k}.`));
  const overhead =
    at !== "" && /^(source|prior|range|point|comparison|metric|axes)(\.|$)/.test(rest) ? "overhead" : own;
  const key = overhead === undefined ? null : partKey(`${at}${overhead}`, "document");
  if (key === null || fields[key] !== "yes" || edited.includes(".source.")) return fields;
  return Object.fromEntries(Object.entries(fields).filter(([k]) => k !== key));
}
