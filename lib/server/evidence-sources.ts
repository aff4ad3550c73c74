// Figures that users add to the published ones. Only what they typed is kept: the overhead and the grade follow from it.
import "server-only";
import { v7 as newId } from "uuid";
import { z } from "zod";
import { GRADES } from "../core/evidence/grade";
import { EvidenceSource, rowOfSource } from "../core/evidence/own-source";
import type { EvidenceSource as Row } from "@/lib/generated/prisma/client";
import type { Owner } from "./access";
import { type Paged, fromCursor, isId, paged } from "./cursor";
import { db } from "./db";
import type { Page } from "./read-query";
import { notFound } from "./refusal";
import { storableJson } from "./storable";

export interface StoredSource {
  id: string;
  source: EvidenceSource;
  createdAt: string;
}

/** A source as it is answered: with what it comes to. */
export const ShownSource = EvidenceSource.extend({
  id: z.uuid(),
  createdAt: z.iso.datetime(),
  grade: z.enum(GRADES),
  /** Share of capacity lost; `null` where the source gives a range. */
  overhead: z.number().nullable(),
});

export function shownSource({ id, source, createdAt }: StoredSource): z.infer<typeof ShownSource> {
  const { grade, overhead } = rowOfSource(id, source);
  return { ...source, id, createdAt, grade, overhead };
}

const toStored = (row: Row): StoredSource => ({
  id: row.id,
  source: EvidenceSource.parse(row.body),
  createdAt: row.createdAt.toISOString(),
});

/** Sources, newest first. */
export async function listSources(owner: Owner, page: Partial<Page> = {}): Promise<Paged<StoredSource>> {
  const { limit = 50, cursor } = page;
  const after = cursor === undefined ? null : fromCursor(cursor);
  const rows = await db().evidenceSource.findMany({
    where: {
      workspaceId: owner.workspaceId,
      ...(after ? { OR: [{ createdAt: { lt: after.at } }, { createdAt: after.at, id: { lt: after.id } }] } : {}),
    },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: limit + 1,
  });
  return paged(rows, limit, (row) => ({ at: row.createdAt, id: row.id }), toStored);
}

export async function addSource({ workspaceId }: Owner, source: EvidenceSource): Promise<StoredSource> {
  const body: unknown = JSON.parse(storableJson(source));
  const data = { workspaceId, id: newId(), title: source.title, body: body as object };
  return toStored(await db().evidenceSource.create({ data }));
}

/** @throws Refusal `not-found` */
export async function removeSource({ workspaceId }: Owner, id: unknown): Promise<void> {
  const { count } = isId(id) ? await db().evidenceSource.deleteMany({ where: { workspaceId, id } }) : { count: 0 };
  if (count === 0) throw notFound("source");
}
