import type { Fault } from "./fault";
import { BrokenEdits } from "./broken-edits";
import type { Json } from "./format";
import type { Document } from "./document";
import { JsonReader } from "./json-reader";
import type { ReadLimits } from "./limits";
import { type Edit, within } from "../privacy/edits";
import type { Cleaner } from "../privacy/privacy";
import type { Steps } from "../steps";

/** How often the bytes may be read again while looking, an attempt counting as at least a thousand of them. */
const EFFORT = 4;
const ATTEMPT = 1000;
const PIECE = 2 ** 20;

export interface Found {
  documents: Document[];
  readers: JsonReader[];
  /** The file ends inside the last document. */
  cut: Fault | null;
  /** Bytes that are not part of a document, blanks aside. */
  around: boolean;
  /** So much looked like JSON and was none that the rest was not searched. */
  gaveUp: boolean;
  /** First byte of each document, and the byte after the last. */
  spans: { start: number; end: number }[];
  /** What is kept instead of what is private in the documents, and in what began like one. */
  edits: Edit[];
}

/**
 * Looks for JSON documents in a text: the first `{` or `[` that starts a line, then on from where that one ended.
 * Not the first brace anywhere, since log lines contain braces (FORMATS 1.2). Only objects and lists of objects count.
 * Pauses between the attempts.
 */
export function* findDocuments(bytes: Uint8Array, limits: ReadLimits, privacy: Cleaner): Steps<Found> {
  const found: Found = { documents: [], readers: [], cut: null, around: false, gaveUp: false, spans: [], edits: [] };
  const broken = new BrokenEdits(bytes.length);
  let effort = (bytes.length + 1000 * ATTEMPT) * EFFORT;
  let line = 1;
  let from = 0;
  for (let i = lineStart(bytes, 0, true); i >= 0 && effort > 0; ) {
    for (let k = from; k < i; k++) if (bytes[k] === 0x0a) line++;
    if (hasInk(bytes, from, i)) found.around = true;
    from = i;
    const begin = i;
    const reader = new JsonReader(limits, line, privacy);
    const rest = bytes.subarray(i);
    for (let at = 0; at < rest.length && !reader.fault; at += PIECE) {
      reader.write(rest.subarray(at, at + PIECE));
      yield;
    }
    effort -= ATTEMPT + (reader.fault ? reader.stoppedAt : rest.length);
    const useful = reader.documents.filter((d) => isUseful(d.value));
    if (useful.length > 0) {
      found.documents.push(...useful);
      found.readers.push(reader);
      found.spans.push(...useful.map((d) => ({ start: i + d.start, end: i + d.end })));
    }
    const whole = reader.documents[reader.documents.length - 1]?.end ?? 0;
    for (const { start, end, with: text } of reader.redaction.edits.list) {
      const edit = { start: i + start, end: i + end, with: text };
      if (start < whole) found.edits.push(edit);
      else broken.add(edit);
    }
    if (!reader.fault && reader.inside) {
      found.cut = reader.cut();
      break;
    }
    const last = reader.documents[reader.documents.length - 1];
    const next = last ? i + last.end : i;
    if (last) {
      for (let k = from; k < next; k++) if (bytes[k] === 0x0a) line++;
      from = next;
    }
    i = lineStart(bytes, last ? next : i + 1, false);
    if (broken.isOpen) {
      i = lineStart(bytes, Math.max(next, begin + reader.stoppedAt), false);
      broken.close(i < 0 ? bytes.length : i);
    }
    while (i >= 0 && broken.covers(i)) i = lineStart(bytes, i + 1, false);
    found.gaveUp = i >= 0 && effort <= 0;
  }
  if (!found.cut && hasInk(bytes, from, bytes.length)) found.around = true;
  broken.close(bytes.length);
  found.edits = [...within(found.spans, found.edits), ...broken.outside(found.spans)].sort((x, y) => x.start - y.start);
  return found;
}

/** The next byte that begins a line and may begin an object or a list of objects. */
function lineStart(bytes: Uint8Array, from: number, atStart: boolean): number {
  if (atStart && mayBegin(bytes, from)) return from;
  for (let i = bytes.indexOf(0x0a, Math.max(0, from - 1)); i >= 0; i = bytes.indexOf(0x0a, i + 1))
    if (mayBegin(bytes, i + 1)) return i + 1;
  return -1;
}

/** `{` before `"` or `}`, or `[` before `{`. */
function mayBegin(bytes: Uint8Array, at: number): boolean {
  const open = bytes[at];
  if (open !== 0x7b && open !== 0x5b) return false;
  let i = at + 1;
  while (isBlank(bytes[i]) && i < at + 1000) i++;
  const next = bytes[i];
  return open === 0x7b ? next === 0x22 || next === 0x7d : next === 0x7b;
}

const isBlank = (c: number | undefined): boolean => c === 0x20 || c === 0x0a || c === 0x0d || c === 0x09;

function hasInk(bytes: Uint8Array, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (!isBlank(bytes[i])) return true;
  return false;
}

const isUseful = (value: Json): boolean =>
  value instanceof Map ? value.size > 0 : Array.isArray(value) && value[0] instanceof Map;
