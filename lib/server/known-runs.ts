import "server-only";
import { z } from "zod";
import { canonicalJson } from "../core/report/canonical";
import type { Owner } from "./access";
import { db } from "./db";

export interface KnownRun {
  id: string;
  mode: string;
  createdAt: string;
}

/** How a file is read where it can be read in several ways. */
interface ReadAs {
  system: string | undefined;
  mapping: object | null;
}

const WithSystem = z.object({ system: z.string().optional() });
const MOST = 20;

/** Stored runs of the very same bytes, read the same way: the same system of a collection, the same columns of a table. */
export async function knownRuns(owner: Owner, sha256: string, { system, mapping }: ReadAs): Promise<KnownRun[]> {
  const rows = await db().run.findMany({
    where: { workspaceId: owner.workspaceId, sha256, deletedAt: null },
    select: { id: true, mode: true, createdAt: true, environment: true, mapping: true },
    orderBy: { createdAt: "desc" },
    take: 1000,
  });
  const columns = canonicalJson(mapping);
  return rows
    .filter((row) => WithSystem.safeParse(row.environment).data?.system === system)
    .filter((row) => canonicalJson(row.mapping) === columns)
    .slice(0, MOST)
    .map(({ id, mode, createdAt }) => ({ id, mode, createdAt: createdAt.toISOString() }));
}
