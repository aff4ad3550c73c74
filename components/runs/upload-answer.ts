import type { Issue } from "@/lib/core/outcome";
import type { Environment, Evidence } from "@/lib/core/run/environment";
import type { Skipped } from "@/lib/core/run/run";

/** What POST /api/v1/runs/preview answers: what would be stored, and what the file says of its own side. */
export interface Preview {
  sha256: string;
  bytes: number;
  filename: string;
  format: { id: string; label: string };
  tool: { name: string; version: string | null };
  environment: Partial<Environment>;
  evidence: Evidence[];
  scenarios: string[];
  measurements: number;
  samples: number;
  metrics: { metric: string; label: string; axis: string; unit: string; rows: number; samples: number }[];
  skipped: Skipped[];
  warnings: Issue[];
  /** Runs of the very same bytes that are stored already. */
  known: { id: string; mode: string; createdAt: string }[];
}

/** What POST /api/v1/runs answers. */
export interface Saved {
  id: string;
  created: boolean;
  environment: Environment;
  warnings: Issue[];
}

/** A refusal as problem+json, or what the browser saw instead of an answer. */
export interface Refused {
  title: string;
  detail: string;
  errors: Issue[];
  more: number;
  /** The server never answered: sending again may help. */
  lost: boolean;
}

export type Answer<T> = { ok: true; value: T } | { ok: false; refused: Refused };

export const LOST: Refused = {
  title: "Connection lost",
  detail: "The server did not answer. The file is still in this list: send it again.",
  errors: [],
  more: 0,
  lost: true,
};

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;
const text = (value: unknown, otherwise: string): string => (typeof value === "string" ? value : otherwise);

/** Guarantee: the API lists errors as Issues (lib/server/respond.ts); whatever else stands there is left out. */
function issues(value: unknown): Issue[] {
  if (!Array.isArray(value)) return [];
  const shown = (v: unknown) => (typeof v === "string" && v !== "" ? v : undefined);
  return value.filter(isObject).map((e) => ({
    code: text(e.code, "unknown"),
    message: text(e.message, text(e.expected, "The file cannot be read here.")),
    at: shown(e.at),
    found: shown(e.found),
    expected: e.expected === e.message ? undefined : shown(e.expected),
    hint: shown(e.hint),
  }));
}

/** An answer as its type. Guarantee: this is our own server, and a 2xx of these two routes has the shape asked for. */
export function readAnswer<T extends Preview | Saved>(status: number, body: string): Answer<T> {
  if (status === 0) return { ok: false, refused: LOST };
  let json: unknown = null;
  try {
    json = JSON.parse(body);
  } catch {
    return { ok: false, refused: { ...LOST, title: "No answer that can be read", detail: `Status ${status}.` } };
  }
  if (status < 300) return { ok: true, value: json as T };
  const problem = isObject(json) ? json : {};
  return {
    ok: false,
    refused: {
      title: text(problem.title, "Refused"),
      detail: text(problem.detail, ""),
      errors: issues(problem.errors),
      more: typeof problem.more === "number" ? problem.more : 0,
      lost: status === 429 || status === 503,
    },
  };
}
