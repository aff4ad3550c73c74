// How columns of unknown tables are read, kept one a shape: mapping a shape anew replaces what was kept.
import "server-only";
import { v7 as newId } from "uuid";
import { z } from "zod";
import { Mapping } from "../core/mapping/mapping";
import type { SavedMapping } from "../core/mapping/unknown-table";
import type { Mapping as MappingRow } from "@/lib/generated/prisma/client";
import type { Owner } from "./access";
import { type Paged, fromCursor, isId, paged } from "./cursor";
import { db } from "./db";
import { parsed } from "./read-json";
import { Page } from "./read-query";
import { fault, notFound } from "./refusal";
import { storableJson } from "./storable";

const Shape = z.string().regex(/^[0-9a-f]{64}$/, "the shape that a preview of the file gives");
export const MappingRequest = z.strictObject({ shape: Shape, mapping: Mapping });
export const MappingQuery = Page.extend({ shape: Shape.optional() });

export const ShownMapping = z.strictObject({
  id: z.uuid(),
  shape: Shape,
  name: z.string(),
  mapping: Mapping,
  createdAt: z.string(),
  updatedAt: z.string(),
});

function toSaved(row: MappingRow): SavedMapping {
  return {
    id: row.id,
    shape: row.shape,
    name: row.name,
    mapping: Mapping.parse(row.body),
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}

/** Keeps a mapping for its shape; what was kept for it is replaced under the same id. */
export async function saveMapping(
  owner: Owner,
  { shape, mapping }: z.output<typeof MappingRequest>,
): Promise<{ saved: SavedMapping; created: boolean }> {
  const { workspaceId } = owner;
  const id = newId();
  const [row] = await db().$queryRaw<{ id: string }[]>`
    INSERT INTO mapping (workspace_id, id, shape, name, body)
    VALUES (${workspaceId}::uuid, ${id}::uuid, ${shape}, ${mapping.name}, ${storableJson(mapping)}::jsonb)
    ON CONFLICT (workspace_id, shape)
    DO UPDATE SET name = EXCLUDED.name, body = EXCLUDED.body, updated_at = now() RETURNING id::text`;
  const saved = await findMapping(owner, row?.id);
  if (!saved) throw notFound("mapping");
  return { saved, created: saved.id === id };
}

/** Mappings, last changed first. */
export async function listMappings(
  owner: Owner,
  { limit, cursor, shape }: z.output<typeof MappingQuery>,
): Promise<Paged<SavedMapping>> {
  const after = cursor === undefined ? null : fromCursor(cursor);
  const rows = await db().mapping.findMany({
    where: {
      workspaceId: owner.workspaceId,
      ...(shape === undefined ? {} : { shape }),
      ...(after ? { OR: [{ updatedAt: { lt: after.at } }, { updatedAt: after.at, id: { lt: after.id } }] } : {}),
    },
    orderBy: [{ updatedAt: "desc" }, { id: "desc" }],
    take: limit + 1,
  });
  return paged(rows, limit, (row) => ({ at: row.updatedAt, id: row.id }), toSaved);
}

async function findMapping(owner: Owner, id: unknown): Promise<SavedMapping | null> {
  if (!isId(id)) return null;
  const row = await db().mapping.findFirst({ where: { workspaceId: owner.workspaceId, id } });
  return row ? toSaved(row) : null;
}

/** What was kept for tables of this shape. */
export async function mappingOfShape(owner: Owner, shape: string): Promise<SavedMapping | null> {
  const row = await db().mapping.findFirst({ where: { workspaceId: owner.workspaceId, shape } });
  return row ? toSaved(row) : null;
}

/** Runs keep the mapping they were read with: deleting it changes none of them. @throws Refusal `not-found` */
export async function deleteMapping(owner: Owner, id: unknown): Promise<void> {
  const where = { workspaceId: owner.workspaceId, id: isId(id) ? id : "" };
  const { count } = isId(id) ? await db().mapping.deleteMany({ where }) : { count: 0 };
  if (count === 0) throw notFound("mapping");
}

/**
 * The mapping that an upload names: the id of a kept one, or the mapping itself as JSON. Files of one shape may mean
 * different things, so a mapping need not be the one that is kept for its shape. @throws Refusal `not-found`, `bad-request`
 */
export async function mappingGiven(owner: Owner, given: string | undefined): Promise<Mapping | null> {
  if (given === undefined) return null;
  if (!given.trimStart().startsWith("{")) {
    const saved = await findMapping(owner, given);
    if (saved) return saved.mapping;
    throw notFound("mapping");
  }
  let input: unknown;
  try {
    input = JSON.parse(given);
  } catch {
    throw fault("bad-request", {
      code: "not-json",
      message: "The mapping is neither an id nor JSON.",
      at: "mapping",
      found: given.slice(0, 60),
      expected: "the id of a kept mapping, or a mapping as JSON",
    });
  }
  return parsed(Mapping, input, "The mapping");
}

/** A mapping as the query carries it. */
export const MappingText = z.string().min(1).max(12_000);
