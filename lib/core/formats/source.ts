import { accepted, excerpt, type Issue, type Outcome, refused } from "../outcome";
import { concat } from "./concat";
import { type Found, findDocuments } from "./documents-in-text";
import { asIssue, type Fault } from "./fault";
import type { Source } from "./format";
import type { Document } from "./document";
import { JsonReader } from "./json-reader";
import type { JsonTree } from "./json-tree";
import { sizeOf } from "../units/size";
import { READ_LIMITS, type ReadLimits } from "./limits";
import { sniff } from "./sniff";
import { atOnce, type Steps } from "../steps";
import { cleanLines, plainBytes } from "./text-lines";

const BLANKS = 2 ** 16;

/**
 * Takes one file in pieces of any size and hands it over as JSON documents or as text. Memory stays flat while JSON is
 * read: only the numbers and names are kept, and a text up to its limit. Any cut into pieces gives the same answer.
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

  constructor(limits: Partial<ReadLimits> = {}) {
    this.#limits = { ...READ_LIMITS, ...limits };
  }

  /** Reads the next piece. Over a limit the rest is ignored and {@link end} refuses. The piece may be reused afterwards. */
  write(chunk: Uint8Array): void {
    if (this.#fault || chunk.length === 0) return;
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
    if (json && !json.fault && !json.inside) return yield* this.#jsonSource(json.documents, [json.tree], null, null);
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
    this.#kept = [];
    this.#keptBytes = 0;
    if (signs.kind === "json") this.#json = new JsonReader(this.#limits);
    this.#take(signs.bom ? bytes.subarray(3) : bytes);
  }

  #take(chunk: Uint8Array): void {
    this.#json?.write(chunk);
    const fault = this.#json?.fault;
    if (fault && fault.kind !== "syntax") {
      this.#fault = fault;
      return;
    }
    if (fault && this.#json && looksLikeLog(this.#json)) this.#json = null;
    if (this.#kept === null) return;
    const limit = this.#json ? this.#limits.secondLook : this.#limits.text;
    if (this.#keptBytes + chunk.length <= limit) {
      this.#kept.push(chunk.slice());
      this.#keptBytes += chunk.length;
      return;
    }
    this.#kept = null;
    if (!this.#json)
      this.#refuse(
        "text-too-large",
        this.#limits.text,
        `A file that is not JSON is read up to ${sizeOf(this.#limits.text)}.`,
      );
  }

  #all(): Uint8Array | null {
    return this.#kept === null ? null : concat(this.#kept);
  }

  /** A long file that is not whole: the documents before the fault are. */
  *#brokenStream(json: JsonReader | null): Steps<Outcome<Source>> {
    const fault = json?.fault ?? json?.cut();
    if (!json || !fault) return refused({ code: "unreadable", message: "The file could not be read." });
    if (json.documents.length === 0) return refused(asIssue(fault));
    return yield* this.#jsonSource(json.documents, [json.tree], describe(fault), null);
  }

  /** A short file that is JSON only in part: text after a document, a cut, or a mistake. */
  *#brokenJson(json: JsonReader, bytes: Uint8Array): Steps<Outcome<Source>> {
    const fault = json.fault ?? json.cut();
    if (json.documents.length === 0) return refused(asIssue(fault));
    const found = yield* findDocuments(bytes, this.#limits);
    if (json.fault && json.tree.depth > 0) found.cut ??= fault;
    return yield* this.#found(found, bytes);
  }

  *#text(bytes: Uint8Array): Steps<Outcome<Source>> {
    yield;
    if (bytes.includes(0)) return refused(notText(bytes));
    const plain = yield* plainBytes(bytes);
    yield;
    const text = decode(plain.bytes);
    if (text === null) return refused(notText(bytes));
    if (bytes.length <= this.#limits.secondLook) {
      const found = yield* findDocuments(bytes, this.#limits);
      if (found.documents.length > 0) return yield* this.#found(found, bytes);
    }
    if (plain.lines > this.#limits.lines) return refused(tooManyLines(plain.lines, this.#limits.lines));
    yield;
    const clean = yield* cleanLines(text);
    yield;
    const long = clean.lines.findIndex((line) => line.length > this.#limits.line);
    if (long >= 0)
      return refused({
        code: "line-too-long",
        message: `Line ${long + 1} is longer than ${sizeOf(this.#limits.line)}.`,
        at: `line ${long + 1}`,
        expected: "the text a benchmark printed",
      });
    return accepted({ kind: "text", ...clean });
  }

  *#found(found: Found, bytes: Uint8Array): Steps<Outcome<Source>> {
    const plain = found.around ? yield* plainBytes(bytes) : null;
    if (plain && plain.lines > this.#limits.lines) return refused(tooManyLines(plain.lines, this.#limits.lines));
    const around = plain && decode(plain.bytes);
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
    around: string | null,
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
      ...(around === null ? {} : { around: { kind: "text" as const, ...(yield* cleanLines(around)) } }),
    });
  }

  #refuse(code: string, limit: number, message: string): void {
    const hint = "Upload what the benchmark printed; leave out logs and answers, or split the run into several files.";
    this.#fault = { kind: "limit", code, message, at: `byte ${limit + 1}`, hint };
    this.#kept = null;
  }
}

const describe = (fault: Fault): string =>
  `${fault.message} ${fault.at ?? ""}${fault.found ? `: found ${fault.found}` : ""}${fault.expected ? `, expected ${fault.expected}` : ""}`;

/** What the engine left out or filled in, in words. */
function notesOf(tree: JsonTree): string[] {
  const notes: string[] = [];
  for (const [key, count] of tree.dropped)
    notes.push(`Private, so not read: what stands under "${key}"${count > 1 ? ` (${count} times)` : ""}.`);
  if (tree.missing.count > 0)
    notes.push(
      `Numbers that are missing (null, NaN or Infinity): ${tree.missing.count}, the first at ${tree.missing.first}.`,
    );
  if (tree.duplicates.count > 0)
    notes.push(
      `Names written twice, of which the last value counts: ${tree.duplicates.count}, the first at ${tree.duplicates.first}.`,
    );
  return notes;
}

/** `[1,0]<stdout>:` and `[2026-07-01 10:00:00] INFO` begin like a list and are lines of a log. */
const looksLikeLog = (json: JsonReader): boolean =>
  json.opensList && json.line === 1 && json.tree.depth <= 1 && json.stoppedAt < 200;

function decode(bytes: Uint8Array): string | null {
  if (bytes.includes(0)) return null;
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

const tooManyLines = (lines: number, limit: number): Issue => ({
  code: "too-many-lines",
  message: `The file has ${lines.toLocaleString("en-US")} lines; a text is read up to ${limit.toLocaleString("en-US")}.`,
  found: `${lines} lines`,
  expected: `at most ${limit} lines`,
  hint: "Upload what the benchmark printed; leave out the rest of the log, or split the run into several files.",
});

function notText(bytes: Uint8Array): Issue {
  const zero = bytes.indexOf(0);
  const start = String.fromCharCode(...bytes.subarray(0, 24)).replace(/[^\x20-\x7e]/g, "·");
  return zero >= 0
    ? {
        code: "binary",
        message: "The file is binary, not text.",
        at: `byte ${zero + 1}`,
        found: `a zero byte; the file starts with "${excerpt(start, 24)}"`,
        expected: "the text or JSON a benchmark printed",
        hint: "Upload what the benchmark printed, not a program, a picture or an archive.",
      }
    : {
        code: "not-utf-8",
        message: "The file is not UTF-8 text.",
        found: `bytes of another encoding; the file starts with "${excerpt(start, 24)}"`,
        expected: "UTF-8 text",
        hint: "Save the file as UTF-8. If it is not a text at all, upload what the benchmark printed.",
      };
}
