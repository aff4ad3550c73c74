// The use case "bytes become a stored run" (QUALITY 1.5): seat, room, land, read, one transaction, answer.
import "server-only";
import type { FileHandle } from "node:fs/promises";
import { type Issue, excerpt } from "../core/outcome";
import { labelOf } from "../core/metrics/catalogue";
import type { Grade } from "../core/evidence/grade";
import { Environment, type Evidence, MODES } from "../core/run/environment";
import type { Measurement, Skipped } from "../core/run/run";
import type { Owner } from "./access";
import { db } from "./db";
import { declaredEnvironment, environmentDigest } from "./declared";
import { SMALL_BYTES, gate } from "./gate";
import { filePart } from "./multipart";
import { PackedPieces } from "./packed-pieces";
import { type Landed, PARSER_VERSION, type ReadUpload, land, readLanded } from "./read-upload";
import { receivedBody } from "./received-body";
import { fault } from "./refusal";
import { refuseWhenFull, withScratch } from "./scratch";
import { storableText } from "./storable";
import { storeRun } from "./store-run";
import { unpacked } from "./unpacked";

export interface Upload {
  filename: string | null;
  stream: ReadableStream<Uint8Array> | null;
  declared: Partial<Environment>;
  /** From Content-Length; `null`: not announced. */
  contentLength: number | null;
  /** From Content-Encoding. */
  encoding: string | null;
  /** From Content-Type: multipart/form-data is taken apart, anything else is the file itself. */
  contentType?: string | null;
  /** For the runs we ship: what they are graded and where their figures come from. */
  shipped?: { grade: Grade; source: string };
}

export interface FormatName {
  id: string;
  label: string;
}

export interface Stored {
  id: string;
  created: boolean;
  sha256: string;
  bytes: number;
  filename: string;
  format: FormatName;
  environment: Environment;
  measurements: number;
  samples: number;
  skipped: Skipped[];
  warnings: Issue[];
}

/** What would be stored, and what the file says of its own side. */
export interface Preview extends Omit<Stored, "id" | "created" | "environment"> {
  tool: { name: string; version: string | null };
  environment: Partial<Environment>;
  evidence: Evidence[];
  /** Kinds of load the file was measured under, where its tool names them: LoadGen's "Offline". */
  scenarios: string[];
  metrics: { metric: string; label: string; axis: string; unit: string; rows: number; samples: number }[];
  /** Runs of the very same bytes that are stored already. */
  known: { id: string; mode: string; createdAt: string }[];
}

/** A name to show, never a path; packed files are kept unpacked. */
export function shownFilename(given: string | null): string {
  const last =
    storableText(given ?? "")
      .split(/[/\\]/)
      .at(-1) ?? "";
  const name = excerpt(last.replace(/\.gz$/i, "").trim(), 200);
  return /^\.*$/.test(name) ? "upload" : name;
}

/** A body whose length nobody announced is small until it is not. */
async function* watched(body: AsyncIterable<Uint8Array>, grow: () => void): AsyncGenerator<Uint8Array> {
  let total = 0;
  for await (const chunk of body) {
    total += chunk.byteLength;
    if (total > SMALL_BYTES) grow();
    yield chunk;
  }
}

async function landed(upload: Upload, file: FileHandle, grow: () => void): Promise<Landed & { filename: string }> {
  const body = watched(receivedBody(upload.stream, upload.contentLength), grow);
  const type = upload.contentType ?? "";
  if (!/^multipart\/form-data\b/i.test(type)) {
    const arrived = await land(unpacked(body, upload.encoding), file);
    return { ...arrived, filename: shownFilename(upload.filename) };
  }
  const part = await filePart(body, type);
  const arrived = await land(unpacked(part.bytes, upload.encoding), file);
  return { ...arrived, filename: shownFilename(upload.filename ?? part.filename) };
}

/** Sample values that are stored; what a tool only counted does not stand here. */
const samplesOf = (measurements: readonly Measurement[]): number =>
  measurements.reduce((sum, m) => sum + (m.samples?.length ?? 0), 0);

/** Takes the file in and hands it on read, with its pieces packed when `pack` is set. */
async function withRead<T>(
  upload: Upload,
  pack: boolean,
  work: (arrived: Landed & { filename: string }, read: ReadUpload, pieces: PackedPieces) => Promise<T>,
): Promise<T> {
  const announced = upload.contentLength;
  return gate().admit((announced ?? 0) > SMALL_BYTES ? "large" : "small", async (grow) => {
    await refuseWhenFull(announced ?? 0);
    return withScratch((file) =>
      withScratch(async (aside) => {
        const arrived = await landed(upload, file, grow);
        return gate().read(async () => {
          const pieces = new PackedPieces(aside);
          const read = await readLanded(file, arrived.bytes, pack ? pieces : null);
          return work(arrived, read, pieces);
        });
      }),
    );
  });
}

function withMode(environment: Partial<Environment>): Environment {
  const { mode } = environment;
  if (mode) return Environment.parse({ ...environment, mode });
  throw fault("unusable", {
    code: "mode-missing",
    message: "Neither the file nor the request says where this was measured.",
    at: "mode",
    found: "nothing",
    expected: MODES.join(", "),
    hint: "Add mode to the address: ?mode=bare-metal for the baseline, ?mode=vm-passthrough for a virtual machine.",
  });
}

/** Stores one uploaded file as a run. The same bytes in the same environment are the same run. @throws Refusal */
export async function ingest(owner: Owner, upload: Upload): Promise<Stored> {
  return withRead(upload, true, async ({ bytes, sha256, filename }, read, pieces) => {
    const { format, reading, measurements, skipped } = read;
    const declared = declaredEnvironment(reading.environment, reading.evidence, upload.declared);
    const environment = withMode(declared.environment);
    const warnings = [...read.warnings, ...declared.warnings];
    const row = {
      sha256,
      environmentDigest: environmentDigest(environment),
      filename,
      bytes,
      format: format.id,
      toolName: reading.tool.name,
      toolVersion: reading.tool.version,
      parserVersion: PARSER_VERSION,
      mode: environment.mode,
      label: environment.label ?? null,
      gpu: environment.gpu ?? null,
      gpuCount: environment.gpuCount ?? null,
      environment,
      evidence: reading.evidence,
      skipped,
      warnings,
      grade: upload.shipped?.grade ?? null,
      source: upload.shipped?.source ?? null,
      startedAt: environment.startedAt ?? null,
    };
    const stored = await storeRun(owner.workspaceId, row, measurements, pieces);
    return {
      ...stored,
      sha256,
      bytes,
      filename,
      format: { id: format.id, label: format.label },
      environment,
      measurements: measurements.length,
      samples: samplesOf(measurements),
      skipped,
      warnings,
    };
  });
}

function metricsOf(measurements: readonly Measurement[]): Preview["metrics"] {
  const rows = new Map<string, Measurement[]>();
  for (const m of measurements) {
    const of = rows.get(m.metric);
    if (of) of.push(m);
    else rows.set(m.metric, [m]);
  }
  return [...rows].flatMap(([metric, all]) => {
    const [first] = all;
    if (!first) return [];
    const { axis, unit } = first;
    return { metric, label: labelOf(metric), axis, unit, rows: all.length, samples: samplesOf(all) };
  });
}

const scenariosOf = (measurements: readonly Measurement[]): string[] => [
  ...new Set(measurements.flatMap(({ params: { scenario } }) => (typeof scenario === "string" ? [scenario] : []))),
];

/** Reads a file and says what would be stored. Stores nothing. @throws Refusal */
export async function preview(owner: Owner, upload: Upload): Promise<Preview> {
  return withRead(upload, false, async ({ bytes, sha256, filename }, read) => {
    const { format, reading, measurements, skipped } = read;
    const declared = declaredEnvironment(reading.environment, reading.evidence, upload.declared);
    const known = await db().run.findMany({
      where: { workspaceId: owner.workspaceId, sha256, deletedAt: null },
      select: { id: true, mode: true, createdAt: true },
      orderBy: { createdAt: "desc" },
      take: 20,
    });
    return {
      sha256,
      bytes,
      filename,
      format: { id: format.id, label: format.label },
      tool: reading.tool,
      environment: declared.environment,
      evidence: reading.evidence,
      measurements: measurements.length,
      samples: samplesOf(measurements),
      scenarios: scenariosOf(measurements),
      metrics: metricsOf(measurements).slice(0, 200),
      skipped,
      warnings: [...read.warnings, ...declared.warnings],
      known: known.map((run) => ({ ...run, createdAt: run.createdAt.toISOString() })),
    };
  });
}
