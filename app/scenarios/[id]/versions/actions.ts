"use server";

import { revalidatePath } from "next/cache";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { wholeScenario } from "@/lib/core/cost/whole-scenario";
import { ownerOf } from "@/lib/server/access";
import { Refusal } from "@/lib/server/refusal";
import { updateScenario, versionOf } from "@/lib/server/scenarios";

/**
 * Makes an earlier version the newest one again; those in between stay.
 *
 * @param from the newest version that the reader saw: what was saved since is not overwritten unseen
 */
export async function goBackTo(id: string, revision: number, from: number): Promise<void> {
  const owner = await ownerOf(await headers(), { writes: true });
  const version = await versionOf(owner, id, revision);
  if (!version) redirect(`/scenarios/${id}/versions`);
  let outcome = `back=${revision}&undo=${from}`;
  try {
    await updateScenario(owner, id, wholeScenario(version.scenario), from);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    outcome = error.code === "conflict" ? "refused=changed" : "refused=unusable";
  }
  revalidatePath(`/scenarios/${id}`);
  revalidatePath("/scenarios");
  redirect(`/scenarios/${id}/versions?${outcome}`);
}
