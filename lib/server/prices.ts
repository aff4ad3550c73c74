// The price book: what the user entered, before what is listed. Listed prices are the program's own and never change here.
import "server-only";
import { v7 as newId } from "uuid";
import type { z } from "zod";
import { type BookPrice, inBookOrder } from "../core/cost/price-book";
import { PRICE_LIST } from "../core/cost/price-list";
import { Price } from "../core/cost/price";
import { stalePrice } from "../core/cost/stale-price";
import type { Price as Row } from "@/lib/generated/prisma/client";
import type { Owner } from "./access";
import { isId } from "./cursor";
import { db } from "./db";
import type { PriceChange } from "./price-request";
import { parsed } from "./read-json";
import { Refusal, fault, notFound } from "./refusal";
import { storableJson } from "./storable";

/** A price of the book with what the list knows beside it. */
export interface ListedPrice extends BookPrice {
  /** What the provider calls the machine. */
  product: string | null;
  /** Where a listed price stands, in a few words. */
  cited: string | null;
  note: string | null;
  url: string | null;
}

/** More prices than anybody keeps by hand. */
export const MOST_OWN_PRICES = 1000;

function own(row: Pick<Row, "id" | "body">, today: string): ListedPrice {
  const price = Price.parse(row.body);
  const stale = stalePrice(price, today) !== null;
  return { id: row.id, price, own: true, stale, superseded: false, product: null, cited: null, note: null, url: null };
}

const listed = (today: string): ListedPrice[] =>
  PRICE_LIST.map(({ id, price, superseded, product, cited, note, url }) => {
    const stale = stalePrice(price, today) !== null;
    return { id, price, own: false, stale, superseded, product, cited, note, url };
  });

/** Every price, one's own first. @param today `YYYY-MM-DD`, by which a price is too old */
export async function listPrices({ workspaceId }: Owner, today: string): Promise<ListedPrice[]> {
  const rows = await db().price.findMany({ where: { workspaceId, deletedAt: null } });
  return inBookOrder([...rows.map((row) => own(row, today)), ...listed(today)]);
}

/** The same as plain data, for a form to choose from. @param today `YYYY-MM-DD` */
export async function priceBook(owner: Owner, today: string): Promise<BookPrice[]> {
  const prices = await listPrices(owner, today);
  return prices.map(({ id, price, own: mine, stale, superseded }) => ({ id, price, own: mine, stale, superseded }));
}

/** One of the user's own; `null` when it is not there. */
export async function getPrice({ workspaceId }: Owner, id: unknown, today: string): Promise<ListedPrice | null> {
  if (!isId(id)) return null;
  const row = await db().price.findFirst({ where: { workspaceId, id, deletedAt: null } });
  return row ? own(row, today) : null;
}

async function present(owner: Owner, id: unknown, today: string): Promise<ListedPrice> {
  const found = await getPrice(owner, id, today);
  if (!found) throw notFound("price");
  return found;
}

const DAY_MS = 86_400_000;

/** Nobody has read a price after tomorrow: elsewhere on earth it is at most a day later. @throws Refusal `bad-request` */
function refuseLater({ date, gpu }: Price, today: string): void {
  const latest = new Date(Date.parse(today) + DAY_MS).toISOString().slice(0, 10);
  if (date <= latest) return;
  throw fault("bad-request", {
    code: "date-to-come",
    message: `The price for ${gpu} is dated ${date}, a day that is still to come.`,
    at: "$.date",
    found: date,
    expected: `a day up to ${latest}`,
    hint: "Give the day on which the price was read.",
  });
}

/** Keeps prices; all of them or none. @param today `YYYY-MM-DD` @throws Refusal `bad-request`, `conflict` where the book is full */
export async function createPrices({ workspaceId }: Owner, prices: readonly Price[], today: string): Promise<string[]> {
  for (const price of prices) refuseLater(price, today);
  const made = prices.map((price) => ({ id: newId(), price }));
  const there = await db().price.count({ where: { workspaceId, deletedAt: null } });
  if (there + made.length > MOST_OWN_PRICES)
    throw new Refusal("conflict", `A price book holds ${MOST_OWN_PRICES} prices of your own. Delete some first.`);
  await db().price.createMany({
    data: made.map(({ id, price }) => ({ workspaceId, id, body: JSON.parse(storableJson(price)) as object })),
  });
  return made.map(({ id }) => id);
}

/** Keeps one price. @throws Refusal `conflict` */
export async function createPrice(owner: Owner, price: Price, today: string): Promise<ListedPrice> {
  const [id] = await createPrices(owner, [price], today);
  return present(owner, id, today);
}

/** Lays fields over a price of the user's. @throws Refusal `not-found`, `bad-request` */
export async function updatePrice(
  owner: Owner,
  id: unknown,
  change: z.output<typeof PriceChange>,
  today: string,
): Promise<ListedPrice> {
  const { id: known, price } = await present(owner, id, today);
  // A new day stands for the span that was named before.
  const before = change.date === undefined ? price : { ...price, dated: undefined };
  const laid = Object.entries({ ...before, ...change }).filter(([, value]) => value !== null && value !== undefined);
  const changed = parsed(Price, Object.fromEntries(laid));
  refuseLater(changed, today);
  const body = storableJson(changed);
  await db().$executeRaw`
    UPDATE price SET body = ${body}::jsonb, updated_at = now()
    WHERE workspace_id = ${owner.workspaceId}::uuid AND id = ${known}::uuid AND deleted_at IS NULL`;
  return present(owner, id, today);
}

/** Deletes a price so that it can be undone; scenarios keep their copies. @throws Refusal `not-found` */
export async function deletePrice({ workspaceId }: Owner, id: unknown): Promise<void> {
  const hit = isId(id)
    ? await db().$executeRaw`
        UPDATE price SET deleted_at = now()
        WHERE workspace_id = ${workspaceId}::uuid AND id = ${id}::uuid AND deleted_at IS NULL`
    : 0;
  if (hit === 0) throw notFound("price");
}

/** Undoes a deletion. @throws Refusal `not-found` */
export async function restorePrice(owner: Owner, id: unknown, today: string): Promise<ListedPrice> {
  if (isId(id))
    await db().price.updateMany({ where: { workspaceId: owner.workspaceId, id }, data: { deletedAt: null } });
  return present(owner, id, today);
}
