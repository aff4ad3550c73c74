import "server-only";
import type { PoolClient } from "pg";
import type { Issue } from "../core/outcome";
import type { Evidence } from "../core/run/environment";
import { EvidenceJson } from "./environment-rows";
import { IssuesJson } from "./run-rows";
import { storableJson } from "./storable";

interface Beside {
  environmentFiles: readonly string[];
  evidence: readonly Evidence[];
  warnings: readonly Issue[];
}

/**
 * Puts environment files beside a run, in the transaction that stores it. A run that was there already, with the same
 * environment, learns the signs of files it did not have.
 */
export async function attachEnvironment(
  client: PoolClient,
  workspaceId: string,
  run: { id: string; fresh: boolean },
  { environmentFiles, evidence, warnings }: Beside,
): Promise<void> {
  if (environmentFiles.length === 0) return;
  const { rowCount } = await client.query(
    `INSERT INTO run_environment_file (workspace_id, run_id, environment_file_id)
     SELECT $1, $2, unnest($3::uuid[]) ON CONFLICT DO NOTHING`,
    [workspaceId, run.id, environmentFiles],
  );
  if (run.fresh || !rowCount) return;
  const where = "workspace_id = $1 AND id = $2";
  const { rows } = await client.query<{ evidence: unknown; warnings: unknown }>(
    `SELECT evidence, warnings FROM run WHERE ${where} FOR UPDATE`,
    [workspaceId, run.id],
  );
  const signs = together(EvidenceJson.parse(rows[0]?.evidence ?? []), evidence, signKey);
  const doubts = together(IssuesJson.parse(rows[0]?.warnings ?? []), warnings, doubtKey);
  await client.query(`UPDATE run SET evidence = $3::jsonb, warnings = $4::jsonb WHERE ${where}`, [
    workspaceId,
    run.id,
    storableJson(signs),
    storableJson(doubts),
  ]);
}

function together<T>(before: readonly T[], more: readonly T[], key: (one: T) => string): T[] {
  const known = new Set(before.map(key));
  return [...before, ...more.filter((one) => !known.has(key(one)))];
}

const signKey = ({ field, value, text, at, file }: Evidence): string => JSON.stringify([field, value, text, at, file]);
/** By what was found and not by its words: those may hold the reason why the label is kept. */
const doubtKey = ({ code, at, found }: Issue): string => JSON.stringify([code, at, found]);
