"use server";

import { revalidatePath } from "next/cache";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import type { Route } from "next";
import { ownerOf } from "@/lib/server/access";
import { deleteComparison } from "@/lib/server/comparisons";

/** Deletes the name and the note; the runs stay. */
export async function removeComparison(id: string, back: string): Promise<void> {
  await deleteComparison(await ownerOf(await headers(), { writes: true }), id);
  revalidatePath("/compare/saved");
  redirect(back as Route);
}
