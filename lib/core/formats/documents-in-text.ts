import type { Fault } from "./fault";
import type { Json } from "./format";
import { type Document, JsonReader } from "./json-reader";
import type { ReadLimits } from "./limits";

/** How much may be read again and again while looking; beyond it the rest is not searched. */
const EFFORT = 8;

export interface Found {
  documents: Document[];
  readers: JsonReader[];
  /** The file ends inside the last document. */
  cut: Fault | null;
  /** Bytes that are not part of a document, blanks aside. */
  around: boolean;
}

/**
 * Looks for JSON documents in a text: the first `{` or `[` that starts a line, then on from where that one ended.
 * Not the first brace anywhere, since log lines contain braces (FORMATS 1.2). Only objects and lists of objects count.
 */
export function findDocuments(bytes: Uint8Array, limits: ReadLimits): Found {
  const found: Found = { documents: [], readers: [], cut: null, around: false };
  let effort = bytes.length * EFFORT;
  let line = 1;
  let from = 0;
  for (let i = lineStart(bytes, 0, true); i >= 0 && effort > 0; ) {
    for (let k = from; k < i; k++) if (bytes[k] === 0x0a) line++;
    if (hasInk(bytes, from, i)) found.around = true;
    from = i;
    const reader = new JsonReader(limits, line);
    const rest = bytes.subarray(i);
    reader.write(rest);
    effort -= reader.fault ? reader.stoppedAt + 1 : rest.length;
    const useful = reader.documents.filter((d) => isUseful(d.value));
    if (useful.length > 0) {
      found.documents.push(...useful);
      found.readers.push(reader);
    }
    if (!reader.fault && reader.inside) {
      found.cut = reader.cut();
      return found;
    }
    const last = reader.documents[reader.documents.length - 1];
    const next = last ? i + last.end : i;
    if (last) {
      for (let k = from; k < next; k++) if (bytes[k] === 0x0a) line++;
      from = next;
    }
    i = lineStart(bytes, last ? next : i + 1, false);
  }
  if (hasInk(bytes, from, bytes.length)) found.around = true;
  return found;
}

/** The next `{` or `[` that is the first byte of a line. */
function lineStart(bytes: Uint8Array, from: number, atStart: boolean): number {
  if (atStart && (bytes[from] === 0x7b || bytes[from] === 0x5b)) return from;
  for (let i = bytes.indexOf(0x0a, Math.max(0, from - 1)); i >= 0; i = bytes.indexOf(0x0a, i + 1)) {
    const c = bytes[i + 1];
    if (c === 0x7b || c === 0x5b) return i + 1;
  }
  return -1;
}

function hasInk(bytes: Uint8Array, from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    const c = bytes[i];
    if (c !== 0x20 && c !== 0x0a && c !== 0x0d && c !== 0x09) return true;
  }
  return false;
}

const isUseful = (value: Json): boolean =>
  value instanceof Map ? value.size > 0 : Array.isArray(value) && value[0] instanceof Map;
