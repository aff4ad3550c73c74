import "server-only";
import { readdirSync } from "node:fs";
import path from "node:path";
import { pool } from "./db";

const PATIENCE = 1500;
const MIGRATIONS = path.join(/* turbopackIgnore: true */ process.cwd(), "prisma", "migrations");

/** Why this process should get no requests now, as a sentence; null when it should. */
export async function whyNotReady(): Promise<string | null> {
  if (isDraining()) return "The server is stopping.";
  try {
    return await withinPatience(whyNotMigrated());
  } catch (error) {
    return `The database does not answer: ${error instanceof Error ? error.message : String(error)}.`;
  }
}

/** Set by scripts/lib/follow-supervisor.cjs when the supervisor begins to stop. */
function isDraining(): boolean {
  return Reflect.get(globalThis, Symbol.for("bareline.draining")) === true;
}

async function whyNotMigrated(): Promise<string | null> {
  const newest = newestMigration();
  const { rowCount } = await pool().query(
    "select 1 from _prisma_migrations where migration_name = $1 and finished_at is not null",
    [newest],
  );
  return rowCount ? null : `The database lacks migration ${newest}.`;
}

let newest: string | undefined;

function newestMigration(): string {
  newest ??= readdirSync(MIGRATIONS, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
    .at(-1);
  if (!newest) throw new Error(`${MIGRATIONS} holds no migration`);
  return newest;
}

/** A database that takes the connection and then hangs counts as away, too. */
async function withinPatience<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${PATIENCE} ms`)), PATIENCE);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
