import "server-only";
import { Refusal } from "./refusal";

/** SQLSTATE classes and driver codes that mean "the database is away or busy", not "the query is wrong"; 40001 and 40P01: two transactions met. */
const AWAY =
  /^(08...|57P0[1-5]|57014|53...|40001|40P01|55P03|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOTFOUND|P1001|P1002|P1008|P1017|P2024|P2028)$/;
const AWAY_WORDS =
  /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|Can't reach database|the database system is (starting up|shutting down|in recovery)|ConnectionClosed|DatabaseNotReachable|SocketTimeout|TooManyConnections/;
const DISK = /^(ENOSPC|EDQUOT|53100)$/;

/** Drivers nest what happened under `cause`, `meta` or `driverAdapterError`: every code and message on the way down. */
function* causes(error: unknown, depth = 0): Generator<{ code: string; message: string }> {
  if (typeof error !== "object" || error === null || depth > 6) return;
  const at = error as Record<string, unknown>;
  const code = [at.code, at.originalCode, at.kind].find((c) => typeof c === "string");
  yield { code: String(code ?? ""), message: typeof at.message === "string" ? at.message : "" };
  for (const key of ["cause", "meta", "driverAdapterError"]) yield* causes(at[key], depth + 1);
  if (Array.isArray(at.errors)) for (const inner of at.errors.slice(0, 4)) yield* causes(inner, depth + 1);
}

/** What the world did wrong, said in our closed codes; `null` when it was we. */
export function worldFault(error: unknown): Refusal | null {
  for (const { code, message } of causes(error)) {
    if (DISK.test(code)) {
      return new Refusal("disk-full", "There is too little free space to store this. Free some and try again.", {
        retryAfter: 60,
      });
    }
    if (AWAY.test(code) || AWAY_WORDS.test(`${code} ${message}`)) {
      return new Refusal("database-away", "The database does not answer just now. Nothing was changed; try again.", {
        retryAfter: 2,
      });
    }
  }
  return null;
}

/** Whether the database refused a write because a row with that key exists (23505) or is pointed at (23503). */
export function violates(error: unknown, kind: "unique" | "foreign-key"): boolean {
  const codes = kind === "unique" ? ["23505", "P2002", "UniqueConstraintViolation"] : ["23503", "P2003"];
  for (const { code } of causes(error)) if (codes.includes(code)) return true;
  return false;
}
