import "server-only";
import type { PoolClient } from "pg";
import type { Measurement } from "../core/run/run";
import { toBytes } from "./float64";
import { storableJson } from "./storable";

const ROWS_AT_ONCE = 2000;
const SAMPLE_BYTES_AT_ONCE = 2 ** 20;
/** Samples longer than this follow in pieces. */
const LARGE_BYTES = 4 * 2 ** 20;

/** Many rows, few bytes: samples that are large by themselves follow on their own. */
function* batches(measurements: readonly Measurement[]): Generator<{ first: number; batch: Measurement[] }> {
  let batch: Measurement[] = [];
  let bytes = 0;
  let first = 0;
  for (const [at, measurement] of measurements.entries()) {
    batch.push(measurement);
    bytes += isLarge(measurement) ? 0 : (measurement.samples?.byteLength ?? 0);
    if (batch.length < ROWS_AT_ONCE && bytes < SAMPLE_BYTES_AT_ONCE) continue;
    yield { first, batch };
    first = at + 1;
    batch = [];
    bytes = 0;
  }
  if (batch.length > 0) yield { first, batch };
}

const isLarge = ({ samples }: Measurement): boolean => (samples?.byteLength ?? 0) > LARGE_BYTES;

/** All rows of a batch as one JSON parameter and all their samples as one bytea: a statement of four parameters. */
async function insertBatch(
  client: PoolClient,
  workspaceId: string,
  runId: string,
  first: number,
  batch: Measurement[],
) {
  let offset = 0;
  const pieces: Buffer[] = [];
  const rows = batch.map((measurement, i) => {
    const { statistics, samples, written, ...m } = measurement;
    const piece = samples && !isLarge(measurement) ? toBytes(samples) : null;
    const row = {
      ...m,
      ...statistics,
      n: samples?.length ?? statistics.n,
      ordinal: first + i,
      offset: piece && offset,
      length: piece?.byteLength ?? 0,
      writtenValue: written.value,
      writtenUnit: written.unit,
      writtenAt: written.at,
    };
    if (piece) pieces.push(piece);
    offset += row.length;
    return row;
  });
  await client.query(
    `INSERT INTO measurement (workspace_id, run_id, ordinal, metric, axis, workload, params, context, unit, better,
       n, min, p05, median, p95, p99, max, mean, std, value, samples, written_value, written_unit, written_at, load,
       no_verdict)
     SELECT $1, $2, r.ordinal, r.metric, r.axis, r.workload, r.params, r.context, r.unit, r.better,
       r.n, r.min, r.p05, r.median, r.p95, r.p99, r.max, r.mean, r.std, r.value,
       CASE WHEN r.offset IS NULL THEN NULL ELSE substring($4::bytea FROM r.offset + 1 FOR r.length) END,
       r."writtenValue", r."writtenUnit", r."writtenAt", r.load, r."noVerdict"
     FROM json_to_recordset($3::json) AS r(ordinal int, metric text, axis text, workload text, params jsonb,
       context jsonb, unit text, better text, n int, min float8, p05 float8, median float8, p95 float8, p99 float8,
       max float8, mean float8, std float8, value float8, "offset" int, length int, "writtenValue" text,
       "writtenUnit" text, "writtenAt" text, load jsonb, "noVerdict" text)`,
    [workspaceId, runId, storableJson(rows), Buffer.concat(pieces)],
  );
}

/** The driver copies a parameter more than once: eighty megabytes go in pieces and are joined by the server. */
async function fillLarge(
  client: PoolClient,
  workspaceId: string,
  runId: string,
  ordinal: number,
  samples: Float64Array,
) {
  await client.query("CREATE TEMP TABLE IF NOT EXISTS sample_piece (seq int, piece bytea) ON COMMIT DROP");
  const bytes = toBytes(samples);
  for (let at = 0; at < bytes.byteLength; at += LARGE_BYTES) {
    const piece = bytes.subarray(at, at + LARGE_BYTES);
    await client.query("INSERT INTO sample_piece VALUES ($1, $2)", [at, piece]);
  }
  await client.query(
    `UPDATE measurement SET samples = (SELECT string_agg(piece, ''::bytea ORDER BY seq) FROM sample_piece)
     WHERE workspace_id = $1 AND run_id = $2 AND ordinal = $3`,
    [workspaceId, runId, ordinal],
  );
  await client.query("TRUNCATE sample_piece");
}

/** Stores a run's measurements, in their order, within the caller's transaction. */
export async function insertMeasurements(client: PoolClient, workspaceId: string, runId: string, all: Measurement[]) {
  for (const { first, batch } of batches(all)) await insertBatch(client, workspaceId, runId, first, batch);
  for (const [ordinal, measurement] of all.entries()) {
    if (measurement.samples && isLarge(measurement)) {
      await fillLarge(client, workspaceId, runId, ordinal, measurement.samples);
    }
  }
}
