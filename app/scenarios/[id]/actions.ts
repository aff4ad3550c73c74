"use server";

import { revalidatePath } from "next/cache";
import { headers } from "next/headers";
import type { SaveAnswer } from "@/components/scenario/scenario-room";
import { ownerOf } from "@/lib/server/access";
import { wholeScenario } from "@/lib/core/cost/whole-scenario";
import { Refusal } from "@/lib/server/refusal";
import { asRefusal } from "@/lib/server/respond";
import { updateScenario } from "@/lib/server/scenarios";
import { asProfile } from "@/lib/core/overhead/profile-weights";
import type { Profile } from "@/lib/core/overhead/profiles";
import type { FromComparison, Measured, Unmeasured } from "@/lib/view/measured-source";
import { type Fields, LISTS, fieldsFrom, followed, withEntry, withoutEntry } from "@/lib/view/scenario-fields";
import { readFields } from "@/lib/view/scenario-reading";
import { OverheadSource } from "@/lib/core/cost/overhead-source";
import { MeasuredSources } from "../measured";

/** Saves the form as a browser without scripts sends it; what cannot be read comes back as typed. */
export async function saveScenario(id: string, _: SaveAnswer | null, form: FormData): Promise<SaveAnswer> {
  const fields = followed(changed(fieldsFrom(form.entries()), String(form.get("do") ?? "save")));
  const { scenario } = readFields(fields);
  if (!scenario) return { fields, refused: "Not saved: an entry could not be read. It is marked below." };
  try {
    const owner = await ownerOf(await headers(), { writes: true });
    await updateScenario(owner, id, wholeScenario(scenario), Number(form.get("revision")) || undefined);
    revalidatePath(`/scenarios/${id}`);
    return { fields };
  } catch (error) {
    const refusal = asRefusal(error);
    const again =
      refusal.code === "conflict" ? " What you typed stands below; save again to put it in place of the other." : "";
    return { fields, refused: `Not saved. ${refusal.message}${again}` };
  }
}

/** `add:segments`, `remove:benefits:2`: what the pressed button asks. */
function changed(fields: Fields, act: string): Fields {
  const [verb, name, at] = act.split(":");
  const list = LISTS.find((l) => l === name);
  if (!list) return fields;
  return verb === "add" ? withEntry(fields, list) : withoutEntry(fields, list, Number(at));
}

/** Compares what a segment is to stand on, when it is chosen. */
export async function lookUpSource(source: FromComparison, profile: Profile): Promise<Measured | Unmeasured> {
  const parsed = OverheadSource.safeParse(source);
  if (!parsed.success || parsed.data.source !== "comparison") return { reason: "This is no comparison." };
  try {
    return await new MeasuredSources(await ownerOf(await headers(), { writes: true })).of(
      parsed.data,
      asProfile(profile),
    );
  } catch (error) {
    if (error instanceof Refusal) return { reason: error.message };
    throw error;
  }
}
