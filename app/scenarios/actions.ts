"use server";

import { revalidatePath } from "next/cache";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { EXAMPLE_SCENARIO } from "@/components/scenario/example-scenario";
import { ownerOf } from "@/lib/server/access";
import { createScenario, deleteScenario, getScenario, restoreScenario } from "@/lib/server/scenarios";

const writer = async () => ownerOf(await headers(), { writes: true });

/** Opens a copy of a stored scenario, or of the example. */
export async function copyScenario(id: string): Promise<void> {
  const owner = await writer();
  const example = id === "example";
  const scenario = example ? EXAMPLE_SCENARIO : (await getScenario(owner, id))?.scenario;
  if (!scenario) redirect("/scenarios");
  const name = example ? scenario.name : `Copy of ${scenario.name}`.slice(0, 200);
  const made = await createScenario(owner, { ...scenario, name });
  revalidatePath("/scenarios");
  redirect(`/scenarios/${made.id}`);
}

/** Deletes; the list then offers the undo. */
export async function removeScenario(id: string): Promise<void> {
  await deleteScenario(await writer(), id);
  revalidatePath("/scenarios");
  redirect(`/scenarios?deleted=${encodeURIComponent(id)}`);
}

export async function undoRemoval(id: string): Promise<void> {
  await restoreScenario(await writer(), id);
  revalidatePath("/scenarios");
  redirect("/scenarios");
}
