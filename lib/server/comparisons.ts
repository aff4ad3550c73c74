import "server-only";
import { v7 as newId } from "uuid";
import { z } from "zod";
import { type CompareOptions, comparing } from "../core/comparison/compare";
import type { Comparison } from "../core/comparison/comparison";
import { isRuleName } from "../core/comparison/rule-names";
import { MAX_MARGIN } from "../core/comparison/verdict";
import { comparisonGrade } from "../core/evidence/comparison-grade";
import type { Grade } from "../core/evidence/grade";
import { excerpt } from "../core/outcome";
import type { Run } from "../core/run/run";
import type { Comparison as ComparisonRow, Prisma } from "@/lib/generated/prisma/client";
import type { Owner } from "./access";
import { type Paged, fromCursor, isId, noSuchCursor, paged } from "./cursor";
import { type WorkloadAnswer, workloadAnswer, workloadFields, workloadQuery } from "./comparison-workload";
import { db } from "./db";
import { inTurns } from "./in-turns";
import { Page, Words } from "./read-query";
import { Refusal, fault, notFound } from "./refusal";
import type { RunSummary } from "./run-rows";
import { loadRuns, summariesOf } from "./runs";

const words = z
  .string()
  .trim()
  .min(1)
  .max(500)
  .refine((s) => s.isWellFormed() && !s.includes("\u0000"), "plain text");
const side = z.array(z.string().max(64)).min(1).max(200);

/** Letters of a note. */
export const MAX_NOTE = 2000;
const note = z
  .string()
  .trim()
  .max(MAX_NOTE)
  .refine((s) => s.isWellFormed() && !s.includes("\u0000"), "plain text");

/** The same question as an address asks it. */
export const ComparisonQuery = z.strictObject({
  baseline: side,
  candidate: side,
  margin: z.coerce.number().gt(0).max(MAX_MARGIN).optional(),
  ...workloadQuery,
});

/** What is compared, what is left out and why: a saved comparison is this question, never its answer. */
export const ComparisonRequest = z.strictObject({
  name: words.optional(),
  baseline: side,
  candidate: side,
  exclusions: z
    .array(z.strictObject({ runId: z.string().max(64), metric: words.optional(), reason: words }))
    .max(200)
    .default([]),
  overrides: z
    .array(z.strictObject({ rule: words, metric: words.optional(), reason: words }))
    .max(50)
    .default([]),
  /** How far apart two sides may be and still count as the same; a share. */
  margin: z.number().gt(0).max(MAX_MARGIN).optional(),
  /** Same-side comparisons made elsewhere, which raise the noise floor of the rows they speak of. */
  aa: z
    .array(z.strictObject({ metric: words.optional(), overhead: z.number().gt(-10).lt(1), from: words }))
    .max(200)
    .optional(),
  ...workloadFields,
});
export type ComparisonRequest = z.infer<typeof ComparisonRequest>;

/** A comparison with the runs it stands on, and the weakest grade among them. */
export interface Compared extends Comparison, WorkloadAnswer {
  grade: Grade;
  runs: { baseline: RunSummary[]; candidate: RunSummary[] };
}

/** What of a saved comparison can be changed; its question stays. */
export const ComparisonChange = z.strictObject({ name: words.max(200).optional(), note: note.optional() });
export type ComparisonChange = z.infer<typeof ComparisonChange>;

/** Which saved comparisons, in which order. */
export const SavedQuery = Page.extend({
  q: Words.optional(),
  sort: z.enum(["newest", "oldest", "name"]).default("newest"),
});
export type SavedQuery = z.infer<typeof SavedQuery>;

export interface SavedComparison {
  id: string;
  name: string;
  note: string;
  createdAt: string;
  request: ComparisonRequest;
}

function refuseTwice({ baseline, candidate }: ComparisonRequest): void {
  const all = [...baseline, ...candidate];
  const twice = all.find((id, i) => all.indexOf(id) !== i);
  if (twice === undefined) return;
  throw fault("unusable", {
    code: "run-twice",
    message: "A run stands twice in this comparison.",
    at: baseline.includes(twice) ? "baseline" : "candidate",
    found: twice,
    expected: "each run once, on one side",
  });
}

function refuseMissing(runs: readonly { id: string }[], { baseline, candidate }: ComparisonRequest): void {
  const found = new Set(runs.map((run) => run.id));
  const missing = Object.entries({ baseline, candidate }).flatMap(([name, ids]) =>
    ids.flatMap((id, i) => (found.has(id) ? [] : [{ at: `${name}[${i}]`, id }])),
  );
  if (missing.length === 0) return;
  const errors = missing.map(({ at, id }) => ({
    code: "not-found",
    message: "This run is not there, or not yours.",
    at,
    found: id,
    expected: "the id of a stored run",
    hint: "If you deleted it, restore it within a day or upload its file again.",
  }));
  throw new Refusal("not-found", "A run of this comparison is not there, or not yours.", { errors });
}

/** A reason that reaches nothing would stand on the record as if it had been heard. */
function refuseUnheard({ baseline, candidate, exclusions, overrides }: ComparisonRequest): void {
  const runs = new Set([...baseline, ...candidate]);
  const errors = [
    ...overrides.flatMap(({ rule }, i) =>
      isRuleName(rule)
        ? []
        : {
            code: "unknown-rule",
            message: `No rule of a comparison is called ${excerpt(rule)}.`,
            at: `overrides[${i}].rule`,
            found: excerpt(rule),
            expected: "the rule or id of a finding, such as gpu-differs or E01, or the code of a row's warning",
          },
    ),
    ...exclusions.flatMap(({ runId }, i) =>
      runs.has(runId)
        ? []
        : {
            code: "run-not-compared",
            message: "A run that is left out is not in this comparison.",
            at: `exclusions[${i}].runId`,
            found: excerpt(runId),
            expected: "a run of the baseline or of the candidate",
          },
    ),
  ];
  const [first] = errors;
  if (first) throw new Refusal("unusable", first.message, { errors });
}

function split<T extends { id: string }>(all: readonly T[], request: ComparisonRequest) {
  const byId = new Map(all.map((run) => [run.id, run]));
  const pick = (ids: readonly string[]): T[] => ids.flatMap((id) => byId.get(id) ?? []);
  return { baseline: pick(request.baseline), candidate: pick(request.candidate) };
}

/** How a question wants to be judged: everything in it that is not the runs or a workload. */
export function optionsOf({ exclusions, overrides, margin, aa }: ComparisonRequest): CompareOptions {
  return { exclusions, overrides, ...(margin === undefined ? {} : { margin }), ...(aa && { aa }) };
}

/** Compares stored runs. @throws Refusal `not-found` when a run is not there, `unusable` when one stands twice or a reason names none */
export async function compareRuns(owner: Owner, request: ComparisonRequest): Promise<Compared> {
  refuseTwice(request);
  refuseUnheard(request);
  const ids = [...request.baseline, ...request.candidate];
  const summaries = await summariesOf(owner, ids);
  refuseMissing(summaries, request);
  const runs: { baseline: Run[]; candidate: Run[] } = split(await loadRuns(owner, ids), request);
  const comparison = await inTurns(comparing(runs.baseline, runs.candidate, optionsOf(request)));
  // Runs we ship bring their own.
  const grade = comparisonGrade(
    summaries.map((run) => run.grade ?? "measured"),
    comparison,
  );
  const answer = workloadAnswer(comparison, runs, request, grade);
  return { ...comparison, ...answer, grade, runs: split(summaries, request) };
}

function toSaved(row: ComparisonRow): SavedComparison {
  const request = ComparisonRequest.parse(row.request);
  return { id: row.id, name: row.name, note: row.note, createdAt: row.createdAt.toISOString(), request };
}

function nameOf({ baseline, candidate }: Compared["runs"]): string {
  const of = (runs: readonly RunSummary[]) => runs[0]?.environment.label ?? runs[0]?.environment.mode ?? "runs";
  return `${of(baseline)} and ${of(candidate)}`.slice(0, 200);
}

/** Saves the question and answers it. @throws Refusal as {@link compareRuns} */
export async function saveComparison(
  owner: Owner,
  request: ComparisonRequest,
  about = "",
): Promise<SavedComparison & { compared: Compared }> {
  const compared = await compareRuns(owner, request);
  const name = request.name ?? nameOf(compared.runs);
  const row = await db().comparison.create({
    data: { workspaceId: owner.workspaceId, id: newId(), name, note: about, request: { ...request, name } },
  });
  return { ...toSaved(row), compared };
}

/** A saved comparison's question; `null` when it is not there. Answer it with {@link compareRuns}. */
export async function getComparison(owner: Owner, id: unknown): Promise<SavedComparison | null> {
  if (!isId(id)) return null;
  const row = await db().comparison.findFirst({ where: { workspaceId: owner.workspaceId, id } });
  return row ? toSaved(row) : null;
}

const ORDER = {
  newest: [{ createdAt: "desc" }, { id: "desc" }],
  oldest: [{ createdAt: "asc" }, { id: "asc" }],
  name: [{ name: "asc" }, { id: "asc" }],
} satisfies Record<SavedQuery["sort"], Prisma.ComparisonOrderByWithRelationInput[]>;

/** What comes after the last row of the page before. @throws Refusal `bad-request` */
async function afterCursor(
  { workspaceId }: Owner,
  cursor: string,
  sort: SavedQuery["sort"],
): Promise<Prisma.ComparisonWhereInput> {
  const { at, id } = fromCursor(cursor);
  if (sort === "newest") return { OR: [{ createdAt: { lt: at } }, { createdAt: at, id: { lt: id } }] };
  if (sort === "oldest") return { OR: [{ createdAt: { gt: at } }, { createdAt: at, id: { gt: id } }] };
  const last = await db().comparison.findFirst({ where: { workspaceId, id }, select: { name: true } });
  if (!last) throw noSuchCursor(cursor);
  return { OR: [{ name: { gt: last.name } }, { name: last.name, id: { gt: id } }] };
}

/** Saved comparisons, newest first unless asked otherwise. @throws Refusal `bad-request` */
export async function listComparisons(owner: Owner, query: Partial<SavedQuery> = {}): Promise<Paged<SavedComparison>> {
  const { limit = 50, cursor, q, sort = "newest" } = query;
  const and: Prisma.ComparisonWhereInput[] = [];
  if (cursor !== undefined) and.push(await afterCursor(owner, cursor, sort));
  if (q) {
    const text = { contains: q.replace(/[\\%_]/g, "\\$&"), mode: "insensitive" as const };
    and.push({ OR: [{ name: text }, { note: text }] });
  }
  const rows = await db().comparison.findMany({
    where: { workspaceId: owner.workspaceId, AND: and },
    orderBy: ORDER[sort],
    take: limit + 1,
  });
  return paged(rows, limit, (row) => ({ at: row.createdAt, id: row.id }), toSaved);
}

/** Another name or note. @throws Refusal `not-found` */
export async function changeComparison(owner: Owner, id: unknown, change: ComparisonChange): Promise<SavedComparison> {
  const before = await getComparison(owner, id);
  if (!before) throw notFound("comparison");
  const name = change.name ?? before.name;
  const row = await db().comparison.update({
    where: { workspaceId_id: { workspaceId: owner.workspaceId, id: before.id } },
    // The question carries its name too.
    data: { name, note: change.note ?? before.note, request: { ...before.request, name } },
  });
  return toSaved(row);
}

/** @throws Refusal `not-found` */
export async function deleteComparison(owner: Owner, id: unknown): Promise<void> {
  const { workspaceId } = owner;
  const { count } = isId(id) ? await db().comparison.deleteMany({ where: { workspaceId, id } }) : { count: 0 };
  if (count === 0) throw notFound("comparison");
}
