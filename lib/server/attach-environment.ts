import "server-only";
import type { PoolClient } from "pg";
import type { Issue } from "../core/outcome";
import type { Evidence } from "../core/run/environment";
import { EvidenceJson } from "./environment-rows";
import { fewSigns } from "./few";
import { notFound } from "./refusal";
import { IssuesJson } from "./run-rows";
import { storableJson } from "./storable";

/** About what a run has that was sent with as many files as it may have; sending it again with others adds no more. */
const MOST_SIGNS = 1000;
const MOST_WARNINGS = 200;
const MORE: Issue = { code: "more-warnings", message: "There are more warnings, which are not listed." };

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
  await hold(client, workspaceId, environmentFiles);
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
  const signs = fewSigns(together(EvidenceJson.parse(rows[0]?.evidence ?? []), evidence, signKey), MOST_SIGNS);
  const doubts = atMost(together(IssuesJson.parse(rows[0]?.warnings ?? []), warnings, doubtKey));
  await client.query(`UPDATE run SET evidence = $3::jsonb, warnings = $4::jsonb WHERE ${where}`, [
    workspaceId,
    run.id,
    storableJson(signs),
    storableJson(doubts),
  ]);
}

/** They may have been deleted since they were looked at; from here on they stay. @throws Refusal `not-found` */
async function hold(client: PoolClient, workspaceId: string, ids: readonly string[]): Promise<void> {
  const { rowCount } = await client.query(
    "SELECT FROM environment_file WHERE workspace_id = $1 AND id = ANY($2::uuid[]) ORDER BY id FOR KEY SHARE",
    [workspaceId, ids],
  );
  if (rowCount !== new Set(ids).size) throw notFound("environment file");
}

function together<T>(before: readonly T[], more: readonly T[], key: (one: T) => string): T[] {
  const known = new Set(before.map(key));
  return [...before, ...more.filter((one) => !known.has(key(one)))];
}

const atMost = (warnings: readonly Issue[]): Issue[] =>
  warnings.length <= MOST_WARNINGS ? [...warnings] : [...warnings.slice(0, MOST_WARNINGS - 1), MORE];

const signKey = ({ field, value, text, at, file }: Evidence): string => JSON.stringify([field, value, text, at, file]);
/** By what was found and not by its words: those may hold the reason why the label is kept. */
const doubtKey = ({ code, at, found }: Issue): string => JSON.stringify([code, at, found]);
