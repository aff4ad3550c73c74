"use server";

import type { Route } from "next";
import { revalidatePath } from "next/cache";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { ownerOf } from "@/lib/server/access";
import { notFound } from "@/lib/server/refusal";
import { loadSamples, sampleSets } from "@/lib/server/samples";
import { compareHref } from "@/lib/view/compare-url";

/** One click: the shipped sample runs are stored (once) and compared. */
export async function loadSamplePair(): Promise<void> {
  const owner = await ownerOf(await headers(), { writes: true });
  const set = (await sampleSets()).find((s) => s.grade === "example");
  if (!set) throw notFound("sample");
  const { baseline, candidate } = await loadSamples(owner, set.id);
  revalidatePath("/runs");
  redirect(compareHref({ baseline, candidate }) as Route);
}
