import pg from "pg";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Migration, migrate, readMigrations } from "@/scripts/lib/migrations.mjs";
import { dropDatabase, freshDatabase } from "./test-database";

const shelf: Migration = { name: "1_shelf", sql: "create table shelf (id int primary key);", checksum: "a" };
const books: Migration = {
  name: "2_books",
  sql: "create table book (id int); insert into shelf values (1); insert into shelf values (2);",
  checksum: "b",
};

let url: string;
let client: pg.Client;

beforeEach(async () => {
  url = await freshDatabase({ migrated: false });
  client = new pg.Client({ connectionString: url });
  await client.connect();
});

afterEach(async () => {
  await client.end();
  await dropDatabase(url);
});

const applied = async () =>
  (await client.query("select migration_name, checksum from _prisma_migrations order by started_at")).rows;
const shelves = async () => (await client.query("select id from shelf")).rowCount;

describe("bringing a database up to date", () => {
  test("applies every migration in order and the second time none", async () => {
    expect(await migrate(url, [shelf, books])).toEqual(["1_shelf", "2_books"]);
    expect(await migrate(url, [shelf, books])).toEqual([]);
    expect(await shelves()).toBe(2);
  });

  test("applies only what a newer version brings", async () => {
    await migrate(url, [shelf]);
    expect(await migrate(url, [shelf, books])).toEqual(["2_books"]);
  });

  test("three at once apply each migration exactly once", async () => {
    const all = await Promise.all([1, 2, 3].map(() => migrate(url, [shelf, books])));
    expect(all.flat().sort()).toEqual(["1_shelf", "2_books"]);
    expect(await applied()).toHaveLength(2);
  });

  test("fills the columns of Prisma's own table, so that `prisma migrate deploy` agrees", async () => {
    const [first] = readMigrations();
    await migrate(url);
    const { rows } = await client.query("select * from _prisma_migrations limit 1");
    expect(rows[0]).toMatchObject({
      checksum: first?.checksum,
      migration_name: first?.name,
      applied_steps_count: 1,
      rolled_back_at: null,
      logs: null,
    });
    expect(first?.checksum).toMatch(/^[0-9a-f]{64}$/);
    expect(rows[0].finished_at.getTime()).toBeGreaterThanOrEqual(rows[0].started_at.getTime());
  });
});

describe("refusing in one line", () => {
  const refusal = async (migrations: Migration[]) => {
    const error = await migrate(url, migrations).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(Error);
    const { message } = error as Error;
    expect(message).not.toContain("\n");
    return message;
  };

  test("an edited migration is named", async () => {
    await migrate(url, [shelf]);
    expect(await refusal([{ ...shelf, checksum: "other" }, books])).toMatch(/^Migration 1_shelf was edited/);
    expect(await applied()).toHaveLength(1);
  });

  test("a migration of a newer version is named", async () => {
    await migrate(url, [shelf, books]);
    expect(await refusal([shelf])).toMatch(/has migration 2_books, which this version does not know/);
  });

  test("a migration that Prisma began and never finished is named", async () => {
    await migrate(url, [shelf]);
    await client.query("update _prisma_migrations set finished_at = null");
    expect(await refusal([shelf, books])).toMatch(/^Migration 1_shelf began and never finished/);
  });

  test("a migration marked as rolled back is applied again", async () => {
    await migrate(url, [shelf]);
    await client.query("update _prisma_migrations set finished_at = null, rolled_back_at = now()");
    await client.query("drop table shelf");
    expect(await migrate(url, [shelf])).toEqual(["1_shelf"]);
  });

  test("a database of another program is left alone", async () => {
    await client.query("create table invoices (id int)");
    expect(await refusal([shelf])).toMatch(/holds other tables \(invoices, …\)/);
    expect((await client.query("select to_regclass('_prisma_migrations') as found")).rows[0].found).toBeNull();
  });
});

describe("a migration that fails on the way", () => {
  const broken: Migration = { name: "2_broken", sql: `${books.sql} select 1/0;`, checksum: "c" };

  test("leaves nothing behind and says why", async () => {
    await expect(migrate(url, [shelf, broken])).rejects.toThrow(
      "Migration 2_broken failed and was undone: division by zero",
    );
    expect(await applied()).toEqual([{ migration_name: "1_shelf", checksum: "a" }]);
    expect(await shelves()).toBe(0);
    expect(await migrate(url, [shelf, books])).toEqual(["2_books"]);
  });

  test("killed at any statement, it applies whole at the next start", async () => {
    const statements = books.sql.split(";").filter((statement) => statement.trim());
    for (let before = 0; before <= statements.length; before++) {
      const suicide = "select pg_terminate_backend(pg_backend_pid())";
      const killed = [...statements.slice(0, before), suicide, ...statements.slice(before)].join(";");
      await expect(migrate(url, [shelf, { ...books, sql: killed }])).rejects.toThrow("2_books");
      expect(await applied()).toHaveLength(1);
      expect(await shelves()).toBe(0);
    }
    expect(await migrate(url, [shelf, books])).toEqual(["2_books"]);
    expect(await shelves()).toBe(2);
  });
});

test("no migration of ours takes the transaction into its own hands", () => {
  for (const { name, sql } of readMigrations()) {
    expect(sql, name).not.toMatch(/^\s*(begin|commit|rollback|start transaction)\b|\bconcurrently\b/im);
  }
});
