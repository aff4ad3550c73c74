import "server-only";
import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { PrismaClient } from "@/lib/generated/prisma/client";
import { env } from "./env";

// A request gives up before its reader does: connecting after a second, a statement after ten, a lock after three.
const POOL = {
  max: 10,
  connectionTimeoutMillis: 1000,
  statement_timeout: 10_000,
  lock_timeout: 3000,
  idle_in_transaction_session_timeout: 15_000,
  application_name: "bareline",
} satisfies pg.PoolConfig;

// `next dev` loads this module anew after every change; the connections stay.
const kept = globalThis as typeof globalThis & { barelineDb?: { pool: pg.Pool; prisma: PrismaClient } };

/** The one Prisma client. Made at the first call, because `next build` imports every route. */
export function db(): PrismaClient {
  return connection().prisma;
}

/** The pool beneath it, for what Prisma does badly: bulk writes and long reads. */
export function pool(): pg.Pool {
  return connection().pool;
}

function connection() {
  kept.barelineDb ??= connect(env().databaseUrl);
  return kept.barelineDb;
}

function connect(url: string | undefined) {
  if (!url)
    throw new Error("DATABASE_URL is not set: start with `npm start` or `npm run dev`, which bring a database.");
  const pool = new pg.Pool({ ...POOL, connectionString: url });
  // Without a listener, a database that restarts ends this process. The query in flight reports the error itself.
  pool.on("error", (error) => console.warn(`database: an idle connection was lost (${error.message})`));
  return { pool, prisma: new PrismaClient({ adapter: new PrismaPg(pool) }) };
}

/** Ends the pool: for tests and scripts, which would otherwise wait for it. */
export async function closeDb(): Promise<void> {
  const open = kept.barelineDb;
  kept.barelineDb = undefined;
  await open?.prisma.$disconnect();
  if (open && !open.pool.ended) await open.pool.end();
}
