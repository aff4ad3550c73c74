// @ts-check
// Applies prisma/migrations as `prisma migrate deploy` would, in the table and with the checksums that Prisma uses,
// but without Prisma's native engine. Each migration is one transaction: a failed or killed one leaves nothing behind.
import { createHash, randomUUID } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { Refusal } from "./refusal.mjs";

export const MIGRATIONS = fileURLToPath(new URL("../../prisma/migrations", import.meta.url));
const PRISMA_LOCK = 72_707_369; // the advisory lock of Prisma's own migrate commands
const OLDEST_SERVER = 15;
const TABLE = `create table if not exists _prisma_migrations (
  id varchar(36) primary key not null,
  checksum varchar(64) not null,
  finished_at timestamptz,
  migration_name varchar(255) not null,
  logs text,
  rolled_back_at timestamptz,
  started_at timestamptz not null default now(),
  applied_steps_count integer not null default 0
)`;

/**
 * @typedef {{ name: string, sql: string, checksum: string }} Migration
 * @param {string} [folder]
 * @returns {Migration[]} in the order in which they apply
 */
export function readMigrations(folder = MIGRATIONS) {
  const entries = fs.readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return entries
    .map(({ name }) => {
      const bytes = fs.readFileSync(path.join(folder, name, "migration.sql"));
      return { name, sql: bytes.toString("utf8"), checksum: createHash("sha256").update(bytes).digest("hex") };
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/**
 * Brings the database up to date; of several callers at once exactly one applies a migration.
 * @param {string} url
 * @param {Migration[]} [migrations]
 * @returns {Promise<string[]>} the names of the migrations applied now
 */
export async function migrate(url, migrations = readMigrations()) {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on("error", () => {}); // the query in flight reports it
  await client.connect();
  try {
    await refuseOldServer(client);
    await client.query("set lock_timeout = '120s'");
    await client.query("select pg_advisory_lock($1)", [PRISMA_LOCK]);
    await client.query("set lock_timeout = 0");
    const pending = await pendingMigrations(client, migrations);
    for (const migration of pending) await apply(client, migration);
    return pending.map(({ name }) => name);
  } finally {
    await client.end(); // gives the lock back
  }
}

/** @param {pg.Client} client */
async function refuseOldServer(client) {
  const { rows } = await client.query("show server_version");
  const version = String(rows[0].server_version);
  if (Number.parseInt(version, 10) >= OLDEST_SERVER) return;
  throw new Refusal(`DATABASE_URL leads to PostgreSQL ${version}; ${OLDEST_SERVER} or newer is needed.`);
}

/** @param {pg.Client} client @param {Migration[]} migrations */
async function pendingMigrations(client, migrations) {
  const { rows: tables } = await client.query(
    "select tablename from pg_tables where schemaname = current_schema() order by tablename",
  );
  if (tables.length > 0 && !tables.some((row) => row.tablename === "_prisma_migrations")) {
    throw new Refusal(
      `The database holds other tables (${tables[0].tablename}, …) and no migrations of Bareline: give it an empty database.`,
    );
  }
  await client.query(TABLE);
  const { rows } = await client.query(
    "select migration_name as name, checksum, finished_at from _prisma_migrations where rolled_back_at is null order by started_at",
  );
  const known = new Map(migrations.map((migration) => [migration.name, migration]));
  for (const row of rows) refuseUnsound(row, known.get(row.name));
  const applied = new Set(rows.map((row) => row.name));
  return migrations.filter(({ name }) => !applied.has(name));
}

/** @param {{ name: string, checksum: string, finished_at: Date | null }} row @param {Migration | undefined} migration */
function refuseUnsound(row, migration) {
  if (!row.finished_at) {
    throw new Refusal(
      `Migration ${row.name} began and never finished: mend the database, then mark the migration with \`prisma migrate resolve\`.`,
    );
  }
  if (!migration) {
    throw new Refusal(
      `The database has migration ${row.name}, which this version does not know: it was used by a newer Bareline. Start that one.`,
    );
  }
  if (migration.checksum !== row.checksum) {
    throw new Refusal(
      `Migration ${row.name} was edited after it had been applied: restore its migration.sql and put the change into a new migration.`,
    );
  }
}

/** @param {pg.Client} client @param {Migration} migration */
async function apply(client, { name, sql, checksum }) {
  await client.query("begin");
  try {
    await client.query(sql);
    await client.query(
      `insert into _prisma_migrations (id, checksum, finished_at, migration_name, started_at, applied_steps_count)
       values ($1, $2, clock_timestamp(), $3, now(), 1)`,
      [randomUUID(), checksum, name],
    );
    await client.query("commit");
  } catch (error) {
    await client.query("rollback").catch(() => {});
    const reason = error instanceof Error ? error.message : String(error);
    throw new Refusal(`Migration ${name} failed and was undone: ${reason}.`, { cause: error });
  }
}
