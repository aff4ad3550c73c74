"use server";

import { revalidatePath } from "next/cache";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import type { SourceAnswer } from "@/components/evidence/source-form";
import { ownerOf } from "@/lib/server/access";
import { addSource, removeSource } from "@/lib/server/evidence-sources";
import { asRefusal } from "@/lib/server/respond";
import { readSource, sourceTexts } from "@/lib/view/source-reading";

/** Adds a source and shows it among the others. */
export async function addOwnSource(_: SourceAnswer | null, form: FormData): Promise<SourceAnswer> {
  const typed = sourceTexts(form.entries());
  try {
    const owner = await ownerOf(await headers(), { writes: true });
    const { source, errors } = readSource(typed);
    if (!source) return { typed, errors };
    await addSource(owner, source);
  } catch (error) {
    return { typed, errors: {}, refused: asRefusal(error).message };
  }
  revalidatePath("/evidence");
  redirect("/evidence#yours");
}

export async function removeOwnSource(id: string): Promise<void> {
  await removeSource(await ownerOf(await headers(), { writes: true }), id);
  revalidatePath("/evidence");
  redirect("/evidence#yours");
}
