"use server";

import { revalidatePath } from "next/cache";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import type { Route } from "next";
import { sideTitle } from "@/components/compare/sides-line";
import { Scenario } from "@/lib/core/cost/scenario";
import { ownerOf } from "@/lib/server/access";
import { saveComparison } from "@/lib/server/comparisons";
import { createScenario } from "@/lib/server/scenarios";
import { EXAMPLE_BILL, profileOf } from "@/lib/view/compare-money";
import { type CompareState, compareHref, fromSearch } from "@/lib/view/compare-url";
import { ask } from "./ask";

const writer = async () => ownerOf(await headers(), { writes: true });
const textOf = (form: FormData, key: string) => String(form.get(key) ?? "").trim();
const stateOf = (search: string): CompareState => fromSearch(new URLSearchParams(search)).state;
const go = (state: CompareState): never => redirect(compareHref(state) as Route);

/** Leaves a repeat out; without a reason nothing changes. */
export async function leaveOut(search: string, form: FormData): Promise<void> {
  const state = stateOf(search);
  const [runId, metric, reason] = ["runId", "metric", "reason"].map((key) => textOf(form, key));
  if (!runId || !reason) return go(state);
  return go({ ...state, exclusions: [...state.exclusions, { runId, ...(metric ? { metric } : {}), reason }] });
}

export async function setAside(search: string, form: FormData): Promise<void> {
  const state = stateOf(search);
  const [rule, reason] = ["rule", "reason"].map((key) => textOf(form, key));
  if (!rule || !reason) return go(state);
  return go({ ...state, overrides: [...state.overrides, { rule, reason }] });
}

/** Keeps the question under a name; the address then is short and stays. */
export async function keep(search: string, form: FormData): Promise<void> {
  const state = stateOf(search);
  const owner = await writer();
  const asked = await ask(owner, state);
  if (asked.kind !== "answered") return go(state);
  const name = textOf(form, "name").slice(0, 200);
  const { id } = await saveComparison(owner, { ...asked.request, ...(name ? { name } : {}) });
  return go({ ...state, saved: id, baseline: [], candidate: [], exclusions: [], overrides: [] });
}

/** Saves the comparison as it stands, so that its exclusions go with it, and opens a scenario on it. */
export async function useInScenario(search: string): Promise<void> {
  const state = stateOf(search);
  const owner = await writer();
  const asked = await ask(owner, state);
  if (asked.kind !== "answered") return go(state);
  const { compared, request } = asked;
  const row = compared.rows.find((r) => r.key === compared.headline?.key);
  if (!row) return go(state);
  const { baseline, candidate } = compared.runs;
  const name = `${sideTitle(baseline)} against ${sideTitle(candidate)}`.slice(0, 200);
  const unchanged = state.saved !== null && state.exclusions.length + state.overrides.length === 0;
  const comparisonId = unchanged ? state.saved : (await saveComparison(owner, { ...request, name })).id;
  const scenario = Scenario.parse({
    version: 1,
    name,
    currency: EXAMPLE_BILL.currency,
    segments: [
      {
        name: "GPU fleet",
        profile: profileOf(row),
        monthlySpend: EXAMPLE_BILL.amount,
        spendGrade: "example",
        overhead: { source: "comparison", comparisonId },
      },
    ],
  });
  const { id } = await createScenario(owner, scenario);
  revalidatePath("/scenarios");
  redirect(`/scenarios/${id}` as Route);
}
