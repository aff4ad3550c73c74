// The values behind one row of a comparison, run by run.
import "server-only";
import type { Row } from "../core/comparison/comparison";
import { pairingKey } from "../core/run/run";
import type { Owner } from "./access";
import { isId } from "./cursor";
import { pool } from "./db";
import { fromBytes } from "./float64";
import { ParamsJson } from "./run-rows";

/** Values read for one row; more are not needed for a spread. */
const MOST_VALUES = 1_000_000;

interface Found {
  runId: string;
  params: unknown;
  samples: Uint8Array;
}

/** The stored values of a row in the order measured, for those of the named runs that hold any. */
export async function rowSamples(
  owner: Owner,
  runIds: readonly string[],
  row: Pick<Row, "metric" | "workload" | "params">,
): Promise<Map<string, Float64Array>> {
  const { rows } = await pool().query<Found>(
    `SELECT run_id AS "runId", params, samples FROM measurement
     WHERE workspace_id = $1 AND run_id = ANY($2::uuid[]) AND metric = $3 AND workload = $4 AND samples IS NOT NULL
     ORDER BY run_id, ordinal`,
    [owner.workspaceId, runIds.filter(isId), row.metric, row.workload],
  );
  // The name that a user gave a benchmark is a parameter of the row and not of the file.
  const keyOf = (params: Row["params"]) => {
    const { benchmark: _, ...rest } = params;
    return pairingKey({ ...row, params: rest });
  };
  const wanted = keyOf(row.params);
  const values = new Map<string, Float64Array>();
  let read = 0;
  for (const { runId, params, samples } of rows) {
    if (values.has(runId) || read >= MOST_VALUES || keyOf(ParamsJson.parse(params)) !== wanted) continue;
    const found = fromBytes(samples);
    read += found.length;
    values.set(runId, found);
  }
  return values;
}
