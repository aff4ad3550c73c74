import { Edits } from "../privacy/edits";
import type { Cleaner } from "../privacy/privacy";
import { REMOVED, type RemovalKind } from "../privacy/removal";
import type { SkippedString } from "./json-string";
import type { JsonTree } from "./json-tree";

const ENCODER = new TextEncoder();
const MARK = ENCODER.encode(JSON.stringify(REMOVED));
/** Two quotes. */
const EMPTY = 2;

/** Takes out of a JSON document what is private while it is read, and keeps where. Offsets from its beginning, in bytes. */
export class JsonRedaction {
  readonly edits = new Edits();
  /** The list or object that is being left out: texts in it, the line it began on. */
  #dropped: { texts: number; line: number; kind: RemovalKind } = { texts: 0, line: 0, kind: "texts" };
  #skipFrom = 0;

  constructor(
    private readonly privacy: Cleaner,
    private readonly tree: JsonTree,
  ) {}

  key(key: string, start: number, end: number): string {
    return this.#instead(key, this.privacy.key(key), start, end);
  }

  value(text: string, start: number, end: number): string {
    return this.#instead(text, this.privacy.value(text, this.tree.rule), start, end);
  }

  #instead(text: string, clean: string, start: number, end: number): string {
    if (clean !== text) this.edits.add(start, end, ENCODER.encode(JSON.stringify(clean)));
    return clean;
  }

  /** A number by itself, before the tree takes it. */
  number(start: number, end: number): void {
    if (!this.tree.dropsNumber) return;
    if (this.tree.rule) this.privacy.count(this.tree.rule.kind);
    this.edits.add(start, end, MARK);
  }

  /** A string that is not kept begins. */
  skips(start: number): void {
    this.#skipFrom = start;
    if (!this.tree.isDropping) this.edits.open(start, MARK);
  }

  /** It ended, before the tree takes it. */
  skipped(text: SkippedString, end: number): void {
    if (this.tree.isDropping) this.#dropped.texts++;
    else {
      const was = end - this.#skipFrom === EMPTY || text.is(REMOVED);
      if (!was && this.tree.rule) this.privacy.count(this.tree.rule.kind);
      this.edits.close(end, 0);
    }
  }

  /** A list or an object begins, before the tree opens it. */
  opens(object: boolean, start: number, line: number): void {
    if (this.tree.isDropping || !this.tree.dropsContainer(object)) return;
    this.edits.open(start, MARK);
    this.#dropped = { texts: 0, line, kind: this.tree.rule?.kind ?? "texts" };
  }

  /** What was left out, or a part of it, is closed; its line ends stay, so that what follows stays on its line. */
  closed(end: number, line: number): void {
    if (this.tree.isDropping) return;
    this.privacy.count(this.#dropped.kind, Math.max(1, this.#dropped.texts));
    this.edits.close(end, line - this.#dropped.line);
  }
}
