import { accepted, type Outcome, refused } from "../outcome";
import { concat } from "../privacy/concat";
import { between, type Edit, edited, EditedStream, type Sink, without } from "../privacy/edits";
import { type Cleaner, Privacy } from "../privacy/privacy";
import { type Removal, REMOVAL_WORDS } from "../privacy/removal";
import { type Found, findDocuments } from "./documents-in-text";
import { asIssue, type Fault } from "./fault";
import type { Source, TextSource } from "./format";
import type { Document } from "./document";
import { JsonReader } from "./json-reader";
import type { JsonTree } from "./json-tree";
import { sizeOf } from "../units/size";
import { READ_LIMITS, type ReadLimits } from "./limits";
import { sniff } from "./sniff";
import { atOnce, type Steps } from "../steps";
import { linesFault, notText, tooManyLines } from "./source-faults";
import { describe, notesOf } from "./source-notes";
import { textEdits } from "./text-edits";
import { cleanLines, plainBytes } from "./text-lines";

const BLANKS = 2 ** 16;
const ENCODER = new TextEncoder();
const BOM = new Uint8Array([0xef, 0xbb, 0xbf]);

/**
 * Takes one file in pieces of any size and hands it over as JSON documents or as text. Memory stays flat while JSON is
 * read: only the numbers and names are kept, and a text up to its limit. Any cut into pieces gives the same answer.
 * What is private never gets further than this: documents and lines come without it, and `kept` is handed the file as
 * it may be stored, piece by piece. What it was handed counts only when {@link end} accepts the file.
 */
export class SourceReader {
  readonly #limits: ReadLimits;
  #total = 0;
  #fault: Fault | null = null;
  /** Undecided until the first byte that is not blank. */
  #json: JsonReader | null = null;
  #begun = false;
  /** The file so far, while a second look is possible; `null` when it has grown too long for one. */
  #kept: Uint8Array[] | null = [];
  #keptBytes = 0;
  #bom = false;
  /** Of a long JSON file, which is handed on while it is read. */
  #stream: EditedStream | null = null;
  #privacy: Cleaner;
  /** Bytes of the file that are not handed on, because they stand behind a mistake. */
  #rest = 0;

  constructor(
    limits: Partial<ReadLimits> = {},
    private readonly kept: Sink = () => {},
    private readonly newPrivacy: () => Cleaner = () => new Privacy(),
  ) {
    this.#limits = { ...READ_LIMITS, ...limits };
    this.#privacy = newPrivacy();
  }

  /** What was taken out of the file, by kind; complete after {@link end}. */
  get removed(): Removal[] {
    const rest = this.#rest > 0 ? [{ what: REMOVAL_WORDS.rest, count: this.#rest }] : [];
    return [...this.#privacy.removed, ...rest];
  }

  /** Reads the next piece. Over a limit the rest is ignored and {@link end} refuses. The piece may be used again once what `kept` was handed is done with. */
  write(piece: Uint8Array): void {
    if (this.#fault || piece.length === 0) return;
    // Node's Buffer is a Uint8Array whose slice is no copy.
    const chunk = new Uint8Array(piece.buffer, piece.byteOffset, piece.byteLength);
    this.#total += chunk.length;
    if (this.#total > this.#limits.total)
      return this.#refuse(
        "too-large",
        this.#limits.total,
        `The file is larger than ${sizeOf(this.#limits.total)} unpacked.`,
      );
    if (!this.#begun) return this.#begin(chunk);
    this.#take(chunk);
  }

  /** The whole file, or what is wrong with it and where. */
  end(): Outcome<Source> {
    return atOnce(this.ending());
  }

  /** The same with pauses. */
  *ending(): Steps<Outcome<Source>> {
    if (!this.#begun && !this.#fault) this.#begin(new Uint8Array(0), true);
    if (this.#fault) return refused(asIssue(this.#fault));
    const json = this.#json;
    json?.finish();
    if (json?.fault && json.fault.kind !== "syntax") return refused(asIssue(json.fault));
    if (json && !json.fault && !json.inside) {
      this.#handOn(json);
      return yield* this.#jsonSource(json.documents, [json.tree], null, null);
    }
    const bytes = this.#all();
    if (bytes === null) return yield* this.#brokenStream(json);
    return yield* json ? this.#brokenJson(json, bytes) : this.#text(bytes);
  }

  /** Holds back the first bytes until they say what the file is. */
  #begin(chunk: Uint8Array, last = false): void {
    const kept = this.#kept ?? [];
    const bytes = concat([...kept, chunk]);
    const signs = sniff(bytes, last);
    if (signs.kind === "undecided") {
      this.#kept = [bytes];
      this.#keptBytes = bytes.length;
      if (bytes.length > BLANKS) this.#refuse("empty", BLANKS, "The file begins with nothing but blanks.");
      return;
    }
    if (signs.kind === "refused") {
      this.#fault = { kind: "encoding", ...signs.issue };
      return;
    }
    this.#begun = true;
    this.#bom = signs.bom;
    if (signs.bom) this.kept(BOM);
    this.#kept = [];
    this.#keptBytes = 0;
    if (signs.kind === "json") this.#json = new JsonReader(this.#limits, 1, this.#privacy);
    this.#take(signs.bom ? bytes.subarray(3) : bytes);
  }

  #take(chunk: Uint8Array): void {
    this.#json?.write(chunk);
    const fault = this.#json?.fault;
    if (fault && fault.kind !== "syntax") {
      this.#fault = fault;
      return;
    }
    if (fault && this.#json && this.#json.looksLikeLog) {
      this.#json = null;
      this.#privacy = this.newPrivacy();
    }
    if (this.#kept === null) return this.#passOn(chunk);
    const limit = this.#json ? this.#limits.secondLook : this.#limits.text;
    if (this.#keptBytes + chunk.length <= limit) {
      this.#kept.push(chunk.slice());
      this.#keptBytes += chunk.length;
      return;
    }
    const before = this.#kept;
    this.#kept = null;
    if (this.#json) {
      this.#stream = new EditedStream(this.#json.redaction.edits, this.kept);
      for (const piece of before) this.#stream.add(piece);
      this.#passOn(chunk);
    } else
      this.#refuse(
        "text-too-large",
        this.#limits.text,
        `A file that is not JSON is read up to ${sizeOf(this.#limits.text)}.`,
      );
  }

  #passOn(chunk: Uint8Array): void {
    if (!this.#json || !this.#stream) return;
    this.#stream.add(chunk);
    this.#stream.flush(this.#json.settled);
    this.#stream.own();
  }

  /** The rest of a JSON file, up to a mistake in it. */
  #handOn(json: JsonReader): void {
    const stream = this.#stream ?? new EditedStream(json.redaction.edits, this.kept);
    for (const piece of this.#kept ?? []) stream.add(piece);
    stream.finish(json.settled);
    this.#rest = this.#total - (this.#bom ? BOM.length : 0) - json.settled;
  }

  #all(): Uint8Array | null {
    return this.#kept === null ? null : concat(this.#kept);
  }

  /** A long file that is not whole: the documents before the fault are. */
  *#brokenStream(json: JsonReader | null): Steps<Outcome<Source>> {
    const fault = json?.fault ?? json?.cut();
    if (!json || !fault) return refused({ code: "unreadable", message: "The file could not be read." });
    if (json.documents.length === 0) return refused(asIssue(fault));
    this.#handOn(json);
    return yield* this.#jsonSource(json.documents, [json.tree], describe(fault), null);
  }

  /** A short file that is JSON only in part: text after a document, a cut, or a mistake. */
  *#brokenJson(json: JsonReader, bytes: Uint8Array): Steps<Outcome<Source>> {
    const fault = json.fault ?? json.cut();
    if (json.documents.length === 0) return refused(asIssue(fault));
    const found = yield* this.#documents(bytes);
    if (json.fault && json.tree.depth > 0) found.cut ??= fault;
    return yield* this.#found(found, bytes);
  }

  /** A second look at the whole file, which counts what is private anew. */
  *#documents(bytes: Uint8Array): Steps<Found> {
    this.#privacy = this.newPrivacy();
    return yield* findDocuments(bytes, this.#limits, this.#privacy);
  }

  *#text(bytes: Uint8Array): Steps<Outcome<Source>> {
    yield;
    if (bytes.includes(0)) return refused(notText(bytes));
    const plain = yield* plainBytes(bytes);
    yield;
    const text = decode(plain.bytes);
    if (text === null) return refused(notText(bytes));
    if (bytes.length <= this.#limits.secondLook) {
      const found = yield* this.#documents(bytes);
      if (found.documents.length > 0) return yield* this.#found(found, bytes);
      const bare = yield* this.#bare(bytes, text);
      if (bare) return yield* this.#found(bare.found, bare.bytes);
    }
    const fault = linesFault(text, plain.lines, this.#limits);
    if (fault) return refused(fault);
    const whole = [{ start: 0, end: bytes.length }];
    const { source } = yield* this.#cleanText(bytes, yield* textEdits(bytes, whole, this.#privacy));
    return accepted(source);
  }

  /** JSON under colours or behind a launcher's prefix on every line: found in the text without them. */
  *#bare(bytes: Uint8Array, plain: string): Steps<{ found: Found; bytes: Uint8Array } | null> {
    const { text } = yield* cleanLines(plain);
    if (!/^[[{]/m.test(text)) return null;
    const clean = ENCODER.encode(text);
    if (clean.length >= bytes.length - 1) return null;
    const found = yield* this.#documents(clean);
    return found.documents.length > 0 ? { found, bytes: clean } : null;
  }

  /** Hands on the file with the edits made, and gives its lines. */
  *#cleanText(bytes: Uint8Array, edits: readonly Edit[]): Steps<{ source: TextSource }> {
    yield;
    const clean = edited(bytes, edits);
    this.kept(clean);
    const plain = yield* plainBytes(clean);
    yield;
    const text = decode(plain.bytes) ?? "";
    const open = text === "" || text.endsWith("\n") ? {} : { open: true as const };
    return { source: { kind: "text", ...(yield* cleanLines(text)), ...open } };
  }

  *#found(found: Found, bytes: Uint8Array): Steps<Outcome<Source>> {
    const plain = found.around ? yield* plainBytes(bytes) : null;
    if (plain && plain.lines > this.#limits.lines) return refused(tooManyLines(plain.lines, this.#limits.lines));
    const spans = [...found.spans, ...without(found.spans, found.edits)].sort((a, b) => a.start - b.start);
    const lines = yield* textEdits(bytes, between(spans, bytes.length), this.#privacy);
    const edits = [...found.edits, ...lines].sort((a, b) => a.start - b.start);
    const { source } = yield* this.#cleanText(bytes, edits);
    const around = plain && decode(plain.bytes) !== null ? source : null;
    const trees = found.readers.map((r) => r.tree);
    const cut = found.cut
      ? describe(found.cut)
      : found.gaveUp
        ? "The rest of the text was not searched for JSON."
        : null;
    return yield* this.#jsonSource(found.documents, trees, cut, around);
  }

  *#jsonSource(
    documents: Document[],
    trees: JsonTree[],
    cut: string | null,
    around: TextSource | null,
  ): Steps<Outcome<Source>> {
    const notes = trees.flatMap(notesOf);
    if (this.#bom) notes.unshift("The file begins with a byte order mark; it was left out.");
    if (around !== null) notes.push("Text before or after the JSON was not read as JSON.");
    const single = documents.length === 1;
    return accepted({
      kind: "json",
      documents: documents.map((d) => ({ value: d.value, at: single ? "$" : `line ${d.line} $` })),
      cut,
      notes,
      ...(around === null ? {} : { around }),
    });
  }

  #refuse(code: string, limit: number, message: string): void {
    const hint = "Upload what the benchmark printed; leave out logs and answers, or split the run into several files.";
    this.#fault = { kind: "limit", code, message, at: `byte ${limit + 1}`, hint };
    this.#kept = null;
  }
}

function decode(bytes: Uint8Array): string | null {
  if (bytes.includes(0)) return null;
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}
