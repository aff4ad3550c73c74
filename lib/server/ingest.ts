// The use case "bytes become a stored run" (QUALITY 1.5): seat, room, land, read, one transaction, answer.
import "server-only";
import type { FileHandle } from "node:fs/promises";
import { type Issue, excerpt } from "../core/outcome";
import type { System } from "../core/formats/format";
import type { Mapping } from "../core/mapping/mapping";
import type { UnknownTable } from "../core/mapping/unknown-table";
import { labelOf } from "../core/metrics/catalogue";
import type { Grade } from "../core/evidence/grade";
import { Environment, type Evidence, MODES } from "../core/run/environment";
import { labelRun } from "../core/run/label";
import type { Measurement, Skipped } from "../core/run/run";
import type { Owner } from "./access";
import { environmentDigest } from "./environment-digest";
import { filesBeside } from "./files-beside";
import { SMALL_BYTES, gate } from "./gate";
import { type KnownRun, knownRuns } from "./known-runs";
import { mappingGiven, mappingOfShape } from "./mappings";
import { filePart } from "./multipart";
import { PackedPieces } from "./packed-pieces";
import { type Landed, PARSER_VERSION, type ReadUpload, land, readLanded } from "./read-upload";
import { receivedBody } from "./received-body";
import { type Refusal, fault } from "./refusal";
import { refuseWhenFull, withScratch } from "./scratch";
import { storableText } from "./storable";
import { storeRun } from "./store-run";
import { type BatchPlace, inBatch } from "./upload-batches";
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
  /** How a file of no format is read: the id of a kept mapping, or the mapping as JSON. */
  mapping?: string | undefined;
  /** Ids of the files of the machine that stand beside it. */
  environmentFiles?: readonly string[] | undefined;
  /** The batch that is told what became of the file. */
  batch?: BatchPlace | null;
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
  /** The file describes a machine and holds no results: it is stored at /api/v1/environments. */
  kind?: "environment";
  tool: { name: string; version: string | null };
  environment: Partial<Environment>;
  evidence: Evidence[];
  /** Kinds of load the file was measured under, where its tool names them: LoadGen's "Offline". */
  scenarios: string[];
  metrics: { metric: string; label: string; axis: string; unit: string; rows: number; samples: number }[];
  /** Runs of the very same bytes that are stored already. */
  known: KnownRun[];
  /** Of a collection of which no system is chosen yet: the systems to choose from. */
  systems?: System[];
  /** Of a file that no format owns and that is a table: its first rows, to be mapped. Nothing else is read of it. */
  table?: UnknownTable;
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
export async function withRead<T>(
  upload: Upload,
  pack: boolean,
  mapping: Mapping | null,
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
          const choice = { system: upload.declared.system, mayChoose: !pack, mapping };
          const read = await readLanded(file, arrived.bytes, pack ? pieces : null, choice);
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

function ofAMachine({ label }: FormatName): Refusal {
  return fault("unusable", {
    code: "environment-file",
    message: "This file describes a machine and holds no results.",
    at: "line 1",
    found: `what ${label} prints`,
    expected: "the output of a benchmark",
    hint: "Send it to /api/v1/environments, and add its id to the address of a run: ?environment=ID.",
  });
}

/** Stores one uploaded file as a run. The same bytes in the same environment are the same run. @throws Refusal */
export async function ingest(owner: Owner, upload: Upload): Promise<Stored> {
  return inBatch(owner, upload.batch, () => store(owner, upload));
}

async function store(owner: Owner, upload: Upload): Promise<Stored> {
  const mapping = await mappingGiven(owner, upload.mapping);
  const beside = await filesBeside(owner, upload.environmentFiles);
  return withRead(upload, true, mapping, async ({ bytes, sha256, filename }, read, pieces) => {
    const { format, reading, measurements, skipped } = read;
    if (format.kind === "environment") throw ofAMachine(format);
    const label = labelRun({ ...reading, file: null }, beside, upload.declared);
    const environment = withMode(label.environment);
    const warnings = [...read.warnings, ...label.warnings];
    const row = {
      sha256,
      environmentDigest: environmentDigest(environment, mapping),
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
      detected: label.detected,
      declared: label.declared,
      evidence: label.evidence,
      skipped,
      warnings,
      environmentFiles: beside.map(({ id }) => id),
      mapping,
      grade: upload.shipped?.grade ?? null,
      source: upload.shipped?.source ?? null,
      startedAt: environment.startedAt ?? null,
    };
    const stored = await storeRun(owner.workspaceId, row, measurements, pieces, upload.batch ?? null);
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
  const mapping = await mappingGiven(owner, upload.mapping);
  const beside = await filesBeside(owner, upload.environmentFiles);
  return withRead(upload, false, mapping, async ({ bytes, sha256, filename }, read) => {
    const { table } = read;
    const { format, reading, measurements, skipped, systems } = read;
    const ofMachine = format.kind === "environment";
    const label = labelRun({ ...reading, file: null }, ofMachine ? [] : beside, ofMachine ? {} : upload.declared);
    const known = await knownRuns(owner, sha256, { system: upload.declared.system, mapping });
    return {
      sha256,
      bytes,
      filename,
      format: { id: format.id, label: format.label },
      tool: reading.tool,
      ...(ofMachine ? { kind: "environment" as const } : {}),
      environment: label.environment,
      evidence: label.evidence,
      measurements: measurements.length,
      samples: samplesOf(measurements),
      scenarios: scenariosOf(measurements),
      metrics: metricsOf(measurements).slice(0, 200),
      skipped,
      warnings: [...read.warnings, ...label.warnings],
      known,
      ...(systems.length > 0 ? { systems } : {}),
      ...(table ? { table: { ...table, saved: await mappingOfShape(owner, table.shape) } } : {}),
    };
  });
}
