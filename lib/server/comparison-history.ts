// A saved comparison through time: every run of the workspace that is of one of its sides, not only those it names.
import "server-only";
import { z } from "zod";
import { comparing } from "../core/comparison/compare";
import type { Comparison, Row } from "../core/comparison/comparison";
import { headlineRow } from "../core/comparison/headline";
import { type FollowedRow, type History, historyOf } from "../core/comparison/history";
import type { DatedRun } from "../core/comparison/history-sessions";
import { Environment } from "../core/run/environment";
import type { Owner } from "./access";
import { type SavedComparison, getComparison } from "./comparisons";
import { db } from "./db";
import { inTurns } from "./in-turns";
import { measurementRows } from "./measurement-rows";
import { Words } from "./read-query";
import { Refusal, notFound } from "./refusal";
import { toRun } from "./run-rows";
import { loadRuns } from "./runs";

export const HistoryQuery = z.strictObject({ metric: Words.optional() });
export type HistoryQuery = z.infer<typeof HistoryQuery>;

/** Runs of one side that are looked at, the newest; more would be years of nights. */
const MOST_RUNS = 2000;

export interface ComparisonHistory extends History {
  comparison: Pick<SavedComparison, "id" | "name">;
  /** The metrics that could be followed instead. */
  metrics: { metric: string; label: string }[];
  /** Runs beyond {@link MOST_RUNS}, which were left out: the oldest. */
  leftOut: number;
}

type Side = "baseline" | "candidate";
const SIDES = ["baseline", "candidate"] as const;

/** What makes two runs the same side at another time: how they ran, on what, and the owner's name for it. */
function identityOf({ mode, gpu, gpuCount, label, host }: Environment): string {
  return JSON.stringify([mode, gpu ?? null, gpuCount ?? null, label ?? host ?? null]);
}

/** The row of the wanted metric, or of the comparison's headline. */
function followed({ rows, headline }: Comparison, metric: string | undefined): Row | null {
  if (metric === undefined) return rows.find((row) => row.key === headline?.key) ?? null;
  return headlineRow(rows.filter((row) => row.metric === metric));
}

/** The history of a saved comparison. @throws Refusal `not-found`; `unusable` where there is nothing that can be followed */
export async function comparisonHistory(
  owner: Owner,
  id: unknown,
  { metric }: HistoryQuery = {},
): Promise<ComparisonHistory> {
  const saved = await getComparison(owner, id);
  if (!saved) throw notFound("comparison");
  const { request } = saved;
  const named = {
    baseline: await loadRuns(owner, request.baseline),
    candidate: await loadRuns(owner, request.candidate),
  };
  const { exclusions, overrides, margin } = request;
  const options = { exclusions, overrides, ...(margin === undefined ? {} : { margin }) };
  const comparison = await inTurns(comparing(named.baseline, named.candidate, options));
  const row = followed(comparison, metric);
  if (!row) throw nothingToFollow(comparison, metric);
  const identities = (side: Side) => new Set(named[side].map((run) => identityOf(run.environment)));
  const wanted = { baseline: identities("baseline"), candidate: identities("candidate") };
  refuseOneIdentity(wanted);

  const runs: Record<Side, DatedRun[]> = { baseline: [], candidate: [] };
  let leftOut = 0;
  for (const side of SIDES) {
    const found = await runsLike(
      owner,
      named[side].map((run) => run.environment),
      wanted[side],
    );
    const kept = found.slice(0, MOST_RUNS);
    leftOut += found.length - kept.length;
    runs[side] = await dated(owner, kept, row.metric);
  }
  const labels = new Map(comparison.rows.filter((r) => r.overhead).map((r) => [r.metric, r.label]));
  return {
    comparison: { id: saved.id, name: saved.name },
    ...historyOf(pick(row), runs, options),
    metrics: [...labels].map(([id, label]) => ({ metric: id, label })),
    leftOut,
  };
}

const pick = ({ metric, label, axis, workload, params, statistic, unit, better }: Row): FollowedRow => ({
  ...{ metric, label, axis, workload, params, statistic, unit, better },
});

/** Runs of these identities, newest first. */
async function runsLike(
  { workspaceId }: Owner,
  environments: readonly Environment[],
  identities: ReadonlySet<string>,
): Promise<string[]> {
  const modes = [...new Set(environments.map(({ mode }) => mode))];
  const gpus = [...new Set(environments.map(({ gpu }) => gpu ?? null))];
  const rows = await db().run.findMany({
    where: { workspaceId, deletedAt: null, mode: { in: modes }, OR: gpus.map((gpu) => ({ gpu })) },
    select: { id: true, environment: true },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
  });
  return rows.flatMap(({ id, environment }) =>
    identities.has(identityOf(Environment.parse(environment))) ? [id] : [],
  );
}

/** The runs that measure the metric, with the instant each counts as. */
async function dated({ workspaceId }: Owner, ids: string[], metric: string): Promise<DatedRun[]> {
  const rows = await db().run.findMany({ where: { workspaceId, id: { in: ids } } });
  const byRun = await measurementRows(workspaceId, ids, { samples: true, metric });
  return rows.flatMap((row) => {
    const measurements = byRun.get(row.id) ?? [];
    if (measurements.length === 0) return [];
    const run = toRun(row, measurements);
    const { startedAt } = run.environment;
    const at = startedAt ?? row.startedAt?.toISOString();
    return [{ run, at: at ?? row.createdAt.toISOString(), uploaded: at === undefined }];
  });
}

function nothingToFollow({ rows }: Comparison, metric: string | undefined): Refusal {
  const known = [...new Set(rows.filter((row) => row.overhead).map((row) => row.metric))];
  return new Refusal("unusable", "This comparison has no figure of that kind that could be followed through time.", {
    errors: [
      {
        code: "nothing-to-follow",
        message:
          metric === undefined
            ? "No row of this comparison has an overhead."
            : "No row of this metric has an overhead.",
        at: "metric",
        found: metric ?? "nothing",
        expected: known.length > 0 ? known.slice(0, 20).join(", ") : "a comparison with at least one overhead",
      },
    ],
  });
}

/** Where both sides are one and the same, nobody could say to which of them a new run belongs. */
function refuseOneIdentity({ baseline, candidate }: Record<Side, ReadonlySet<string>>): void {
  const both = [...baseline].find((identity) => candidate.has(identity));
  if (both === undefined) return;
  throw new Refusal("unusable", "Both sides are of one mode, GPU and label, so a later run could belong to either.", {
    errors: [
      {
        code: "sides-alike",
        message: "Both sides are of one mode, GPU, number of GPUs and label.",
        at: "candidate",
        expected: "sides that differ in one of them",
        hint: "Give the runs of each side a label of its own.",
      },
    ],
  });
}
