// Which comparison an overhead stands on, as the value of a choice, and back.
import type { OverheadSource } from "../core/cost/overhead-source";

type FromComparison = Extract<OverheadSource, { source: "comparison" }>;

/** Which comparison, as the value of a choice. */
export function comparisonText({ comparisonId, baseline = [], candidate = [] }: FromComparison): string {
  return comparisonId === undefined ? `runs:${baseline.join(",")};${candidate.join(",")}` : `saved:${comparisonId}`;
}

/** The inverse of {@link comparisonText}; `null` for anything else. */
export function readComparison(text: string, metric = ""): FromComparison | null {
  const rest = metric === "" ? {} : { metric };
  const saved = /^saved:(.{1,64})$/.exec(text)?.[1];
  if (saved !== undefined) return { source: "comparison", comparisonId: saved, ...rest };
  const runs = /^runs:([^;]+);([^;]+)$/.exec(text);
  if (!runs?.[1] || !runs[2]) return null;
  return { source: "comparison", baseline: runs[1].split(","), candidate: runs[2].split(","), ...rest };
}
