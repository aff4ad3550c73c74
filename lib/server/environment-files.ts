// Files that describe a machine and hold no results. They are stored by themselves and stand beside the runs they were
// dropped with; what they say is kept apart from the run's own file and from the owner's word.
import "server-only";
import type { PoolClient } from "pg";
import { v7 as newId } from "uuid";
import { FORMATS } from "../core/formats/registry";
import { type Issue, excerpt } from "../core/outcome";
import type { Environment, Evidence } from "../core/run/environment";
import { labelRun } from "../core/run/label";
import type { EnvironmentFile as Row } from "@/lib/generated/prisma/client";
import type { Owner } from "./access";
import { type Paged, fromCursor, isId, paged } from "./cursor";
import { db } from "./db";
import { EvidenceJson, environmentOf } from "./environment-rows";
import type { FormatName } from "./ingest";
import { inTransaction } from "./in-transaction";
import type { PackedPieces } from "./packed-pieces";
import { Page } from "./read-query";
import type { ReadUpload } from "./read-upload";
import { Refusal, fault, notFound } from "./refusal";
import { IssuesJson, formatName } from "./run-rows";
import { storableJson } from "./storable";
import { storeFile } from "./store-run";
import { type Arrived, type Upload, withRead } from "./take-in";
import { inBatch, recordOutcome } from "./upload-batches";
import { violates } from "./world-faults";

export const EnvironmentFileQuery = Page;
interface StoredEnvironmentFile {
  id: string;
  sha256: string;
  bytes: number;
  filename: string;
  format: FormatName;
  environment: Partial<Environment>;
  evidence: Evidence[];
  warnings: Issue[];
  createdAt: string;
}

/** One that was just sent: whether it is new, and what was private in it. */
export type NewEnvironmentFile = StoredEnvironmentFile & { created: boolean; removed: ReadUpload["removed"] };

const shown = (row: Row): StoredEnvironmentFile => ({
  id: row.id,
  sha256: row.sha256,
  bytes: Number(row.bytes),
  filename: row.filename,
  format: formatName(row.format),
  environment: environmentOf(row),
  evidence: EvidenceJson.parse(row.evidence),
  warnings: IssuesJson.parse(row.warnings),
  createdAt: row.createdAt.toISOString(),
});

/** Stores a file of a machine; the same bytes are the same file. @throws Refusal `unusable` for a file of results */
export async function ingestEnvironment(owner: Owner, upload: Upload): Promise<NewEnvironmentFile> {
  return inBatch(owner, upload.batch, () =>
    withRead(upload, true, null, (arrived, read, pieces) => storeEnvironment(owner, arrived, read, pieces)),
  );
}

/** Stores a file of a machine that was read already. @throws Refusal `unusable` for a file of results */
export async function storeEnvironment(
  { workspaceId }: Owner,
  { sha256, bytes, filename, place }: Arrived,
  read: ReadUpload,
  pieces: PackedPieces,
): Promise<NewEnvironmentFile> {
  if (read.format.kind !== "environment") throw notOfAMachine(read);
  const { detected, evidence, warnings } = labelRun({ ...read.reading, file: null }, [], {});
  const row = {
    sha256,
    bytes,
    filename,
    format: read.format.id,
    environment: detected,
    evidence,
    warnings: [...read.warnings, ...warnings],
  };
  const { id, created } = await inTransaction(async (client) => {
    await storeFile(client, workspaceId, row, pieces);
    const stored = await insertFile(client, workspaceId, row);
    const state = stored.created ? "saved" : "known";
    if (place) await recordOutcome(client, workspaceId, place, { state, sha256, environmentFileId: stored.id });
    return stored;
  });
  const saved = await db().environmentFile.findUniqueOrThrow({ where: { workspaceId_id: { workspaceId, id } } });
  return { ...shown(saved), created, removed: read.removed };
}

interface FileRow {
  sha256: string;
  bytes: number;
  filename: string;
  format: string;
  environment: object;
  evidence: object;
  warnings: object;
}

async function insertFile(client: PoolClient, workspaceId: string, row: FileRow) {
  const { rows } = await client.query<{ id: string; created: boolean }>(
    `INSERT INTO environment_file (workspace_id, id, sha256, filename, bytes, format, environment, evidence, warnings)
     SELECT $1, $2, r.sha256, r.filename, r.bytes, r.format, r.environment, r.evidence, r.warnings
     FROM json_to_record($3::json) AS r(sha256 text, filename text, bytes bigint, format text, environment jsonb,
       evidence jsonb, warnings jsonb)
     ON CONFLICT (workspace_id, sha256) DO UPDATE SET sha256 = EXCLUDED.sha256
     RETURNING id, (xmax = 0) AS created`,
    [workspaceId, newId(), storableJson(row)],
  );
  const [stored] = rows;
  if (!stored) throw new Error("the environment file is neither new nor there");
  return stored;
}

function notOfAMachine({ format, systems, table }: ReadUpload): Refusal {
  const what = table || systems.length > 0 ? "a file of results" : `a result of ${format.label}`;
  return fault("unusable", {
    code: "not-environment-file",
    message: "This file holds results and does not describe a machine.",
    at: "line 1",
    found: excerpt(what),
    expected: FORMATS.flatMap((f) => (f.kind === "environment" ? [f.label] : [])).join(", "),
    hint: "Send it to /api/v1/runs.",
  });
}

/** Environment files, newest first. */
export async function listEnvironmentFiles(
  owner: Owner,
  query: Partial<Page> = {},
): Promise<Paged<StoredEnvironmentFile>> {
  const { limit = 50, cursor } = query;
  const after = cursor === undefined ? null : fromCursor(cursor);
  const rows = await db().environmentFile.findMany({
    where: {
      workspaceId: owner.workspaceId,
      ...(after ? { OR: [{ createdAt: { lt: after.at } }, { createdAt: after.at, id: { lt: after.id } }] } : {}),
    },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: limit + 1,
  });
  return paged(rows, limit, (row) => ({ at: row.createdAt, id: row.id }), shown);
}

/** One of them with the runs it stands beside; `null` when it is not there or not the owner's. */
export async function getEnvironmentFile(owner: Owner, id: unknown) {
  const { workspaceId } = owner;
  if (!isId(id)) return null;
  const row = await db().environmentFile.findFirst({
    where: { workspaceId, id },
    include: { runs: { where: { run: { deletedAt: null } }, select: { runId: true }, take: 200 } },
  });
  return row ? { ...shown(row), runs: row.runs.map((beside) => beside.runId) } : null;
}

/** Deletes a file that stands beside no run, and its bytes with it. @throws Refusal `not-found`, `conflict` */
export async function deleteEnvironmentFile({ workspaceId }: Owner, id: unknown): Promise<void> {
  const row = isId(id) ? await db().environmentFile.findFirst({ where: { workspaceId, id } }) : null;
  if (!row) throw notFound("environment file");
  const { sha256 } = row;
  try {
    await db().$transaction([
      // The bytes first, as storing does: otherwise each may wait for the other.
      db()
        .$queryRaw`SELECT sha256 FROM raw_file WHERE workspace_id = ${workspaceId}::uuid AND sha256 = ${sha256} FOR UPDATE`,
      db().environmentFile.deleteMany({ where: { workspaceId, id: row.id } }),
      db().rawFile.deleteMany({ where: { workspaceId, sha256, runs: { none: {} }, environmentFiles: { none: {} } } }),
    ]);
  } catch (error) {
    if (!violates(error, "foreign-key")) throw error;
    throw new Refusal(
      "conflict",
      "A run was saved with this file beside it. Delete the run first; it is gone after a day.",
    );
  }
}
