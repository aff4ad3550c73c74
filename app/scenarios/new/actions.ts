"use server";

import { revalidatePath } from "next/cache";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import type { Scenario } from "@/lib/core/cost/scenario";
import { isPriorId } from "@/lib/core/evidence/priors";
import { situationOf } from "@/lib/core/evidence/situations";
import { type Owner, ownerOf } from "@/lib/server/access";
import { notFound } from "@/lib/server/refusal";
import { asRefusal } from "@/lib/server/respond";
import { createScenario, getScenario } from "@/lib/server/scenarios";
import { fieldsFrom } from "@/lib/view/scenario-fields";
import { readFields } from "@/lib/view/scenario-reading";
import { blankFields } from "@/components/scenario/blank-scenario";
import type { NewScenarioAnswer } from "@/components/scenario/new-scenario-form";

/** Makes a scenario from published evidence, from a comparison or as a copy, and opens it. */
export async function makeScenario(_: NewScenarioAnswer | null, form: FormData): Promise<NewScenarioAnswer> {
  const typed = fieldsFrom(form.entries());
  const from = String(form.get("from") ?? "");
  let id: string;
  try {
    const owner = await ownerOf(await headers(), { writes: true });
    const { scenario, notes } = readFields({ ...blankFields(), ...typed, ...sourceOf(from) });
    if (!scenario) return { typed, from, notes };
    id = (await createScenario(owner, await laidOver(owner, from, scenario))).id;
  } catch (error) {
    return { typed, from, notes: {}, refused: asRefusal(error).message };
  }
  revalidatePath("/scenarios");
  redirect(`/scenarios/${id}`);
}

/**
 * `prior:…`, `saved:…` and `runs:…` are where the overhead comes from; `copy:…` brings its own. A published range brings the
 * workload of its situation: the network alone is nothing to a workload that spends no time there.
 */
function sourceOf(from: string): Record<string, string> {
  const at = "segments.0";
  const prior = from.startsWith("prior:") ? from.slice(6) : "";
  if (isPriorId(prior)) {
    const { profile } = situationOf(prior);
    return { [`${at}.source`]: "evidence", [`${at}.prior`]: prior, [`${at}.profile`]: profile };
  }
  if (/^(saved|runs):/.test(from)) return { [`${at}.source`]: "comparison", [`${at}.comparison`]: from };
  return {};
}

async function laidOver(owner: Owner, from: string, made: Scenario): Promise<Scenario> {
  if (!from.startsWith("copy:")) return made;
  const stored = await getScenario(owner, from.slice(5));
  if (!stored) throw notFound("scenario");
  return { ...stored.scenario, name: made.name };
}
