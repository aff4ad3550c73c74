import fs from "node:fs";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readMigrations } from "@/scripts/lib/migrations.mjs";
import { missingSql } from "@/scripts/lib/schema-engine.mjs";
import { dropDatabase, freshDatabase } from "./test-database";

let url: string;
let client: pg.Client;

beforeAll(async () => {
  url = await freshDatabase();
  client = new pg.Client({ connectionString: url });
  await client.connect();
});

afterAll(async () => {
  await client.end();
  await dropDatabase(url);
});

const names = async (sql: string) => (await client.query<{ name: string }>(sql)).rows.map((row) => row.name);

test("the migrations lead to what schema.prisma says", async () => {
  expect(await missingSql(url)).toBeNull();
});

test("the comparison sees a column that only schema.prisma has", async () => {
  const schema = fs
    .readFileSync("prisma/schema.prisma", "utf8")
    .replace('@@map("workspace")', 'extra Int?\n@@map("workspace")');
  expect(await missingSql(url, { schema })).toContain('ADD COLUMN     "extra" INTEGER');
});

test("the comparison sees a column that only the migrations have", async () => {
  const sql = 'alter table "workspace" add column "extra" integer;';
  const migrations = [...readMigrations(), { name: "99999999999999_extra", sql, checksum: "" }];
  expect(await missingSql(url, { migrations })).toContain('DROP COLUMN "extra"');
});

// What schema.prisma cannot say is invisible to that comparison. These lists are whole: an addition must be entered here.
test("columns stored otherwise than their type's custom", async () => {
  const stored = await names(`
    select c.relname || '.' || a.attname || ' ' || a.attstorage::text as name
    from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_type t on t.oid = a.atttypid
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attnum > 0 and a.attstorage <> t.typstorage
    order by 1`);
  expect(stored).toEqual(["measurement.samples e", "raw_chunk.gz e"]);
});

test("checks, triggers, views, functions and partial indexes", async () => {
  const extras = await names(`
    select 'check ' || conname as name from pg_constraint
      where connamespace = 'public'::regnamespace and contype not in ('p', 'u', 'f', 'n')
    union all select 'trigger ' || tgname from pg_trigger where not tgisinternal
    union all select 'view ' || viewname from pg_views where schemaname = 'public'
    union all select 'function ' || proname from pg_proc where pronamespace = 'public'::regnamespace
    union all select 'index ' || indexrelid::regclass from pg_index
      where indrelid::regclass::text !~ '^(pg_|information)' and (indpred is not null or indexprs is not null)
    order by 1`);
  expect(extras).toEqual(["check measurement_samples_length"]);
});

test("samples of another length than n are refused by the database itself", async () => {
  const workspace = "00000000-0000-7000-8000-000000000001";
  const sha = "a".repeat(64);
  await client.query("insert into workspace (id, name) values ($1, 'test')", [workspace]);
  await client.query("insert into raw_file (workspace_id, sha256, bytes) values ($1, $2, 1)", [workspace, sha]);
  await client.query(
    `insert into run (workspace_id, id, sha256, environment_digest, filename, bytes, format, tool_name, parser_version,
       mode, environment, evidence, skipped, warnings)
     values ($1, $1, $2, $2, 'f', 1, 'x', 'x', 1, 'bare-metal', '{}', '{}', '[]', '[]')`,
    [workspace, sha],
  );
  const store = (ordinal: number, n: number | null, bytes: number | null, encoding = 0) =>
    client.query(
      `insert into measurement (workspace_id, run_id, ordinal, metric, axis, workload, params, context, unit, better, n,
         samples, encoding, written_value, written_unit, written_at)
       values ($1, $1, $2, 'm', 'a', 'w', '{}', '{}', 's', 'lower', $3, $4, $5, '1', 's', 'line 1')`,
      [workspace, ordinal, n, bytes === null ? null : Buffer.alloc(bytes), encoding],
    );
  await store(1, 3, 24);
  await store(2, 3, null);
  await store(3, null, null);
  await store(4, 3, 5, 1);
  await expect(store(5, 3, 23)).rejects.toThrow("measurement_samples_length");
  await expect(store(6, null, 24)).rejects.toThrow("measurement_samples_length");
});
