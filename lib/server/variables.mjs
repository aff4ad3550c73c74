// @ts-check
// Every environment variable Bareline reads, in one table. Plain JavaScript, because scripts/start.mjs checks them
// before anything is installed or built; the server reads the same table through env.ts.
import { isIP } from "node:net";

const LOCAL_ONLY = "BARELINE_ACCESS=local has no sign-in, so it listens on this machine only";

/**
 * @typedef {{ HOST: string, PORT: string, DATABASE_URL?: string, BARELINE_DATA_DIR: string, BARELINE_ACCESS: string,
 *   BARELINE_URL: string, BARELINE_SECRET?: string }} Variables
 * @typedef {{ [name: string]: string | undefined }} Given
 * @typedef {{ fallback?: (known: Given) => string, problem: (value: string, known: Given) => string | null,
 *   example: string }} Rule
 */

/** In this order: a rule may look at the variables above its own. @satisfies {Record<keyof Variables, Rule>} */
export const VARIABLES = {
  BARELINE_ACCESS: {
    fallback: () => "local",
    problem: (value) => {
      if (value === "team") return "team accounts are not part of this version";
      return value === "local" ? null : "is not an access mode";
    },
    example: "BARELINE_ACCESS=local",
  },
  HOST: {
    fallback: () => "127.0.0.1",
    problem: (value) => (isLoopback(value) ? null : `is not a loopback address: ${LOCAL_ONLY}`),
    example: "HOST=127.0.0.1",
  },
  PORT: {
    fallback: () => "3000",
    problem: (value) =>
      /^[1-9]\d{0,4}$/.test(value) && Number(value) < 65_536 ? null : "is not a port from 1 to 65535",
    example: "PORT=3000",
  },
  DATABASE_URL: {
    problem: (value) => {
      const url = parseUrl(value);
      if (!url || !/^postgres(ql)?:$/.test(url.protocol)) return "is not a PostgreSQL address";
      return url.pathname.length > 1 ? null : "names no database";
    },
    example: "DATABASE_URL=postgresql://bareline:secret@db.example.com:5432/bareline",
  },
  BARELINE_DATA_DIR: {
    fallback: () => ".data",
    problem: (value) => (value.includes("\0") ? "is not a path" : null),
    example: "BARELINE_DATA_DIR=/var/lib/bareline",
  },
  BARELINE_URL: {
    fallback: ({ HOST = "", PORT }) => `http://${HOST.includes(":") ? `[${HOST}]` : HOST}:${PORT}`,
    problem: (value) => {
      const url = parseUrl(value);
      if (!url || !/^https?:$/.test(url.protocol)) return "is not an http or https address";
      return url.pathname === "/" && !url.search && !url.hash ? null : "has more than scheme, host and port";
    },
    example: "BARELINE_URL=https://bareline.example.com",
  },
  BARELINE_SECRET: {
    problem: (value) => (Buffer.byteLength(value) < 32 ? "is shorter than 32 bytes" : null),
    example: "BARELINE_SECRET=$(openssl rand -base64 32)",
  },
};

// A secret is never repeated on a screen or in a log.
const HIDDEN = new Set(["DATABASE_URL", "BARELINE_SECRET"]);

/**
 * The variables with their defaults, or the first that is wrong, in one line. An empty one counts as not set.
 * @param {Given} given
 * @returns {{ ok: true, variables: Variables } | { ok: false, message: string }}
 */
export function readVariables(given) {
  /** @type {Given} */
  const known = {};
  for (const [name, rule] of Object.entries(/** @type {Record<string, Rule>} */ (VARIABLES))) {
    const value = given[name]?.trim() || rule.fallback?.(known);
    if (value === undefined) continue;
    const problem = rule.problem(value, known);
    if (problem) {
      const written = HIDDEN.has(name) ? name : `${name}=${JSON.stringify(value)}`;
      return { ok: false, message: `${written}: ${problem}. Example: ${rule.example}` };
    }
    known[name] = value;
  }
  return { ok: true, variables: /** @type {Variables} */ (known) };
}

/** @param {string} host */
function isLoopback(host) {
  if (host === "localhost" || host === "::1") return true;
  return isIP(host) === 4 && host.startsWith("127.");
}

/** @param {string} text */
function parseUrl(text) {
  try {
    return new URL(text);
  } catch {
    return null;
  }
}
