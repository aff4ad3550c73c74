import "server-only";
import { createHash } from "node:crypto";
import type { FileHandle } from "node:fs/promises";
import { setImmediate as breathe } from "node:timers/promises";
import type { Format } from "../core/formats/format";
import { reading as readingSteps } from "../core/formats/registry";
import { SourceReader } from "../core/formats/source";
import type { Issue, Outcome } from "../core/outcome";
import { normalising } from "../core/run/normalise";
import type { Measurement, Reading, Skipped } from "../core/run/run";
import { fewSigns, fewSkipped, fewWarnings } from "./few";
import { inTurns } from "./in-turns";
import { PIECE_BYTES, type PackedPieces } from "./packed-pieces";
import { Refusal, type RefusalCode } from "./refusal";
import { MAX_UNPACKED } from "./unpacked";

/** Raised when the same bytes would be read differently. */
export const PARSER_VERSION = 1;
const MAX_MEASUREMENTS = 100_000;

export interface Landed {
  bytes: number;
  sha256: string;
}

export interface ReadUpload {
  format: Format;
  reading: Reading;
  measurements: Measurement[];
  skipped: Skipped[];
  warnings: Issue[];
}

/** Writes a body to a file while counting and hashing it. */
export async function land(chunks: AsyncIterable<Uint8Array>, file: FileHandle): Promise<Landed> {
  const hash = createHash("sha256");
  let bytes = 0;
  for await (const chunk of chunks) {
    hash.update(chunk);
    await file.write(chunk, 0, chunk.byteLength, bytes);
    bytes += chunk.byteLength;
  }
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

async function feed(file: FileHandle, bytes: number, reader: SourceReader, pieces: PackedPieces | null) {
  for (let at = 0; at < bytes; at += PIECE_BYTES) {
    const piece = Buffer.alloc(Math.min(PIECE_BYTES, bytes - at));
    await file.read(piece, 0, piece.byteLength, at);
    await pieces?.add(piece);
    reader.write(piece);
    await breathe();
  }
  await pieces?.end();
}

/** Reads a landed file through the registry. Its pieces are packed on the way when there is somewhere to put them. */
export async function readLanded(file: FileHandle, bytes: number, pieces: PackedPieces | null): Promise<ReadUpload> {
  const reader = new SourceReader({ total: MAX_UNPACKED });
  await feed(file, bytes, reader, pieces);
  const source = accept(await inTurns(reader.ending()));
  const read = accept(await inTurns(readingSteps(source.value)));
  const { format, reading } = read.value;
  const normal = await inTurns(normalising(reading));
  if (normal.measurements.length > MAX_MEASUREMENTS) {
    throw new Refusal("unusable", `The file holds more than ${MAX_MEASUREMENTS} metrics, which is the limit.`);
  }
  return {
    format,
    reading: { ...reading, evidence: fewSigns(reading.evidence) },
    measurements: normal.measurements,
    skipped: fewSkipped(normal.skipped),
    warnings: fewWarnings(distinct([...source.warnings, ...read.warnings, ...normal.warnings])),
  };
}
