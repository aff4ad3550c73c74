// A bill is read in passing: its GPU rows are summed, every other row is counted with its reason, and the file is not kept.
import "server-only";
import { v7 as newId } from "uuid";
import { z } from "zod";
import { billGroups, waysToGroup } from "../core/billing/bill-groups";
import { spanOf } from "../core/billing/bill-share";
import { GpuSpend } from "../core/billing/gpu-spend";
import type { Scenario } from "../core/cost/scenario";
import { isSameCents } from "../core/units/money";
import type { Bill as Row } from "@/lib/generated/prisma/client";
import type { Owner } from "./access";
import { type Paged, fromCursor, isId, paged } from "./cursor";
import { db } from "./db";
import { SMALL_BYTES, gate } from "./gate";
import { type BillUpload, type ReadBill, readBill } from "./read-bill";
import { Page, Words } from "./read-query";
import { Refusal, fault, notFound } from "./refusal";
import { storableJson } from "./storable";

export const BillQuery = z.strictObject({ filename: Words.optional() });
export const BillPage = Page;

/** A stored bill: what it says of GPU spend, and which file said so. */
export const StoredBill = GpuSpend.extend({
  id: z.string(),
  filename: z.string(),
  sha256: z.string(),
  bytes: z.number(),
  createdAt: z.string(),
});
export type StoredBill = z.infer<typeof StoredBill>;

/** Reads a bill and stores its sums; the same bytes are the same bill. @throws Refusal `unusable` for what is no bill */
export async function ingestBill(owner: Owner, upload: BillUpload): Promise<StoredBill & { created: boolean }> {
  const size = (upload.contentLength ?? Infinity) > SMALL_BYTES ? "large" : "small";
  return gate().admit(size, () => gate().read(async () => store(owner, await readBill(upload))));
}

async function store({ workspaceId }: Owner, { spend, filename, sha256, bytes }: ReadBill) {
  const { format } = spend;
  const id = newId();
  const body: unknown = JSON.parse(storableJson(spend));
  const row = await db().bill.upsert({
    where: { workspaceId_sha256: { workspaceId, sha256 } },
    create: { workspaceId, id, sha256, filename, bytes, format, body: body as object },
    // Read anew: what is told of a bill may have grown since.
    update: { format, body: body as object },
  });
  return { ...toBill(row), created: row.id === id };
}

function toBill(row: Row): StoredBill {
  return {
    ...GpuSpend.parse(row.body),
    id: row.id,
    filename: row.filename,
    sha256: row.sha256,
    bytes: Number(row.bytes),
    createdAt: row.createdAt.toISOString(),
  };
}

/** Bills, newest first. */
export async function listBills(owner: Owner, query: Partial<Page> = {}): Promise<Paged<StoredBill>> {
  const { limit = 50, cursor } = query;
  const after = cursor === undefined ? null : fromCursor(cursor);
  const rows = await db().bill.findMany({
    where: {
      workspaceId: owner.workspaceId,
      ...(after ? { OR: [{ createdAt: { lt: after.at } }, { createdAt: after.at, id: { lt: after.id } }] } : {}),
    },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: limit + 1,
  });
  return paged(rows, limit, (row) => ({ at: row.createdAt, id: row.id }), toBill);
}

/** One bill; `null` when it is not there or not the owner's. */
export async function getBill({ workspaceId }: Owner, id: unknown): Promise<StoredBill | null> {
  if (!isId(id)) return null;
  const row = await db().bill.findFirst({ where: { workspaceId, id } });
  return row ? toBill(row) : null;
}

/**
 * A spend is measured where an imported bill says so, to the cent.
 * @throws Refusal `unusable` where a bill is not there, or says something else
 */
export async function refuseUnknownBills(owner: Owner, { currency, segments }: Scenario): Promise<void> {
  for (const [i, { billId, monthlySpend }] of segments.entries()) {
    if (billId === undefined) continue;
    const bill = await getBill(owner, billId);
    const shares = bill ? saidOf(bill, currency) : [];
    if (shares.some((s) => isSameCents(s.monthlySpend, monthlySpend))) continue;
    throw fault("unusable", {
      code: bill ? "bill-says-otherwise" : "bill-missing",
      message: bill
        ? "The bill that this segment stands on does not say this spend."
        : "The bill that this segment stands on is not there, or not yours.",
      at: `segments[${i}].billId`,
      found: bill ? `${monthlySpend} ${currency}` : billId,
      expected: bill
        ? [...new Set(shares.map((s) => `${s.monthlySpend} ${currency}`))].slice(0, 20).join(", ")
        : "the id of an imported bill",
      hint: "Leave out billId and spendGrade where the spend is your own.",
    });
  }
}

/** What a bill says of a month's virtualized spend, however it is told apart. */
function saidOf(bill: StoredBill, currency: string) {
  const span = spanOf(bill, currency);
  return waysToGroup(bill, currency).flatMap((by) => billGroups(bill, currency, by, span));
}

/** Forgets a bill that no scenario stands on. @throws Refusal `not-found`, `conflict` */
export async function deleteBill({ workspaceId }: Owner, id: unknown): Promise<void> {
  const standing = isId(id)
    ? await db().scenario.findFirst({
        where: { workspaceId, deletedAt: null, body: { path: ["segments"], array_contains: [{ billId: id }] } },
        select: { name: true },
      })
    : null;
  if (standing) throw new Refusal("conflict", `The scenario “${standing.name}” stands on this bill. Change it first.`);
  const { count } = isId(id) ? await db().bill.deleteMany({ where: { workspaceId, id } }) : { count: 0 };
  if (count === 0) throw notFound("bill");
}
