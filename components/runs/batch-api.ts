import { type Refused, type Saved, refusedOf } from "./upload-answer";

export interface BatchCounts {
  saved: number;
  known: number;
  refused: number;
  waiting: number;
}

/** GET /api/v1/batches/{id}. */
export interface Batch {
  id: string;
  total: number;
  counts: BatchCounts;
}

interface BatchItem {
  path: string;
  state: "saved" | "known" | "refused";
  run: { id: string; mode: string } | null;
  environment: { id: string } | null;
  problem: unknown;
}

/** The server answered that there is no such batch: it is a week old, or another database's. */
export class NoBatch extends Error {}

/** Guarantee: our own server, whose 2xx has the shape asked for. @throws NoBatch, or when it does not answer */
async function ask<T>(path: string, init: RequestInit = {}): Promise<T> {
  const headers = new Headers(init.body === undefined ? [] : [["content-type", "application/json"]]);
  const response = await fetch(path, { ...init, headers });
  if (response.status === 404) throw new NoBatch();
  if (!response.ok) throw new Error(`status ${response.status}`);
  return (await response.json()) as T;
}

const at = (id: string, query = "") => `/api/v1/batches/${encodeURIComponent(id)}${query}`;
const body = (total: number) => JSON.stringify({ total });

export const openBatch = (total: number) => ask<Batch>("/api/v1/batches", { method: "POST", body: body(total) });

export const changeBatch = (id: string, total: number) => ask<Batch>(at(id), { method: "PATCH", body: body(total) });

/** How a batch stands; its files are not listed. */
export const countBatch = (id: string) => ask<Batch>(at(id, "?limit=1"));

/** What became of a file. */
export type Outcome = { saved: Saved } | { refused: Refused };

function outcomeOf({ state, run, environment, problem }: BatchItem): Outcome {
  if (state === "refused") return { refused: refusedOf(problem) };
  const created = state === "saved";
  const kind = environment ? ("environment" as const) : ("run" as const);
  return { saved: { id: run?.id ?? environment?.id ?? "", kind, created, mode: run?.mode ?? null, warnings: [] } };
}

/** Every file of a batch that the server has an answer for, by its place. @throws NoBatch */
export async function outcomesOf(id: string): Promise<Map<string, Outcome>> {
  const outcomes = new Map<string, Outcome>();
  for (let cursor: string | null = ""; cursor !== null; ) {
    const query: string = `?limit=200${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ""}`;
    const page: { items: BatchItem[]; nextCursor: string | null } = await ask(at(id, query));
    for (const item of page.items) outcomes.set(item.path, outcomeOf(item));
    cursor = page.nextCursor;
  }
  return outcomes;
}
