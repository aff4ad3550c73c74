import { randomUUID } from "node:crypto";
import pg from "pg";
import { afterAll, beforeAll } from "vitest";
import { closeDb } from "@/lib/server/db";

const HOW =
  "Database tests need a server. `npm test -- lib/server/NAME.db.test.ts` starts one and runs that file alone.";

/** A migrated, empty database that nobody else uses: its address. An unmigrated one when `migrated` is false. */
export async function freshDatabase({ migrated = true } = {}): Promise<string> {
  const name = `test_${randomUUID().replaceAll("-", "")}`;
  const template = decodeURIComponent(templateUrl().pathname.slice(1));
  await asAdmin((admin) =>
    admin.query(`create database ${name} template ${admin.escapeIdentifier(migrated ? template : "template0")}`),
  );
  const url = templateUrl();
  url.pathname = name;
  return url.href;
}

/** Ends every connection to a database of `freshDatabase` and removes it. */
export async function dropDatabase(url: string): Promise<void> {
  const name = new URL(url).pathname.slice(1);
  await asAdmin((admin) => admin.query(`drop database if exists ${admin.escapeIdentifier(name)} with (force)`));
}

/** For a test file as a whole: `db()` speaks to a fresh database, which goes away again at the end. */
export function onFreshDatabase(): void {
  let url: string | undefined;
  beforeAll(async () => {
    url = await freshDatabase();
    process.env.DATABASE_URL = url;
  });
  afterAll(async () => {
    await closeDb();
    if (url) await dropDatabase(url);
  });
}

function templateUrl(): URL {
  const url = process.env.BARELINE_TEST_DATABASE_URL;
  if (!url) throw new Error(HOW);
  return new URL(url);
}

async function asAdmin<T>(work: (admin: pg.Client) => Promise<T>): Promise<T> {
  const url = templateUrl();
  url.pathname = "postgres"; // a database with sessions cannot be copied
  const admin = new pg.Client({ connectionString: url.href });
  await admin.connect();
  try {
    return await work(admin);
  } finally {
    await admin.end();
  }
}
