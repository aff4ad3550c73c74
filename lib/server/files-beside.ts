import "server-only";
import { z } from "zod";
import type { Said } from "../core/run/detected";
import type { Owner } from "./access";
import { isId } from "./cursor";
import { db } from "./db";
import { EvidenceJson, environmentOf } from "./environment-rows";
import { notFound } from "./refusal";

/** Files of one machine: more than this beside one run is a mistake. */
const MAX_BESIDE = 20;
export const EnvironmentIds = z.array(z.string().max(64)).max(MAX_BESIDE).optional();

/** The named files as the label of a run takes them, in the order named. @throws Refusal `not-found` */
export async function filesBeside(owner: Owner, ids: readonly string[] = []): Promise<(Said & { id: string })[]> {
  if (ids.length === 0) return [];
  const wanted = [...new Set(ids)];
  const rows = await db().environmentFile.findMany({
    where: { workspaceId: owner.workspaceId, id: { in: wanted.filter(isId) } },
  });
  const byId = new Map(rows.map((row) => [row.id, row]));
  return wanted.map((id) => {
    const row = byId.get(id);
    if (!row) throw notFound("environment file");
    return { id, environment: environmentOf(row), evidence: EvidenceJson.parse(row.evidence), file: row.filename };
  });
}
