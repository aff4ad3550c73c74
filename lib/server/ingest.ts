// The use case "bytes become a stored run" (QUALITY 1.5): seat, room, land, read, one transaction, answer.
import "server-only";
import type { Issue } from "../core/outcome";
import type { System } from "../core/formats/format";
import type { UnknownTable } from "../core/mapping/unknown-table";
import { labelOf } from "../core/metrics/catalogue";
import type { Removal } from "../core/privacy/removal";
import type { Said } from "../core/run/detected";
import { Environment, type Evidence, MODES } from "../core/run/environment";
import { labelRun } from "../core/run/label";
import type { Measurement, Skipped } from "../core/run/run";
import type { Owner } from "./access";
import { environmentDigest } from "./environment-digest";
import { filesBeside } from "./files-beside";
import { type KnownRun, knownRuns } from "./known-runs";
import { mappingGiven, mappingOfShape } from "./mappings";
import { PARSER_VERSION } from "./read-upload";
import { type Refusal, fault } from "./refusal";
import { storeRun } from "./store-run";
import { type Upload, type Work, withRead } from "./take-in";
import { inBatch } from "./upload-batches";

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
  /** What was private in the file and is not kept. */
  removed: Removal[];
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

/** Sample values that are stored; what a tool only counted does not stand here. */
const samplesOf = (measurements: readonly Measurement[]): number =>
  measurements.reduce((sum, m) => sum + (m.samples?.length ?? 0), 0);

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
  const beside = await besideOf(owner, upload);
  return withRead(
    upload,
    true,
    beside.mapping,
    storing(owner, upload, () => beside.files),
  );
}

/** What stands beside an upload: how it is to be read, and the files of its machine. */
export async function besideOf(owner: Owner, upload: Upload) {
  const mapping = await mappingGiven(owner, upload.mapping);
  return { mapping, files: await filesBeside(owner, upload.environmentFiles) };
}
export type FilesBeside = Awaited<ReturnType<typeof filesBeside>>;

/** Stores a file that was read as a run. */
export function storing(owner: Owner, upload: Upload, besideFile: (path: string) => FilesBeside): Work<Stored> {
  return async ({ bytes, sha256, filename, path, place }, read, pieces) => {
    const beside = besideFile(path);
    const { mapping, removed } = read;
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
    const stored = await storeRun(owner.workspaceId, row, measurements, pieces, place);
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
      removed,
    };
  };
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
  const beside = await besideOf(owner, upload);
  return withRead(
    upload,
    false,
    beside.mapping,
    previewing(owner, upload, () => beside.files),
  );
}

/** Says what would be stored of a file that was read. */
export function previewing(owner: Owner, upload: Upload, besideFile: (path: string) => readonly Said[]): Work<Preview> {
  return async ({ bytes, sha256, filename, path }, read) => {
    const { mapping, removed } = read;
    const { table } = read;
    const { format, reading, measurements, skipped, systems } = read;
    const ofMachine = format.kind === "environment";
    const label = labelRun(
      { ...reading, file: null },
      ofMachine ? [] : besideFile(path),
      ofMachine ? {} : upload.declared,
    );
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
      removed,
      known,
      ...(systems.length > 0 ? { systems } : {}),
      ...(table ? { table: { ...table, saved: await mappingOfShape(owner, table.shape) } } : {}),
    };
  };
}
