import "server-only";
import type { Owner } from "@/lib/server/access";
import { type Compared, type ComparisonRequest, compareRuns, getComparison } from "@/lib/server/comparisons";
import { asRefusal } from "@/lib/server/respond";
import type { Refusal } from "@/lib/server/refusal";
import type { CompareState } from "@/lib/view/compare-url";

export type Asked =
  | { kind: "answered"; compared: Compared; request: ComparisonRequest; name: string | null }
  | { kind: "unasked" }
  | { kind: "refused"; refusal: Refusal };

/** The question in an address: a saved comparison's, with what the address adds, or the runs it names. */
async function questionOf(owner: Owner, state: CompareState): Promise<ComparisonRequest | null> {
  const { baseline, candidate, exclusions, overrides } = state;
  if (state.saved === null) {
    return baseline.length > 0 && candidate.length > 0 ? { baseline, candidate, exclusions, overrides } : null;
  }
  const saved = await getComparison(owner, state.saved);
  if (!saved) return null;
  const { request } = saved;
  return {
    ...request,
    name: saved.name,
    exclusions: [...request.exclusions, ...exclusions],
    overrides: [...request.overrides, ...overrides],
  };
}

/** Answers what an address asks. A missing run or one on both sides is an answer too; what we did wrong throws. */
export async function ask(owner: Owner, state: CompareState): Promise<Asked> {
  const request = await questionOf(owner, state);
  if (!request) return { kind: "unasked" };
  try {
    return { kind: "answered", compared: await compareRuns(owner, request), request, name: request.name ?? null };
  } catch (error) {
    const refusal = asRefusal(error);
    if (refusal.code === "internal" || refusal.code === "database-away") throw error;
    return { kind: "refused", refusal };
  }
}
