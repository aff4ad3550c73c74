"use server";

import { revalidatePath } from "next/cache";
import { headers } from "next/headers";
import type { Route } from "next";
import { redirect } from "next/navigation";
import { DEFAULT_PRIOR } from "@/lib/core/evidence/priors";
import { ownerOf } from "@/lib/server/access";
import { deleteBill, getBill } from "@/lib/server/billing";
import { notFound } from "@/lib/server/refusal";
import { asRefusal } from "@/lib/server/respond";
import { createScenario } from "@/lib/server/scenarios";
import { groupsChosen, scenarioOfBill } from "@/lib/view/spend-scenario";

export interface Refused {
  refused: string;
}

/** As a scenario's own limit. */
const MOST_SPEND = 1e12;

const writer = async () => ownerOf(await headers(), { writes: true });

/** Makes a scenario of the bill's virtualized GPUs in one currency, a measured segment for each group that was chosen. */
export async function plan(id: string, _before: Refused | null, form: FormData): Promise<Refused> {
  let made: string;
  try {
    const owner = await writer();
    const bill = await getBill(owner, id);
    if (!bill) throw notFound("bill");
    const currency = String(form.get("currency") ?? "");
    const groups = groupsChosen(bill, currency, String(form.get("by") ?? "gpu"));
    if (groups.some((g) => g.monthlySpend > MOST_SPEND))
      return { refused: "No scenario holds more than a trillion a month for one segment, and this bill says more." };
    const scenario = scenarioOfBill(bill, groups, DEFAULT_PRIOR);
    if (!scenario) return { refused: "The bill has no spend on virtualized GPUs in this currency." };
    made = (await createScenario(owner, scenario)).id;
  } catch (error) {
    return { refused: asRefusal(error).message };
  }
  revalidatePath("/scenarios");
  redirect(`/scenarios/${made}` as Route);
}

/** Forgets a bill; a scenario that stands on it keeps it. */
export async function forget(id: string): Promise<Refused> {
  try {
    await deleteBill(await writer(), id);
  } catch (error) {
    return { refused: asRefusal(error).message };
  }
  revalidatePath("/spend");
  redirect("/spend" as Route);
}
