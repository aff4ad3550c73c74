// Files dropped together. What became of each is kept for a week, so that a lost connection or a closed page loses nothing.
import "server-only";
import type { PoolClient } from "pg";
import { v7 as newId } from "uuid";
import { z } from "zod";
import type { UploadBatch, UploadItem } from "@/lib/generated/prisma/client";
import type { Owner } from "./access";
import { isId, noSuchCursor } from "./cursor";
import { db, pool } from "./db";
import { MAX_PAGE } from "./read-query";
import { Refusal, type RefusalCode, notFound } from "./refusal";
import { problemBody } from "./respond";
import { storableJson } from "./storable";

/** More than anybody drops at once; the page itself stops sooner. */
const MAX_TOTAL = 10_000;
const KEPT = "7 days";

const total = z.number().int().min(1).max(MAX_TOTAL);
export const BatchRequest = z.strictObject({ total });
/** Files were added to the list, or taken from it. */
export const BatchChange = z.strictObject({ total });
/** Its cursor is a path, which is longer than an id. */
export const BatchPage = z.strictObject({
  limit: z.coerce.number().int().min(1).max(MAX_PAGE).default(50),
  cursor: z.string().max(6000).optional(),
});
type BatchPage = z.infer<typeof BatchPage>;

/** A file's place in its batch, as an upload names it. */
export interface BatchPlace {
  id: string;
  path: string;
}

const STATES = ["saved", "known", "refused"] as const;
type State = (typeof STATES)[number];

/** What a file came to: new rows, rows that were there already, or the reason why none. */
type BatchOutcome =
  | { state: "saved" | "known"; sha256: string; runId?: string; environmentFileId?: string }
  | { state: "refused"; problem: object };

interface ShownItem {
  path: string;
  state: State;
  sha256: string | null;
  /** `null` also when the run was deleted since. */
  run: { id: string; mode: string } | null;
  environment: { id: string } | null;
  problem: unknown;
  updatedAt: string;
}

interface ShownBatch {
  id: string;
  total: number;
  createdAt: string;
  counts: Record<State | "waiting", number>;
}

async function shown(batch: UploadBatch): Promise<ShownBatch> {
  const { workspaceId, id } = batch;
  const groups = await db().uploadItem.groupBy({
    by: ["state"],
    where: { workspaceId, batchId: id },
    _count: { _all: true },
  });
  const of = (state: State) => groups.find((g) => g.state === state)?._count._all ?? 0;
  const counts = { saved: of("saved"), known: of("known"), refused: of("refused") };
  const waiting = Math.max(0, batch.total - counts.saved - counts.known - counts.refused);
  return { id, total: batch.total, createdAt: batch.createdAt.toISOString(), counts: { ...counts, waiting } };
}

/** Opens a batch and sweeps away those of more than a week ago; the runs they brought stay. */
export async function openBatch(owner: Owner, { total }: z.infer<typeof BatchRequest>): Promise<ShownBatch> {
  await db().$executeRaw`DELETE FROM upload_batch WHERE created_at < now() - ${KEPT}::interval`;
  return shown(await db().uploadBatch.create({ data: { workspaceId: owner.workspaceId, id: newId(), total } }));
}

async function found(owner: Owner, id: unknown): Promise<UploadBatch> {
  const { workspaceId } = owner;
  const batch = isId(id) ? await db().uploadBatch.findFirst({ where: { workspaceId, id } }) : null;
  if (!batch) throw notFound("upload batch");
  return batch;
}

/** @throws Refusal `not-found` */
export async function changeBatch(owner: Owner, id: unknown, change: z.infer<typeof BatchChange>): Promise<ShownBatch> {
  const { workspaceId } = owner;
  const { id: known } = await found(owner, id);
  return shown(await db().uploadBatch.update({ where: { workspaceId_id: { workspaceId, id: known } }, data: change }));
}

/** A batch with its files in the order of their paths. @throws Refusal `not-found` */
export async function getBatch(
  owner: Owner,
  id: unknown,
  { limit, cursor }: BatchPage,
): Promise<ShownBatch & { items: ShownItem[]; nextCursor: string | null }> {
  const { workspaceId } = owner;
  const batch = await found(owner, id);
  const after = cursor === undefined ? null : pathOfCursor(cursor);
  const rows = await db().uploadItem.findMany({
    where: {
      workspaceId,
      batchId: batch.id,
      state: { in: [...STATES] },
      ...(after === null ? {} : { path: { gt: after } }),
    },
    orderBy: { path: "asc" },
    take: limit + 1,
  });
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  return {
    ...(await shown(batch)),
    items: await shownItems(workspaceId, page),
    nextCursor: last ? Buffer.from(last.path).toString("base64url") : null,
  };
}

function pathOfCursor(cursor: string): string {
  const path = Buffer.from(cursor, "base64url").toString();
  if (path === "" || path.includes("\u0000") || path.includes("\ufffd")) throw noSuchCursor(cursor);
  return path;
}

async function shownItems(workspaceId: string, rows: readonly UploadItem[]): Promise<ShownItem[]> {
  const ids = rows.flatMap(({ runId }) => runId ?? []);
  const runs = await db().run.findMany({
    where: { workspaceId, id: { in: ids }, deletedAt: null },
    select: { id: true, mode: true },
  });
  const byId = new Map(runs.map((run) => [run.id, run]));
  return rows.map((row) => ({
    path: row.path,
    state: STATES.find((state) => state === row.state) ?? "refused",
    sha256: row.sha256,
    run: (row.runId && byId.get(row.runId)) || null,
    environment: row.environmentFileId ? { id: row.environmentFileId } : null,
    problem: row.problem,
    updatedAt: row.updatedAt.toISOString(),
  }));
}

/**
 * Writes down what a file came to: on the client of the transaction that stores it, or by itself. Sending a saved file
 * again leaves it saved: the answer to the first may have been lost on the way.
 */
export async function recordOutcome(
  client: Pick<PoolClient, "query">,
  workspaceId: string,
  { id, path }: BatchPlace,
  outcome: BatchOutcome,
): Promise<void> {
  const refused = outcome.state === "refused";
  await client.query(
    `INSERT INTO upload_item AS kept (workspace_id, batch_id, path, state, sha256, run_id, environment_file_id, problem)
     SELECT $1, $2, $3, $4, $5, $6, $7, $8::jsonb
     WHERE EXISTS (SELECT FROM upload_batch WHERE workspace_id = $1 AND id = $2 FOR KEY SHARE)
     ON CONFLICT (workspace_id, batch_id, path) DO UPDATE SET state = EXCLUDED.state, sha256 = EXCLUDED.sha256,
       run_id = EXCLUDED.run_id, environment_file_id = EXCLUDED.environment_file_id, problem = EXCLUDED.problem,
       updated_at = now()
     WHERE NOT (kept.state = 'saved' AND (EXCLUDED.state = 'refused' OR (EXCLUDED.state = 'known'
       AND kept.run_id IS NOT DISTINCT FROM EXCLUDED.run_id
       AND kept.environment_file_id IS NOT DISTINCT FROM EXCLUDED.environment_file_id)))`,
    [
      workspaceId,
      id,
      path,
      outcome.state,
      refused ? null : outcome.sha256,
      (!refused && outcome.runId) || null,
      (!refused && outcome.environmentFileId) || null,
      refused ? storableJson(outcome.problem) : null,
    ],
  );
}

/** Refusals that the same bytes would meet again; any other says only that this moment was the wrong one. */
const FINAL: readonly RefusalCode[] = ["unusable", "not-text", "too-large"];

/**
 * Does the work of one upload and writes a final refusal down in its batch. What is stored is written down by the
 * work itself, in its own transaction. @throws Refusal `not-found` for a batch that is not there, before any work
 */
export async function inBatch<T>(owner: Owner, place: BatchPlace | null | undefined, work: () => Promise<T>) {
  if (!place) return work();
  await found(owner, place.id);
  try {
    return await work();
  } catch (error) {
    if (error instanceof Refusal) await recordRefusal(owner, place, error);
    throw error;
  }
}

/** Writes a refusal down when it is final. */
export async function recordRefusal({ workspaceId }: Owner, place: BatchPlace, refusal: Refusal): Promise<void> {
  if (!FINAL.includes(refusal.code)) return;
  await recordOutcome(pool(), workspaceId, place, { state: "refused", problem: problemBody(refusal) });
}
