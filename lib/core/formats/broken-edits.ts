import { type Edit, type Span, without } from "../privacy/edits";

/** Private places in what began like a document and is none: nothing that stands in them is read. */
export class BrokenEdits {
  readonly #list: Edit[] = [];
  #covered: Uint8Array | null = null;

  constructor(private readonly length: number) {}

  add(edit: Edit): void {
    this.#list.push(edit);
    if (Number.isFinite(edit.end)) this.#cover(edit);
  }

  /** Whether the document broke inside what was being left out. */
  get isOpen(): boolean {
    return this.#list.at(-1)?.end === Number.POSITIVE_INFINITY;
  }

  close(end: number): void {
    const last = this.#list.at(-1);
    if (!last || last.end !== Number.POSITIVE_INFINITY) return;
    last.end = end;
    this.#cover(last);
  }

  covers(at: number): boolean {
    return this.#covered?.[at] === 1;
  }

  /** Those that no document overlaps, each place once. */
  outside(spans: readonly Span[]): Edit[] {
    const sorted = [...this.#list].sort((a, b) => a.start - b.start);
    let end = 0;
    const apart = sorted.filter((edit) => {
      const clear = edit.start >= end;
      if (clear) end = edit.end;
      return clear;
    });
    return without(spans, apart);
  }

  #cover({ start, end }: Edit): void {
    this.#covered ??= new Uint8Array(this.length);
    this.#covered.fill(1, start + 1, end);
  }
}
