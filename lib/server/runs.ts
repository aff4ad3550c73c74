import "server-only";
import { z } from "zod";
import { Mode } from "../core/run/environment";
import type { Run } from "../core/run/run";
import type { Prisma, Run as RunRow } from "@/lib/generated/prisma/client";
import type { Owner } from "./access";
import { type Paged, fromCursor, isId, paged } from "./cursor";
import { db } from "./db";
import { countsByRun, measurementRows } from "./measurement-rows";
import { Page, Words } from "./read-query";
import { notFound } from "./refusal";
import { type RunDetail, type RunSummary, formatName, toDetail, toRun, toSummary } from "./run-rows";
import { violates } from "./world-faults";

export const RunQuery = Page.extend({
  q: Words.optional(),
  mode: Mode.optional(),
  format: Words.optional(),
  gpu: Words.optional(),
});
export type RunQuery = z.infer<typeof RunQuery>;

/** Samples read into memory for one comparison: 40 MB. Beyond it the stored quantiles stand for them. */
const MAX_SAMPLES_LOADED = 5_000_000;

/** A word as it stands, for LIKE. */
const like = (word: string) => ({
  contains: word.replace(/[\\%_]/g, "\\$&"),
  mode: "insensitive" as const satisfies Prisma.QueryMode,
});

async function counts(
  workspaceId: string,
  ids: string[],
): Promise<(id: string) => { measurements: number; samples: number }> {
  const byRun = await countsByRun(workspaceId, ids);
  return (id) => byRun.get(id) ?? { measurements: 0, samples: 0 };
}

async function summaries(owner: Owner, rows: RunRow[]): Promise<RunSummary[]> {
  const of = await counts(
    owner.workspaceId,
    rows.map((row) => row.id),
  );
  return rows.map((row) => toSummary(row, of(row.id)));
}

/** Runs, newest first. */
export async function listRuns(owner: Owner, query: Partial<RunQuery> = {}): Promise<Paged<RunSummary>> {
  const { limit = 50, cursor, q, mode, format, gpu } = query;
  const after = cursor === undefined ? null : fromCursor(cursor);
  const and: Prisma.RunWhereInput[] = [];
  if (after) and.push({ OR: [{ createdAt: { lt: after.at } }, { createdAt: after.at, id: { lt: after.id } }] });
  if (q) {
    const words = like(q);
    and.push({ OR: [{ filename: words }, { label: words }, { gpu: words }, { toolName: words }, { format: words }] });
  }
  if (mode) and.push({ mode });
  if (format) and.push({ format });
  if (gpu) and.push({ gpu: like(gpu) });
  const rows = await db().run.findMany({
    where: { workspaceId: owner.workspaceId, deletedAt: null, AND: and },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: limit + 1,
  });
  const shown = new Map((await summaries(owner, rows)).map((run) => [run.id, run]));
  return paged(
    rows,
    limit,
    (row) => ({ at: row.createdAt, id: row.id }),
    (row) => shown.get(row.id) ?? toSummary(row, { measurements: 0, samples: 0 }),
  );
}

/** A run's row; `null` when it is not there, deleted or not the owner's. */
export function findRow(
  owner: Owner,
  id: unknown,
  within: Pick<Prisma.TransactionClient, "run"> = db(),
): Promise<RunRow | null> {
  if (!isId(id)) return Promise.resolve(null);
  return within.run.findFirst({ where: { workspaceId: owner.workspaceId, id, deletedAt: null } });
}

/** One run with every measurement, samples left out; `null` when it is not there or not the owner's. */
export async function getRun(owner: Owner, id: unknown): Promise<RunDetail | null> {
  const row = await findRow(owner, id);
  if (!row) return null;
  const { workspaceId } = owner;
  const [measurements, beside] = await Promise.all([
    measurementRows(workspaceId, [row.id], { samples: false }),
    db().environmentFile.findMany({
      where: { workspaceId, runs: { some: { runId: row.id } } },
      select: { id: true, filename: true, format: true },
      orderBy: { id: "asc" },
    }),
  ]);
  const files = beside.map((file) => ({ ...file, format: formatName(file.format) }));
  return toDetail(row, measurements.get(row.id) ?? [], files);
}

/** The named runs' summaries, in that order; runs that are not there are left out. */
export async function summariesOf(owner: Owner, ids: readonly string[]): Promise<RunSummary[]> {
  const rows = await db().run.findMany({
    where: { workspaceId: owner.workspaceId, id: { in: ids.filter(isId) }, deletedAt: null },
  });
  const byId = new Map((await summaries(owner, rows)).map((run) => [run.id, run]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/** The named runs as the comparison takes them, in that order; runs that are not there are left out. */
export async function loadRuns(owner: Owner, ids: readonly string[]): Promise<Run[]> {
  const { workspaceId } = owner;
  const rows = await db().run.findMany({ where: { workspaceId, id: { in: ids.filter(isId) }, deletedAt: null } });
  const found = rows.map((row) => row.id);
  const where = { workspaceId, runId: { in: found } };
  const { _sum: sum } = await db().measurement.aggregate({ where, _sum: { n: true } });
  const byRun = await measurementRows(workspaceId, found, { samples: (sum.n ?? 0) <= MAX_SAMPLES_LOADED });
  const runs = new Map(rows.map((row) => [row.id, toRun(row, byRun.get(row.id) ?? [])]));
  return ids.flatMap((id) => runs.get(id) ?? []);
}

/** Runs deleted a day ago are gone for good, and files that neither a run nor an environment file rests on with them. */
async function purge({ workspaceId }: Owner): Promise<void> {
  await db().$executeRaw`
    DELETE FROM run WHERE workspace_id = ${workspaceId}::uuid AND deleted_at < now() - interval '24 hours'`;
  try {
    await db().$executeRaw`
      DELETE FROM raw_file f WHERE f.workspace_id = ${workspaceId}::uuid AND NOT EXISTS (
        SELECT 1 FROM run r WHERE r.workspace_id = f.workspace_id AND r.sha256 = f.sha256) AND NOT EXISTS (
        SELECT 1 FROM environment_file e WHERE e.workspace_id = f.workspace_id AND e.sha256 = f.sha256)`;
  } catch (error) {
    // An upload of one of these files came in between: they go next time.
    if (!violates(error, "foreign-key")) throw error;
  }
}

/** Deletes a run so that it can be undone for a day. @throws Refusal `not-found` */
export async function deleteRun(owner: Owner, id: unknown): Promise<void> {
  const { workspaceId } = owner;
  const hit = isId(id)
    ? await db().$executeRaw`
        UPDATE run SET deleted_at = now()
        WHERE workspace_id = ${workspaceId}::uuid AND id = ${id}::uuid AND deleted_at IS NULL`
    : 0;
  if (hit === 0) throw notFound("run");
  await purge(owner);
}

/** Undoes a deletion; does nothing to a run that is there. @throws Refusal `not-found` when it is gone for good */
export async function restoreRun(owner: Owner, id: unknown): Promise<RunSummary> {
  if (isId(id)) {
    await db().run.updateMany({ where: { workspaceId: owner.workspaceId, id }, data: { deletedAt: null } });
    const [run] = await summariesOf(owner, [id]);
    if (run) return run;
  }
  throw notFound("run");
}
