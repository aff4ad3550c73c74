import type { Edit, Span } from "../privacy/edits";
import { cleanedLines } from "../privacy/lines";
import type { Cleaner } from "../privacy/privacy";
import type { Steps } from "../steps";
import { plainBytes } from "./text-lines";

const CR = 0x0d;
const LF = 0x0a;
const ENCODER = new TextEncoder();

/**
 * What is kept instead of what is private in the lines of a text. A line that is clean stays byte for byte, with its
 * colours; of one that is not, the clean text stands there, with its own line end.
 */
export function* textEdits(bytes: Uint8Array, regions: readonly Span[], privacy: Cleaner): Steps<Edit[]> {
  const texts: string[] = [];
  const places: Span[] = [];
  for (const region of regions) {
    const raw = bytes.subarray(region.start, region.end);
    const plain = yield* plainBytes(raw);
    const lines = new TextDecoder("utf-8", { ignoreBOM: true }).decode(plain.bytes).split("\n");
    const spans = lineSpans(raw, region.start);
    for (let i = 0; i < lines.length && i < spans.length; i++) {
      texts.push(lines[i] ?? "");
      places.push(spans[i] ?? region);
    }
    yield;
  }
  const changed = yield* cleanedLines(texts, privacy);
  return [...changed]
    .sort(([a], [b]) => a - b)
    .flatMap(([i, text]) => {
      const place = places[i];
      return place ? [{ ...place, with: ENCODER.encode(text) }] : [];
    });
}

/** Where each line stands, without its end; a carriage return ends a line, alone or before a line feed. */
function lineSpans(raw: Uint8Array, offset: number): Span[] {
  const spans: Span[] = [];
  let start = 0;
  for (let i = 0; i < raw.length; i++) {
    const byte = raw[i];
    if (byte !== CR && byte !== LF) continue;
    spans.push({ start: offset + start, end: offset + i });
    if (byte === CR && raw[i + 1] === LF) i++;
    start = i + 1;
  }
  spans.push({ start: offset + start, end: offset + raw.length });
  return spans;
}
