import type { System } from "@/lib/core/formats/format";
import type { UnknownTable } from "@/lib/core/mapping/unknown-table";
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
  /** `environment`: the file describes a machine and holds no results. */
  kind?: "environment";
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
  /** Taken out before anything is stored. */
  removed: { what: string; count: number }[];
  /** Of a collection of which no system is chosen yet. */
  systems?: System[];
  table?: UnknownTable;
}

/** What saving answers: the run, or the file that describes a machine. */
export interface Saved {
  id: string;
  kind: "run" | "environment";
  created: boolean;
  /** Of a run. */
  mode: string | null;
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

/** `busy`: the server asks to come back after so many seconds. `lost`: it never answered. */
export type Answer<T> =
  | { ok: true; value: T }
  | { ok: false; refused: Refused; busy?: { seconds: number | null }; lost?: true };

export const LOST: Refused = {
  title: "Connection lost",
  detail: "The server did not answer. The file is still in this list: send it again.",
  errors: [],
  more: 0,
  lost: true,
};

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;
const text = (value: unknown, otherwise: string): string => (typeof value === "string" ? value : otherwise);
const list = <T>(value: unknown): T[] => (Array.isArray(value) ? (value as T[]) : []);

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

/** A problem as the API words it, from an answer or from a batch. */
export function refusedOf(problem: unknown, lost = false): Refused {
  const { title, detail, errors, more } = isObject(problem) ? problem : {};
  return {
    title: text(title, "Refused"),
    detail: text(detail, ""),
    errors: issues(errors),
    more: typeof more === "number" ? more : 0,
    lost,
  };
}

/** Guarantee of both readers: this is our own server, and a 2xx of these routes has the shape asked for. */
export function previewOf(json: Record<string, unknown>): Preview {
  const table = isObject(json.table) ? { table: json.table as unknown as UnknownTable } : {};
  return {
    ...(json as unknown as Preview),
    format: isObject(json.format) ? (json.format as Preview["format"]) : { id: "", label: "A table" },
    tool: isObject(json.tool) ? (json.tool as Preview["tool"]) : { name: "", version: null },
    environment: isObject(json.environment) ? json.environment : {},
    evidence: list(json.evidence),
    scenarios: list(json.scenarios),
    measurements: Number(json.measurements ?? 0),
    samples: Number(json.samples ?? 0),
    metrics: list(json.metrics),
    skipped: list(json.skipped),
    warnings: list(json.warnings),
    known: list(json.known),
    removed: list(json.removed),
    ...table,
  };
}

export function savedOf(kind: Saved["kind"], json: Record<string, unknown>): Saved {
  const environment = isObject(json.environment) ? json.environment : {};
  return {
    id: text(json.id, ""),
    kind,
    created: json.created === true,
    mode: kind === "run" && typeof environment.mode === "string" ? environment.mode : null,
    warnings: list(json.warnings),
  };
}

/** An answer read: its value, its refusal, or why there is none. */
export function readAnswer<T>(
  { status, body, retryAfter }: { status: number; body: string; retryAfter: string | null },
  read: (json: Record<string, unknown>) => T,
): Answer<T> {
  if (status === 0) return { ok: false, refused: LOST, lost: true };
  let json: unknown = null;
  try {
    json = JSON.parse(body);
  } catch {
    return { ok: false, refused: { ...LOST, title: "No answer that can be read", detail: `Status ${status}.` } };
  }
  if (status < 300 && isObject(json)) return { ok: true, value: read(json) };
  const isBusy = status === 429 || status === 503;
  const refused = refusedOf(json, isBusy);
  const seconds = retryAfter !== null && /^\d{1,4}$/.test(retryAfter) ? Number(retryAfter) : null;
  return { ok: false, refused, ...(isBusy ? { busy: { seconds } } : {}) };
}
