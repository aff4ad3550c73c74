// Every run of the workspace that is of one side of a saved comparison, as a history needs it: dated, one metric, and
// without samples, for the points of a history stand on what each run says of itself.
import "server-only";
import type { DatedRun } from "../core/comparison/history-sessions";
import type { Environment } from "../core/run/environment";
import type { Owner } from "./access";
import { db, pool } from "./db";
import { measurementRows } from "./measurement-rows";
import { toRun } from "./run-rows";

/** Runs of one side that are read, the newest: more would be years of nights. Rows of all of them: one may be a sweep. */
const MOST = { runs: 2000, rows: 50_000 };
/** Runs that are read at once. */
const AT_ONCE = 250;

/** What makes two runs the same side at another time: how they ran, on what, and the owner's name for it. */
export function identityOf({ mode, gpu, gpuCount, label, host }: Environment): string {
  return JSON.stringify([mode, gpu ?? null, gpuCount ?? null, label ?? host ?? null]);
}

/** {@link identityOf} of a stored run, written as JSON too, whose spaces do not count. */
const IDENTITY = `jsonb_build_array(environment->'mode', environment->'gpu', environment->'gpuCount',
  coalesce(environment->'label', environment->'host'))`;

/**
 * The runs of these identities that measure the metric, newest first and without samples.
 * @returns `leftOut`: how many older ones were too many
 */
export async function runsLike(
  owner: Owner,
  identities: ReadonlySet<string>,
  metric: string,
  most = MOST,
): Promise<{ runs: DatedRun[]; leftOut: number }> {
  const found = await newest(owner, identities, metric, most);
  const runs: DatedRun[] = [];
  for (let i = 0; i < found.ids.length; i += AT_ONCE) {
    runs.push(...(await dated(owner, found.ids.slice(i, i + AT_ONCE), metric)));
  }
  return { runs, leftOut: found.leftOut };
}

/** Ids of the newest of them, as many as are read. */
async function newest(
  { workspaceId }: Owner,
  identities: ReadonlySet<string>,
  metric: string,
  most: typeof MOST,
): Promise<{ ids: string[]; leftOut: number }> {
  const { rows } = await pool().query<{ id: string; measured: number; total: number }>(
    `WITH alike AS (
       SELECT id, created_at FROM run
       WHERE workspace_id = $1 AND deleted_at IS NULL AND ${IDENTITY} = ANY($2::jsonb[])
     ), counted AS (
       SELECT a.id, a.created_at, count(*)::int AS measured
       FROM alike a JOIN measurement m ON m.workspace_id = $1 AND m.run_id = a.id AND m.metric = $3
       GROUP BY a.id, a.created_at
     )
     SELECT id, measured, (count(*) OVER ())::int AS total FROM counted ORDER BY created_at DESC, id DESC LIMIT $4`,
    [workspaceId, [...identities], metric, most.runs],
  );
  const ids: string[] = [];
  let read = 0;
  for (const { id, measured } of rows) {
    read += measured;
    if (read > most.rows) break;
    ids.push(id);
  }
  return { ids, leftOut: (rows[0]?.total ?? 0) - ids.length };
}

/** Each with the instant it counts as. */
async function dated({ workspaceId }: Owner, ids: string[], metric: string): Promise<DatedRun[]> {
  const rows = await db().run.findMany({ where: { workspaceId, id: { in: ids } } });
  const byRun = await measurementRows(workspaceId, ids, { samples: false, metric });
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => {
    const row = byId.get(id);
    // Deleted for good since its id was read.
    if (!row) return [];
    const run = toRun(row, byRun.get(row.id) ?? []);
    const at = run.environment.startedAt ?? row.startedAt?.toISOString();
    return [{ run, at: at ?? row.createdAt.toISOString(), uploaded: at === undefined }];
  });
}
