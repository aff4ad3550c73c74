"use server";

import { revalidatePath } from "next/cache";
import { headers } from "next/headers";
import type { Route } from "next";
import { redirect } from "next/navigation";
import type { PasteAnswer } from "@/components/prices/paste-prices";
import type { PriceAnswer } from "@/components/prices/price-form";
import { MAX_ISSUES } from "@/lib/core/outcome";
import { ownerOf } from "@/lib/server/access";
import { createPrice, createPrices, deletePrice, restorePrice, updatePrice } from "@/lib/server/prices";
import { asRefusal } from "@/lib/server/respond";
import { PRICE_FIELDS, type PriceFields, readPriceFields } from "@/lib/view/price-entry";
import { readPriceRows } from "@/lib/view/price-rows";
import { today } from "./today";

const writer = async () => ownerOf(await headers(), { writes: true });
const LONGEST_FIELD = 1000;
const LONGEST_PASTE = 500_000;

function typedIn(form: FormData): PriceFields {
  const texts = [...PRICE_FIELDS, "dated", "datedFor"].map((key) => [key, String(form.get(key) ?? "")] as const);
  return Object.fromEntries(texts.map(([key, text]) => [key, text.slice(0, LONGEST_FIELD)]));
}

/** Keeps a new price, or changes one of the user's. */
export async function savePrice(id: string | null, _before: PriceAnswer | null, form: FormData): Promise<PriceAnswer> {
  const typed = typedIn(form);
  const { price, notes } = readPriceFields(typed);
  if (!price) return { typed, notes };
  let kept: string;
  try {
    const owner = await writer();
    const whole = { ...price, site: price.site ?? null, dated: price.dated ?? null };
    kept = (id === null ? await createPrice(owner, price, today()) : await updatePrice(owner, id, whole, today())).id;
  } catch (error) {
    return { typed, notes: {}, refused: asRefusal(error).message };
  }
  revalidatePath("/prices");
  redirect(`/prices#price-${kept}` as Route);
}

/** Keeps every row that can be read; the others come back with their reasons. */
export async function pastePrices(_before: PasteAnswer | null, form: FormData): Promise<PasteAnswer> {
  const text = String(form.get("rows") ?? "");
  if (text.length > LONGEST_PASTE)
    return {
      rest: "",
      faults: [{ message: "More than 500,000 characters. Paste fewer rows." }],
      more: 0,
      saved: 0,
      listed: 0,
    };
  const { prices, faults, rest, listed } = readPriceRows(text);
  try {
    if (prices.length > 0) await createPrices(await writer(), prices, today());
  } catch (error) {
    return { rest: text, faults: [{ message: asRefusal(error).message }], more: 0, saved: 0, listed: 0 };
  }
  revalidatePath("/prices");
  const told = faults.slice(0, MAX_ISSUES);
  return { rest, faults: told, more: faults.length - told.length, saved: prices.length, listed };
}

/** Deletes; the page then offers the undo. @param query what is filtered, as the address says it */
export async function removePrice(id: string, query: string): Promise<void> {
  await deletePrice(await writer(), id);
  revalidatePath("/prices");
  const address = new URLSearchParams(query);
  address.set("deleted", id);
  redirect(`/prices?${address}` as Route);
}

export async function undoRemoval(id: string, query: string): Promise<void> {
  await restorePrice(await writer(), id, today());
  revalidatePath("/prices");
  redirect((query === "" ? "/prices" : `/prices?${query}`) as Route);
}
