import { type Cleaner, Privacy } from "../privacy/privacy";
import type { Document } from "./document";
import { type Fault, place } from "./fault";
import {
  byteText,
  cutFault,
  LONGEST_NUMBER,
  NOT_UTF8,
  NUMBER_TOO_LONG,
  stringTooLong,
  syntaxFault,
} from "./json-faults";
import { HeldBytes } from "./held-bytes";
import { Expect, expectedText, isNumeric, wordAt } from "./json-grammar";
import { BAD, HELD, NumberScan } from "./json-number";
import { JsonRedaction } from "./json-redaction";
import { SkippedString, StringScan } from "./json-string";
import { JsonTree } from "./json-tree";
import type { ReadLimits } from "./limits";

/** Shared: a token is read and taken before anybody else reads one. */
const NUMBERS = new NumberScan();
const STRINGS = new StringScan();
const NOT_SKIPPING = new SkippedString();

/**
 * Strict JSON from bytes in pieces of any size (RFC 8259; and, because Python and C write them, NaN, Infinity and inf).
 * Reads objects and arrays one after another with nothing but blanks between them. A token that reaches the end of a
 * piece is held and read again with the next, so the cut never matters.
 */
export class JsonReader {
  readonly documents: Document[] = [];
  readonly tree: JsonTree;
  /** What is private in it, and what is kept instead. */
  readonly redaction: JsonRedaction;
  /** Why it stopped. Nothing is read after it. */
  fault: Fault | null = null;
  /** The byte it stopped at, from the beginning of what was written. */
  stoppedAt = 0;
  line: number;
  #lineStart = 0;
  readonly #held = new HeldBytes();
  #base = 0;
  #expect = Expect.Document;
  #opened = { line: 1, start: 0 };
  /** Inside a string that is not kept: a key, or a value. */
  #skipping: "key" | "value" | null = null;
  #skipFrom = 0;
  #skipped = NOT_SKIPPING;

  constructor(
    readonly limits: ReadLimits,
    firstLine = 1,
    privacy: Cleaner = new Privacy(),
  ) {
    this.tree = new JsonTree(limits);
    this.redaction = new JsonRedaction(privacy, this.tree);
    this.line = firstLine;
  }

  write(chunk: Uint8Array): void {
    if (!this.fault) this.#read(this.#held.with(chunk, this.limits.string));
  }

  /** No more will come. */
  finish(): void {
    if (!this.fault) this.#read(this.#held.rest());
  }

  #read(bytes: Uint8Array | null): void {
    if (!bytes) return;
    const used = this.#scan(bytes);
    if (this.fault) return;
    this.#held.hold(bytes.slice(used));
    this.#base += used;
  }

  /** Whether the first document is a list. */
  opensList = false;

  /** `[1,0]<stdout>:` and `[2026-07-01 10:00:00] INFO` begin like a list and are lines of a log. */
  get looksLikeLog(): boolean {
    return this.opensList && this.line === 1 && this.tree.depth <= 1 && this.stoppedAt < 200;
  }

  /** Whether the bytes so far end inside a document. */
  get inside(): boolean {
    return this.tree.depth > 0 || this.#held.length > 0;
  }

  /** Every edit that begins before this byte is known. */
  get settled(): number {
    return this.fault ? this.stoppedAt : this.#base;
  }

  /** The fault of a file that ends here, inside a document. */
  cut(): Fault {
    const byte = this.#base + this.#held.length;
    const where = place(this.line, byte - this.#lineStart + 1, byte + 1);
    return cutFault(this.#opened.line, this.tree.path(), where, expectedText(this.#expect, this.tree.inObject));
  }

  /** @returns the index of the first byte that is not yet used up */
  #scan(bytes: Uint8Array): number {
    const end = bytes.length;
    const tree = this.tree;
    let i = 0;
    while (i < end) {
      if (this.#skipping) {
        const after = this.#skipped.read(bytes, i, end);
        if (after === HELD) return end;
        if (after === BAD) return this.#syntax(bytes, this.#skipFrom - this.#base, "a broken string");
        this.#expect = this.#skipping === "key" ? Expect.Colon : Expect.CommaOrClose;
        i = after + 1;
        if (this.#skipping === "value") {
          this.redaction.skipped(this.#skipped, this.#base + i);
          tree.value("");
        }
        this.#skipping = null;
        continue;
      }
      const c = bytes[i] ?? 0;
      if (c === 0x20 || c === 0x0a || c === 0x0d || c === 0x09) {
        i++;
        if (c === 0x0a) this.#newline(i);
        continue;
      }
      switch (this.#expect) {
        case Expect.Document:
          if (c !== 0x7b && c !== 0x5b) return this.#syntax(bytes, i);
          this.#opened = { line: this.line, start: this.#base + i };
          i = this.#open(i, c);
          break;
        case Expect.Value:
        case Expect.ValueOrClose:
          if (c === 0x5d && this.#expect === Expect.ValueOrClose) i = this.#close(i);
          else i = this.#value(bytes, i, end, c);
          break;
        case Expect.Key:
        case Expect.KeyOrClose:
          if (c === 0x7d && this.#expect === Expect.KeyOrClose) i = this.#close(i);
          else i = this.#key(bytes, i, end, c);
          break;
        case Expect.Colon:
          if (c !== 0x3a) return this.#syntax(bytes, i);
          this.#expect = Expect.Value;
          i++;
          break;
        case Expect.CommaOrClose:
          if (c === 0x2c) {
            this.#expect = tree.inObject ? Expect.Key : Expect.Value;
            i++;
          } else if (c === (tree.inObject ? 0x7d : 0x5d)) i = this.#close(i);
          else return this.#syntax(bytes, i);
          break;
      }
      if (i < 0) return -1 - i;
      if (tree.fault) return this.#stop(i, tree.fault);
    }
    return i;
  }

  /** These return the index after what they read, or −1 − index to stop there: held for the next piece, or a fault. */
  #open(i: number, c: number): number {
    const object = c === 0x7b;
    if (this.tree.depth === 0 && this.documents.length === 0) this.opensList = !object;
    this.redaction.opens(object, this.#base + i, this.line);
    this.tree.open(object);
    if (this.tree.fault) return -1 - this.#stop(i, this.tree.fault);
    this.#expect = object ? Expect.KeyOrClose : Expect.ValueOrClose;
    return i + 1;
  }

  #close(i: number): number {
    const dropping = this.tree.isDropping;
    const value = this.tree.close();
    if (dropping) this.redaction.closed(this.#base + i + 1, this.line);
    this.#expect = Expect.CommaOrClose;
    if (value !== undefined) {
      this.documents.push({ value, ...this.#opened, end: this.#base + i + 1 });
      this.#expect = Expect.Document;
    }
    return i + 1;
  }

  #key(bytes: Uint8Array, i: number, end: number, c: number): number {
    if (c !== 0x22) return -1 - this.#syntax(bytes, i);
    if (this.tree.dropsKeys) return this.#skip("key", i);
    const close = this.#find(bytes, i, end);
    if (close < 0) return close;
    const key = STRINGS.text(bytes, i + 1, close);
    if (key === null) return -1 - this.#brokenText(bytes, i, close);
    if (STRINGS.escaped && (key.includes("\0") || !key.isWellFormed()))
      return -1 - this.#syntax(bytes, i, "a name with a NUL or half a character in it");
    this.tree.key(this.redaction.key(key, this.#base + i, this.#base + close + 1));
    this.#expect = Expect.Colon;
    return close + 1;
  }

  #value(bytes: Uint8Array, i: number, end: number, c: number): number {
    if (c === 0x22) return this.#text(bytes, i, end);
    if (c === 0x7b || c === 0x5b) return this.#open(i, c);
    if (isNumeric(c, bytes[i + 1])) return this.#numbers(bytes, i, end);
    return this.#word(bytes, i, end);
  }

  #text(bytes: Uint8Array, i: number, end: number): number {
    if (this.tree.drops) return this.#skip("value", i);
    const close = this.#find(bytes, i, end);
    if (close < 0) return close;
    const text = STRINGS.text(bytes, i + 1, close);
    if (text === null) return -1 - this.#brokenText(bytes, i, close);
    this.tree.value(this.redaction.value(text, this.#base + i, this.#base + close + 1));
    this.#expect = Expect.CommaOrClose;
    return close + 1;
  }

  #skip(what: "key" | "value", i: number): number {
    this.#skipping = what;
    this.#skipFrom = this.#base + i;
    this.#skipped = new SkippedString();
    if (what === "value") this.redaction.skips(this.#skipFrom);
    return i + 1;
  }

  /** The closing quote of a kept string that opens at `i`, or a reason to stop. */
  #find(bytes: Uint8Array, i: number, end: number): number {
    const limit = this.limits.string;
    const reach = Math.min(end, i + 2 + limit);
    const close = STRINGS.find(bytes, i + 1, reach);
    if (close === BAD) return -1 - this.#syntax(bytes, STRINGS.badAt, "a control character inside a string");
    if (close !== HELD) return close;
    if (reach - i - 1 <= limit) return -1 - i;
    return -1 - this.#stop(i, stringTooLong(limit));
  }

  /** A number, and inside an array all that follow it: this loop is where the speed is. */
  #numbers(bytes: Uint8Array, start: number, end: number): number {
    const { tree } = this;
    const array = tree.inArray;
    let i = start;
    for (;;) {
      const after = NUMBERS.read(bytes, i, end);
      if (after === BAD) return -1 - this.#syntax(bytes, i, "a broken number");
      if ((after === HELD ? end : after) - i > LONGEST_NUMBER) return -1 - this.#stop(i, NUMBER_TOO_LONG);
      if (after === HELD) return -1 - i;
      if (!array) this.redaction.number(this.#base + i, this.#base + after);
      tree.number(NUMBERS.value);
      this.#expect = Expect.CommaOrClose;
      if (tree.fault || !array || bytes[after] !== 0x2c) return after;
      i = after + 1;
      this.#expect = Expect.Value;
      let c = bytes[i] ?? 0;
      while (c === 0x20 || c === 0x0a) {
        i++;
        if (c === 0x0a) this.#newline(i);
        c = bytes[i] ?? 0;
      }
      if (!isNumeric(c, bytes[i + 1])) return i;
    }
  }

  #word(bytes: Uint8Array, i: number, end: number): number {
    const word = wordAt(bytes, i, end);
    if (word === "held") return -1 - i;
    if (word === null) return -1 - this.#syntax(bytes, i);
    const [text, value] = word;
    if (typeof value === "number") this.tree.number(value);
    else this.tree.value(value);
    this.#expect = Expect.CommaOrClose;
    return i + text.length;
  }

  #newline(next: number): void {
    this.line++;
    this.#lineStart = this.#base + next;
  }

  #brokenText(bytes: Uint8Array, i: number, close: number): number {
    if (STRINGS.isUtf8(bytes.subarray(i, close + 1))) return this.#syntax(bytes, i, "a string with a broken escape");
    return this.#stop(i, NOT_UTF8);
  }

  #syntax(bytes: Uint8Array, i: number, found?: string): number {
    const expected = expectedText(this.#expect, this.tree.inObject);
    return this.#stop(i, syntaxFault(found ?? byteText(bytes[i] ?? 0), expected));
  }

  #stop(i: number, fault: Fault): number {
    const byte = this.#base + i;
    this.stoppedAt = byte;
    const where = place(this.line, byte - this.#lineStart + 1, byte + 1);
    this.fault ??= { ...fault, at: `${fault.at ?? this.tree.path()}, ${where}` };
    return i;
  }
}
