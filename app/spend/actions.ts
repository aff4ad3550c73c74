"use server";

import { revalidatePath } from "next/cache";
import { headers } from "next/headers";
import type { Route } from "next";
import { redirect } from "next/navigation";
import { billShares } from "@/lib/core/billing/bill-share";
import { DEFAULT_PRIOR } from "@/lib/core/evidence/priors";
import { ownerOf } from "@/lib/server/access";
import { deleteBill, getBill } from "@/lib/server/billing";
import { notFound } from "@/lib/server/refusal";
import { asRefusal } from "@/lib/server/respond";
import { createScenario } from "@/lib/server/scenarios";
import { scenarioOfBill } from "@/lib/view/spend-scenario";

const writer = async () => ownerOf(await headers(), { writes: true });

/** Makes a scenario whose segments are the bill's virtualized GPUs in one currency, graded measured. */
export async function plan(id: string, form: FormData): Promise<void> {
  const owner = await writer();
  const bill = await getBill(owner, id);
  if (!bill) throw notFound("bill");
  const currency = String(form.get("currency") ?? "");
  const scenario = scenarioOfBill({ ...bill, shares: billShares(bill) }, currency, DEFAULT_PRIOR);
  if (!scenario) redirect(`/spend/${id}` as Route);
  const made = await createScenario(owner, scenario);
  revalidatePath("/scenarios");
  redirect(`/scenarios/${made.id}` as Route);
}

export interface Forgotten {
  refused: string;
}

/** Forgets a bill; a scenario that stands on it keeps it. */
export async function forget(id: string): Promise<Forgotten> {
  try {
    await deleteBill(await writer(), id);
  } catch (error) {
    return { refused: asRefusal(error).message };
  }
  revalidatePath("/spend");
  redirect("/spend" as Route);
}
