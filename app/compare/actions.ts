"use server";

import { revalidatePath } from "next/cache";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import type { Route } from "next";
import { sideTitle } from "@/components/compare/sides-line";
import { Scenario } from "@/lib/core/cost/scenario";
import { ownerOf } from "@/lib/server/access";
import { MAX_NOTE, changeComparison, saveComparison } from "@/lib/server/comparisons";
import { createScenario } from "@/lib/server/scenarios";
import { EXAMPLE_BILL, profileOf } from "@/lib/view/compare-money";
import { type CompareState, compareHref, fromSearch } from "@/lib/view/compare-url";
import { asksWorkload } from "@/lib/view/workload-url";
import { ask } from "./ask";

const writer = async () => ownerOf(await headers(), { writes: true });
const textOf = (form: FormData, key: string) => String(form.get(key) ?? "").trim();
const stateOf = (search: string): CompareState => fromSearch(new URLSearchParams(search)).state;
const go = (state: CompareState): never => redirect(compareHref(state) as Route);

/** The address as the form found it. */
const addressOf = (form: FormData): CompareState => stateOf(textOf(form, "search"));

/** Leaves a repeat out; without a reason nothing changes. */
export async function leaveOut(form: FormData): Promise<void> {
  const state = addressOf(form);
  const [runId, metric, reason] = ["runId", "metric", "reason"].map((key) => textOf(form, key));
  if (!runId || !reason) return go(state);
  return go({ ...state, exclusions: [...state.exclusions, { runId, ...(metric ? { metric } : {}), reason }] });
}

/** Goes on despite a block, or answers the question that holds a row back; without a reason nothing changes. */
export async function setAside(form: FormData): Promise<void> {
  const state = addressOf(form);
  const [rule, metric, answer, reason] = ["rule", "metric", "answer", "reason"].map((key) => textOf(form, key));
  const said = [answer, reason].filter(Boolean).join(": ").slice(0, 500);
  if (!rule || !said) return go(state);
  return go({ ...state, overrides: [...state.overrides, { rule, ...(metric ? { metric } : {}), reason: said }] });
}

/** Keeps the question under a name; the address then is short and stays. */
export async function keep(form: FormData): Promise<void> {
  const state = addressOf(form);
  const owner = await writer();
  const asked = await ask(owner, state);
  if (asked.kind !== "answered") return go(state);
  const name = textOf(form, "name").slice(0, 200);
  const note = textOf(form, "note").slice(0, MAX_NOTE);
  const { id } = await saveComparison(owner, { ...asked.request, ...(name ? { name } : {}) }, note);
  revalidatePath("/compare/saved");
  return go({ ...state, saved: id, baseline: [], candidate: [], exclusions: [], overrides: [] });
}

/** Another name or note of the saved comparison; its question stays. */
export async function rename(form: FormData): Promise<void> {
  const state = addressOf(form);
  const [name, note] = [textOf(form, "name").slice(0, 200), textOf(form, "note").slice(0, MAX_NOTE)];
  if (state.saved !== null) {
    await changeComparison(await writer(), state.saved, { ...(name ? { name } : {}), note });
    revalidatePath("/compare/saved");
  }
  return go(state);
}

/** Saves the comparison as it stands, so that its exclusions go with it, and opens a scenario on it. */
export async function useInScenario(form: FormData): Promise<void> {
  const state = addressOf(form);
  const owner = await writer();
  const asked = await ask(owner, state);
  if (asked.kind !== "answered") return go(state);
  const { compared, request } = asked;
  const row = compared.rows.find((r) => r.key === compared.headline?.key);
  if (!row) return go(state);
  const { baseline, candidate } = compared.runs;
  const name = `${sideTitle(baseline)} against ${sideTitle(candidate)}`.slice(0, 200);
  const unchanged =
    state.saved !== null && state.exclusions.length + state.overrides.length === 0 && !asksWorkload(state.workload);
  const comparisonId = unchanged ? state.saved : (await saveComparison(owner, { ...request, name })).id;
  const scenario = Scenario.parse({
    version: 1,
    name,
    currency: EXAMPLE_BILL.currency,
    segments: [
      {
        name: "GPU fleet",
        profile: request.profile ?? profileOf(row),
        monthlySpend: state.workload.bill ?? EXAMPLE_BILL.amount,
        ...(state.workload.bill === null ? { spendGrade: "example" } : {}),
        overhead: { source: "comparison", comparisonId },
      },
    ],
  });
  const { id } = await createScenario(owner, scenario);
  revalidatePath("/scenarios");
  redirect(`/scenarios/${id}` as Route);
}
