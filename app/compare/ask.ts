import "server-only";
import type { Owner } from "@/lib/server/access";
import { type Compared, type ComparisonRequest, compareRuns, getComparison } from "@/lib/server/comparisons";
import { asRefusal } from "@/lib/server/respond";
import type { Refusal } from "@/lib/server/refusal";
import type { CompareState } from "@/lib/view/compare-url";
import { mergedWorkload, workloadRequest } from "@/lib/view/workload-url";

export type Asked =
  | { kind: "answered"; compared: Compared; request: ComparisonRequest; kept: Kept | null }
  | { kind: "unasked" }
  | { kind: "refused"; refusal: Refusal };

/** What a saved comparison is called. */
export interface Kept {
  name: string;
  note: string;
}

/** The question in an address: a saved comparison's, with what the address adds, or the runs it names. */
async function questionOf(
  owner: Owner,
  state: CompareState,
): Promise<{ request: ComparisonRequest; kept: Kept | null } | null> {
  const { baseline, candidate, exclusions, overrides } = state;
  const workload = workloadRequest(state.workload);
  if (state.saved === null) {
    const asks = baseline.length > 0 && candidate.length > 0;
    return asks ? { request: { baseline, candidate, exclusions, overrides, ...workload }, kept: null } : null;
  }
  const saved = await getComparison(owner, state.saved);
  if (!saved) return null;
  const { name, note } = saved;
  const { profile: _, weights: _w, fix: _f, primary: _p, hiding: _h, ...request } = saved.request;
  return {
    kept: { name, note },
    request: {
      ...request,
      name,
      exclusions: [...request.exclusions, ...exclusions],
      overrides: [...request.overrides, ...overrides],
      ...mergedWorkload(saved.request, state.workload),
    },
  };
}

/** Answers what an address asks. A missing run or one on both sides is an answer too; what we did wrong throws. */
export async function ask(owner: Owner, state: CompareState): Promise<Asked> {
  const question = await questionOf(owner, state);
  if (!question) return { kind: "unasked" };
  const { request, kept } = question;
  try {
    return { kind: "answered", compared: await compareRuns(owner, request), request, kept };
  } catch (error) {
    const refusal = asRefusal(error);
    if (refusal.code === "internal" || refusal.code === "database-away") throw error;
    return { kind: "refused", refusal };
  }
}
