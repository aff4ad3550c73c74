// An archive that is sent to a batch counts as the files in it.
import "server-only";
import { createHash } from "node:crypto";
import type { Owner } from "./access";
import { inTransaction } from "./in-transaction";
import type { BatchPlace } from "./upload-batches";

/** A path is part of a key, and PostgreSQL's keys are short. */
const PATH_BYTES = 2000;

/** The place of one file of an archive. */
export function placeInside({ id, path }: BatchPlace, inner: string): BatchPlace {
  const whole = `${path}/${inner}`;
  if (Buffer.byteLength(whole) <= PATH_BYTES) return { id, path: whole };
  return { id, path: `${path}/${createHash("sha256").update(inner).digest("hex")}` };
}

/**
 * Tells a batch the files of an archive that is open: they are waited for instead of the archive. Telling it again, when
 * the archive is sent again, changes nothing.
 */
export async function expectInside({ workspaceId }: Owner, batch: BatchPlace, inner: readonly string[]): Promise<void> {
  const key = [workspaceId, batch.id];
  await inTransaction(async (client) => {
    const locked = "SELECT FROM upload_batch WHERE workspace_id = $1 AND id = $2 FOR UPDATE";
    if ((await client.query(locked, key)).rowCount === 0) return;
    const own = [...key, batch.path];
    const items = "upload_item WHERE workspace_id = $1 AND batch_id = $2";
    await client.query(`DELETE FROM ${items} AND path = $3 AND state = 'refused'`, own);
    const before = await client.query(`SELECT FROM ${items} AND starts_with(path, $3 || '/') LIMIT 1`, own);
    const { rowCount } = await client.query(
      `INSERT INTO upload_item (workspace_id, batch_id, path, state) SELECT $1, $2, unnest($3::text[]), 'waiting'
       ON CONFLICT DO NOTHING`,
      [...key, inner.map((path) => placeInside(batch, path).path)],
    );
    const more = (rowCount ?? 0) - (before.rowCount ? 0 : 1);
    await client.query("UPDATE upload_batch SET total = total + $3 WHERE workspace_id = $1 AND id = $2", [
      ...key,
      more,
    ]);
  });
}
