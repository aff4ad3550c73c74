// A saved comparison through time: every run of the workspace that is of one of its sides, not only those it names.
import "server-only";
import { z } from "zod";
import { comparing } from "../core/comparison/compare";
import type { Comparison, Row } from "../core/comparison/comparison";
import { headlineRow } from "../core/comparison/headline";
import { type FollowedRow, type History, followingHistory } from "../core/comparison/history";
import type { DatedRun } from "../core/comparison/history-sessions";
import type { Owner } from "./access";
import { type SavedComparison, getComparison, optionsOf } from "./comparisons";
import { identityOf, runsLike } from "./history-runs";
import { inTurns } from "./in-turns";
import { Words } from "./read-query";
import { Refusal, notFound } from "./refusal";
import { loadRuns } from "./runs";

export const HistoryQuery = z.strictObject({ metric: Words.optional() });
export type HistoryQuery = z.infer<typeof HistoryQuery>;

export interface ComparisonHistory extends History {
  comparison: Pick<SavedComparison, "id" | "name">;
  /** The metrics that could be followed instead. */
  metrics: { metric: string; label: string }[];
  /** Of both sides: runs that were too many to be read, the oldest; sessions that were too many are in `older`. */
  leftOut: number;
  /** How the saved comparison wants to be judged, which its points are too. */
  judged: ReturnType<typeof optionsOf>;
}

type Side = "baseline" | "candidate";
const SIDES = ["baseline", "candidate"] as const;

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
  const options = optionsOf(request);
  const comparison = await inTurns(comparing(named.baseline, named.candidate, options));
  const row = followed(comparison, metric);
  if (!row) throw nothingToFollow(comparison, metric);
  const identities = (side: Side) => new Set(named[side].map((run) => identityOf(run.environment)));
  const wanted = { baseline: identities("baseline"), candidate: identities("candidate") };
  refuseOneIdentity(wanted);

  const runs: Record<Side, DatedRun[]> = { baseline: [], candidate: [] };
  let leftOut = 0;
  for (const side of SIDES) {
    const found = await runsLike(owner, wanted[side], row.metric);
    runs[side] = found.runs;
    leftOut += found.leftOut;
  }
  const labels = new Map(comparison.rows.filter((r) => r.overhead).map((r) => [r.metric, r.label]));
  return {
    comparison: { id: saved.id, name: saved.name },
    ...(await inTurns(followingHistory(pick(row), runs, options))),
    metrics: [...labels].map(([id, label]) => ({ metric: id, label })),
    leftOut,
    judged: options,
  };
}

const pick = ({ metric, label, axis, workload, params, statistic, unit, better }: Row): FollowedRow => ({
  ...{ metric, label, axis, workload, params, statistic, unit, better },
});

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
