import { concat } from "./concat";

/** A place in a file. Offsets in bytes; `end` is the byte after the last. */
export interface Span {
  start: number;
  end: number;
}

/** One place of a file where other bytes stand than were sent. */
export interface Edit extends Span {
  with: Uint8Array;
}

const NOTHING = new Uint8Array(0);

/** The places of a document in the order of the file, found while it is read. None overlaps another. */
export class Edits {
  readonly list: Edit[] = [];
  #open: Edit | null = null;

  add(start: number, end: number, text: Uint8Array): void {
    this.list.push({ start, end, with: text });
  }

  /** From here on nothing is kept until {@link close}. */
  open(start: number, text: Uint8Array): void {
    this.#open = { start, end: Number.POSITIVE_INFINITY, with: text };
    this.list.push(this.#open);
  }

  get isOpen(): boolean {
    return this.#open !== null;
  }

  /** `lines`: line ends that stood in between, which are kept, so that what follows stays on its line. */
  close(end: number, lines: number): void {
    const edit = this.#open;
    if (!edit) return;
    edit.end = end;
    if (lines > 0) edit.with = concat([edit.with, new Uint8Array(lines).fill(0x0a)]);
    this.#open = null;
  }
}

/** The bytes with the edits made, all at once. */
export function edited(bytes: Uint8Array, edits: readonly Edit[]): Uint8Array {
  if (edits.length === 0) return bytes;
  const parts: Uint8Array[] = [];
  let at = 0;
  for (const edit of edits) {
    parts.push(bytes.subarray(at, edit.start), edit.with);
    at = Math.min(edit.end, bytes.length);
  }
  parts.push(bytes.subarray(at));
  return concat(parts);
}

/** The edits that overlap one of the spans; both are in the order of the file and without overlaps of their own. */
export const within = (spans: readonly Span[], edits: readonly Edit[]): Edit[] => split(spans, edits).inside;

/** The edits that overlap none of the spans. */
export const without = (spans: readonly Span[], edits: readonly Edit[]): Edit[] => split(spans, edits).outside;

function split(spans: readonly Span[], edits: readonly Edit[]): { inside: Edit[]; outside: Edit[] } {
  const found: { inside: Edit[]; outside: Edit[] } = { inside: [], outside: [] };
  let next = 0;
  for (const edit of edits) {
    for (let span = spans[next]; span && span.end <= edit.start; span = spans[++next]);
    const span = spans[next];
    (span && span.start < edit.end ? found.inside : found.outside).push(edit);
  }
  return found;
}

/** What lies between the spans of a file of this length. */
export function between(spans: readonly Span[], length: number): Span[] {
  const gaps: Span[] = [];
  let from = 0;
  for (const { start, end } of spans) {
    if (start > from) gaps.push({ start: from, end: start });
    from = Math.max(from, end);
  }
  if (from < length) gaps.push({ start: from, end: length });
  return gaps;
}

export type Sink = (bytes: Uint8Array) => void;

/** Hands on the bytes of a file with the edits made, as far as they are settled. Memory: what is not settled. */
export class EditedStream {
  #waiting: Uint8Array[] = [];
  /** Offset of the first waiting byte. */
  #from = 0;
  #next = 0;

  constructor(
    private readonly edits: Edits,
    private readonly sink: Sink,
  ) {}

  add(chunk: Uint8Array): void {
    if (chunk.length > 0) this.#waiting.push(chunk);
  }

  /** What waits is kept by itself: the pieces it came in may be used again. */
  own(): void {
    this.#waiting = this.#waiting.map((part) => part.slice());
  }

  /** Everything before this offset is settled: no edit that is still to come begins there. */
  flush(settled: number): void {
    for (let edit = this.edits.list[this.#next]; edit && edit.start <= settled; edit = this.edits.list[this.#next]) {
      this.#pass(edit.start, true);
      this.#pass(Math.min(edit.end, settled), false);
      if (edit.end > settled) return;
      this.sink(edit.with);
      this.#next++;
    }
    if (this.#next > 1000) this.#forget();
    this.#pass(settled, true);
  }

  /** The file ends at this offset, or is kept up to it. */
  finish(end: number): void {
    this.flush(end);
    const open = this.edits.list[this.#next];
    if (open && open.start < end) this.sink(open.with);
  }

  #forget(): void {
    this.edits.list.splice(0, this.#next);
    this.#next = 0;
  }

  #pass(to: number, keep: boolean): void {
    while (this.#from < to) {
      const first = this.#waiting[0] ?? NOTHING;
      const length = Math.min(first.length, to - this.#from);
      if (length === 0) return;
      if (keep) this.sink(first.subarray(0, length));
      if (length === first.length) this.#waiting.shift();
      else this.#waiting[0] = first.subarray(length);
      this.#from += length;
    }
  }
}
