// One transaction a run: raw file, run, measurements, or nothing. Plain pg, because samples go as raw bytes.
import "server-only";
import type { PoolClient } from "pg";
import { v7 as newId } from "uuid";
import type { Issue } from "../core/outcome";
import type { Evidence } from "../core/run/environment";
import type { Measurement } from "../core/run/run";
import { attachEnvironment } from "./attach-environment";
import { inTransaction } from "./in-transaction";
import type { PackedPieces } from "./packed-pieces";
import { storableJson } from "./storable";
import { insertMeasurements } from "./store-measurements";
import { type BatchPlace, recordOutcome } from "./upload-batches";
import { violates } from "./world-faults";

export interface RunRow {
  sha256: string;
  environmentDigest: string;
  filename: string;
  bytes: number;
  format: string;
  toolName: string;
  toolVersion: string | null;
  parserVersion: number;
  mode: string;
  label: string | null;
  gpu: string | null;
  gpuCount: number | null;
  environment: object;
  /** What the files say, and what the owner says. */
  detected: object;
  declared: object;
  evidence: readonly Evidence[];
  skipped: object;
  warnings: readonly Issue[];
  /** Ids of the environment files beside it. */
  environmentFiles: readonly string[];
  /** How a file of no format was read. */
  mapping: object | null;
  grade: string | null;
  source: string | null;
  startedAt: string | null;
}

/** The bytes of a file, once, in the transaction of what rests on them. */
export async function storeFile(
  client: PoolClient,
  workspaceId: string,
  row: Pick<RunRow, "sha256" | "bytes">,
  pieces: PackedPieces,
): Promise<void> {
  const { sha256, bytes } = row;
  // The update locks a file that is there already, so that it cannot be swept away under this run.
  const { rows } = await client.query<{ fresh: boolean }>(
    `INSERT INTO raw_file (workspace_id, sha256, bytes, kept_bytes, removed) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (workspace_id, sha256) DO UPDATE SET bytes = EXCLUDED.bytes RETURNING (xmax = 0) AS fresh`,
    [workspaceId, sha256, bytes, pieces.bytes, storableJson(pieces.removed)],
  );
  if (!rows[0]?.fresh) return;
  for (let seq = 0; seq < pieces.count; seq++) {
    await client.query("INSERT INTO raw_chunk (workspace_id, sha256, seq, gz) VALUES ($1, $2, $3, $4)", [
      workspaceId,
      sha256,
      seq,
      await pieces.at(seq),
    ]);
  }
}

/** The id of the new run; `null` when this file in this environment is there already. */
async function insertRun(client: PoolClient, workspaceId: string, row: RunRow): Promise<string | null> {
  const { rows } = await client.query<{ id: string }>(
    `INSERT INTO run (workspace_id, id, sha256, environment_digest, filename, bytes, format, tool_name, tool_version,
       parser_version, mode, label, gpu, gpu_count, environment, detected, declared, evidence, skipped, warnings, mapping, grade, source, started_at)
     SELECT $1, $2, r.sha256, r."environmentDigest", r.filename, r.bytes, r.format, r."toolName", r."toolVersion",
       r."parserVersion", r.mode, r.label, r.gpu, r."gpuCount", r.environment, r.detected, r.declared, r.evidence, r.skipped, r.warnings,
       r.mapping, r.grade, r.source, r."startedAt"
     FROM json_to_record($3::json) AS r(sha256 text, "environmentDigest" text, filename text, bytes bigint,
       format text, "toolName" text, "toolVersion" text, "parserVersion" int, mode text, label text, gpu text,
       "gpuCount" int, environment jsonb, detected jsonb, declared jsonb, evidence jsonb, skipped jsonb, warnings jsonb, mapping jsonb, grade text, source text,
       "startedAt" timestamptz)
     ON CONFLICT (workspace_id, sha256, environment_digest) DO NOTHING RETURNING id`,
    [workspaceId, newId(), storableJson(row)],
  );
  return rows[0]?.id ?? null;
}

/** The run that is there already: brought back when it was deleted. */
async function existing(client: PoolClient, workspaceId: string, row: RunRow) {
  const key = [workspaceId, row.sha256, row.environmentDigest];
  const where = "workspace_id = $1 AND sha256 = $2 AND environment_digest = $3";
  const restored = await client.query<{ id: string }>(
    `UPDATE run SET deleted_at = NULL WHERE ${where} AND deleted_at IS NOT NULL RETURNING id`,
    key,
  );
  if (restored.rows[0]) return { id: restored.rows[0].id, created: true };
  const kept = await client.query<{ id: string }>(`SELECT id FROM run WHERE ${where}`, key);
  return kept.rows[0] ? { id: kept.rows[0].id, created: false } : null;
}

async function attempt(
  workspaceId: string,
  row: RunRow,
  measurements: Measurement[],
  pieces: PackedPieces,
  place: BatchPlace | null,
) {
  return inTransaction(async (client) => {
    await storeFile(client, workspaceId, row, pieces);
    const id = await insertRun(client, workspaceId, row);
    if (id) await insertMeasurements(client, workspaceId, id, measurements);
    const stored = id ? { id, created: true } : await existing(client, workspaceId, row);
    if (stored) await attachEnvironment(client, workspaceId, { id: stored.id, fresh: id !== null }, row);
    if (place && stored) {
      const state = stored.created ? "saved" : "known";
      await recordOutcome(client, workspaceId, place, { state, sha256: row.sha256, runId: stored.id });
    }
    return stored;
  });
}

/** Stores a run whole, or finds the same file in the same environment; its batch hears of it in the same transaction. */
export async function storeRun(
  workspaceId: string,
  row: RunRow,
  measurements: Measurement[],
  pieces: PackedPieces,
  place: BatchPlace | null = null,
) {
  for (let tries = 0; ; tries++) {
    try {
      const stored = await attempt(workspaceId, row, measurements, pieces, place);
      // Purged between our insert and our look: it is free now.
      if (stored) return stored;
      if (tries > 2) throw new Error("the run is neither new nor there");
    } catch (error) {
      if (tries > 2 || !violates(error, "foreign-key")) throw error;
    }
  }
}
