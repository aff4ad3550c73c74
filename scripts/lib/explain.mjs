// @ts-check
import { Refusal } from "./refusal.mjs";

const NETWORK = /** @type {Record<string, string>} */ ({
  ECONNREFUSED: "nobody listens there",
  ENOTFOUND: "the host name is not known",
  EAI_AGAIN: "the host name cannot be looked up",
  ETIMEDOUT: "it does not answer",
  "28P01": "it refuses the name or password",
  28000: "it refuses this account",
  "3D000": "it has no such database",
});

/** One line for a person; the stack only where the fault is ours. @param {unknown} error @returns {string} */
export function explain(error) {
  if (!(error instanceof Error)) return String(error);
  const { code } = /** @type {NodeJS.ErrnoException} */ (error);
  const reason = code && NETWORK[code];
  if (reason) return `The database cannot be reached: ${reason}. Check DATABASE_URL.`;
  if (error instanceof Refusal) return error.message;
  return error.stack ?? error.message;
}
