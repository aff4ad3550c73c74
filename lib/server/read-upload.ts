import "server-only";
import { createHash } from "node:crypto";
import type { FileHandle } from "node:fs/promises";
import { setImmediate as breathe } from "node:timers/promises";
import { emptyReading } from "../core/formats/empty-reading";
import type { Format, Source, System } from "../core/formats/format";
import type { Mapped } from "../core/mapping/map-table";
import type { Mapping } from "../core/mapping/mapping";
import { OWN_NUMBERS } from "../core/mapping/own-numbers";
import type { UnknownTable } from "../core/mapping/unknown-table";
import { claim, reading as readingSteps, systemsOf } from "../core/formats/registry";
import { SourceReader } from "../core/formats/source";
import type { Issue, Outcome } from "../core/outcome";
import type { Removal } from "../core/privacy/removal";
import { normalising } from "../core/run/normalise";
import type { Measurement, Reading, Skipped } from "../core/run/run";
import { fewSigns, fewSkipped, fewWarnings } from "./few";
import { inTurns } from "./in-turns";
import { PIECE_BYTES, type PackedPieces } from "./packed-pieces";
import { mapSource, unownedTable } from "./read-mapped";
import { Refusal, type RefusalCode } from "./refusal";
import { MAX_UNPACKED } from "../core/formats/upload-limits";
import { readWhole, writeWhole } from "./whole-io";

/**
 * Raised when the same bytes would be read differently. Kept with each run and shown nowhere: it tells which runs were
 * read by older rules, should one day their files be read again.
 */
export const PARSER_VERSION = 2;
const MAX_MEASUREMENTS = 100_000;

export interface Landed {
  bytes: number;
  sha256: string;
}

export interface ReadUpload {
  format: Pick<Format, "id" | "label" | "kind">;
  reading: Reading;
  measurements: Measurement[];
  skipped: Skipped[];
  warnings: Issue[];
  /** What was private in the file and is not kept. */
  removed: Removal[];
  /** How a file of no format was read. */
  mapping: Mapping | null;
  /** Of a collection of which no system is chosen yet; nothing else is read of it then. */
  systems: System[];
  /** Of a file read through a mapping: what of it became no measurement. */
  mapped?: Mapped;
  /** The rows of a file that no format owns; nothing else is read of it. */
  table?: UnknownTable;
}

/** Which system of a collection is read. `mayChoose`: without one, the answer is the systems, not a refusal. */
export interface Choice {
  system?: string | undefined;
  mayChoose: boolean;
  /** The file is a table and is read through this, whatever else may own it. */
  mapping?: Mapping | null;
}

/** Writes a body to a file while counting and hashing it, a piece being written while the next one arrives. */
export async function land(chunks: AsyncIterable<Uint8Array>, file: FileHandle): Promise<Landed> {
  const hash = createHash("sha256");
  let bytes = 0;
  let filled = 0;
  let [piece, other] = [Buffer.allocUnsafe(PIECE_BYTES), Buffer.allocUnsafe(PIECE_BYTES)];
  let writing: Promise<unknown> = Promise.resolve();
  const write = async () => {
    await writing;
    writing = writeWhole(file, piece.subarray(0, filled), bytes - filled);
    writing.catch(() => {}); // told by whoever awaits it
    [piece, other] = [other, piece];
    filled = 0;
  };
  for await (const chunk of chunks) {
    hash.update(chunk);
    for (let at = 0; at < chunk.byteLength; ) {
      const part = chunk.subarray(at, at + PIECE_BYTES - filled);
      piece.set(part, filled);
      filled += part.byteLength;
      bytes += part.byteLength;
      at += part.byteLength;
      if (filled === PIECE_BYTES) await write();
    }
  }
  await write();
  await writing;
  return { bytes, sha256: hash.digest("hex") };
}

/** What the engine's codes come to; any other is a file that was read and cannot be used. */
const ENGINE_CODES: ReadonlyMap<string, RefusalCode> = new Map([
  ["not-text", "not-text"],
  ["binary", "not-text"],
  ["packed", "not-text"],
  ["utf-16", "not-text"],
  ["not-utf-8", "not-text"],
  ["too-large", "too-large"],
  ["text-too-large", "too-large"],
]);

function accept<T>(outcome: Outcome<T>): { value: T; warnings: Issue[] } {
  if (outcome.ok) return outcome;
  const [first] = outcome.errors;
  const code = ENGINE_CODES.get(first?.code ?? "") ?? "unusable";
  // A fault of the whole file stands at its beginning.
  const errors = outcome.errors.map((error) => ({ ...error, at: error.at || "line 1" }));
  throw new Refusal(code, first?.message ?? "The file cannot be used.", { errors, more: outcome.more });
}

/** A format's warnings stand both in its outcome and in its reading. */
function distinct(warnings: Issue[]): Issue[] {
  return [...new Map(warnings.map((warning) => [JSON.stringify(warning), warning])).values()];
}

/** A landed file piece by piece, each good until the next; the next is fetched while one is worked on. */
async function* piecesOf(file: FileHandle, bytes: number): AsyncGenerator<Buffer> {
  const buffers = [0, 1].map(() => Buffer.allocUnsafe(Math.min(PIECE_BYTES, bytes)));
  const fetch = async (at: number): Promise<Buffer> => {
    const buffer = buffers[(at / PIECE_BYTES) % 2] ?? Buffer.alloc(0);
    const piece = buffer.subarray(0, Math.min(PIECE_BYTES, bytes - at));
    await readWhole(file, piece, at);
    return piece;
  };
  let next = fetch(0);
  for (let at = 0; at < bytes; at += PIECE_BYTES) {
    const piece = await next;
    if (at + PIECE_BYTES < bytes) next = fetch(at + PIECE_BYTES);
    next.catch(() => {}); // told by whoever awaits it
    yield piece;
  }
}

/** The file as JSON or text without what is private; the file as it may be kept goes to `pieces` meanwhile. */
async function cleanSource(file: FileHandle, bytes: number, pieces: PackedPieces | null) {
  const clean: Uint8Array[] = [];
  const reader = new SourceReader({ total: MAX_UNPACKED }, (part) => void (pieces && clean.push(part)));
  const pack = async () => {
    for (const part of clean.splice(0)) await pieces?.add(part);
  };
  for await (const piece of piecesOf(file, bytes)) {
    reader.write(piece);
    await pack();
    await breathe();
  }
  const source = accept(await inTurns(reader.ending()));
  await pack();
  pieces?.finish();
  const { removed } = reader;
  if (pieces) pieces.removed = removed;
  return { ...source, removed };
}

/** Whether a landed file describes a machine, from its claim alone. */
export async function describesMachine(file: FileHandle, bytes: number): Promise<boolean> {
  const { value } = await cleanSource(file, bytes, null);
  return claim(value).format?.kind === "environment";
}

/** Reads a landed file through the registry. Its pieces are packed on the way when there is somewhere to put them. */
export async function readLanded(
  file: FileHandle,
  bytes: number,
  pieces: PackedPieces | null,
  choice: Choice = { mayChoose: false },
): Promise<ReadUpload> {
  const source = await cleanSource(file, bytes, pieces);
  const about = { removed: source.removed, mapping: choice.mapping ?? null };
  const open = choice.mayChoose && choice.system === undefined ? collection(source.value) : null;
  if (open) return { ...open, ...about, warnings: fewWarnings(source.warnings) };
  const outcome: Outcome<AsRead> = choice.mapping
    ? own(await mapSource(source.value, choice.mapping))
    : await inTurns(readingSteps(source.value, choice.system));
  const table = choice.mayChoose && !outcome.ok ? await unownedTable(source.value, outcome.errors) : null;
  if (table && "code" in table) throw new Refusal("unusable", table.message, { errors: [table] });
  if (table) return { ...unread(OWN_NUMBERS), table, ...about, warnings: fewWarnings(source.warnings) };
  const read = accept(outcome);
  const { format, reading, mapped } = read.value;
  const normal = await inTurns(normalising(reading));
  if (normal.measurements.length > MAX_MEASUREMENTS) {
    throw new Refusal("unusable", `The file holds more than ${MAX_MEASUREMENTS} metrics, which is the limit.`);
  }
  await pieces?.end();
  return {
    format,
    reading: { ...reading, evidence: fewSigns(reading.evidence) },
    measurements: normal.measurements,
    skipped: fewSkipped(normal.skipped),
    warnings: fewWarnings(distinct([...source.warnings, ...read.warnings, ...normal.warnings])),
    systems: [],
    ...about,
    ...(mapped ? { mapped } : {}),
  };
}

type AsRead = { format: ReadUpload["format"]; reading: Reading; mapped?: Mapped };

const own = (outcome: Outcome<Mapped>): Outcome<AsRead> =>
  outcome.ok
    ? { ...outcome, value: { format: OWN_NUMBERS, reading: outcome.value.reading, mapped: outcome.value } }
    : outcome;

const unread = (format: ReadUpload["format"]): Omit<ReadUpload, "warnings" | "removed" | "mapping"> => ({
  format,
  reading: emptyReading(""),
  measurements: [],
  skipped: [],
  systems: [],
});

const MAX_SYSTEMS = 5000;

/** A file of several systems before one is chosen. */
function collection(source: Source): Omit<ReadUpload, "warnings" | "removed" | "mapping"> | null {
  const systems = systemsOf(source);
  const { format } = claim(source);
  if (systems.length < 2 || !format) return null;
  return { ...unread(format), reading: emptyReading(format.tool), systems: systems.slice(0, MAX_SYSTEMS) };
}
