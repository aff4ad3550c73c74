import "server-only";
import { Snapshot } from "../core/report/snapshot";
import type { Prisma, Report as ReportRow, ShareLink as LinkRow } from "@/lib/generated/prisma/client";
import type { Owner } from "./access";
import { type Paged, fromCursor, isId, paged } from "./cursor";
import { db } from "./db";
import type { Page } from "./read-query";
import { notFound } from "./refusal";
import { type Link, databaseNow, toLink } from "./share-links";

export interface ReportSummary {
  id: string;
  name: string;
  /** Of the snapshot, as printed on the report. */
  sha256: string;
  /** When it was frozen. */
  createdAt: string;
  links: Link[];
  /** Over all links. */
  views: number;
  lastViewedAt: string | null;
  liveLinks: number;
  snapshot: Snapshot;
}

type Row = ReportRow & { links: LinkRow[] };

function toReport(row: Row, now: Date): ReportSummary {
  const links = row.links.map((link) => toLink(link, now));
  const viewed = links.flatMap((link) => link.lastViewedAt ?? []).sort();
  return {
    id: row.id,
    name: row.name,
    sha256: row.sha256,
    createdAt: row.createdAt.toISOString(),
    links,
    views: links.reduce((sum, link) => sum + link.views, 0),
    lastViewedAt: viewed.at(-1) ?? null,
    liveLinks: links.filter((link) => link.state === "live").length,
    snapshot: Snapshot.parse(row.snapshot),
  };
}

const withLinks = { links: { orderBy: [{ createdAt: "desc" }, { id: "desc" }] } } satisfies Prisma.ReportInclude;

/** Published reports, newest first, each with its links. */
export async function listReports(owner: Owner, page: Partial<Page> = {}): Promise<Paged<ReportSummary>> {
  const { limit = 50, cursor } = page;
  const after = cursor === undefined ? null : fromCursor(cursor);
  const rows = await db().report.findMany({
    where: {
      workspaceId: owner.workspaceId,
      deletedAt: null,
      ...(after ? { OR: [{ createdAt: { lt: after.at } }, { createdAt: after.at, id: { lt: after.id } }] } : {}),
    },
    include: withLinks,
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: limit + 1,
  });
  const now = await databaseNow();
  return paged(
    rows,
    limit,
    (row) => ({ at: row.createdAt, id: row.id }),
    (row) => toReport(row, now),
  );
}

/** `null` when it is not there. */
export async function getReport(owner: Owner, id: unknown): Promise<ReportSummary | null> {
  if (!isId(id)) return null;
  const row = await db().report.findFirst({
    where: { workspaceId: owner.workspaceId, id, deletedAt: null },
    include: withLinks,
  });
  return row ? toReport(row, await databaseNow()) : null;
}

/** How many live links each of these scenarios has, over all its reports; those without any are left out. */
export async function liveLinksOf(owner: Owner, scenarioIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
  if (scenarioIds.length === 0) return new Map();
  const rows = await db().$queryRaw<{ id: string; live: number }[]>`
    SELECT r.scenario_id AS id, count(*)::int AS live
    FROM report r JOIN share_link l ON l.workspace_id = r.workspace_id AND l.report_id = r.id
    WHERE r.workspace_id = ${owner.workspaceId}::uuid AND r.deleted_at IS NULL
      AND r.scenario_id = ANY(${[...scenarioIds]}::uuid[])
      AND l.revoked_at IS NULL AND (l.expires_at IS NULL OR l.expires_at > now())
    GROUP BY r.scenario_id`;
  return new Map(rows.map(({ id, live }) => [id, live]));
}

/** Deletes a report. Its links end with it: each answers as if it had never been. @throws Refusal `not-found` */
export async function deleteReport(owner: Owner, id: unknown): Promise<void> {
  const { workspaceId } = owner;
  const hit = isId(id)
    ? await db().$executeRaw`
        UPDATE report SET deleted_at = now()
        WHERE workspace_id = ${workspaceId}::uuid AND id = ${id}::uuid AND deleted_at IS NULL`
    : 0;
  if (hit === 0) throw notFound("report");
}

/** A report as a list shows it: its grade and sentence instead of the whole snapshot. */
export function withoutSnapshot({ snapshot, ...report }: ReportSummary) {
  const { projection, modelVersion, currency } = snapshot;
  return { ...report, grade: projection.grade, sentence: projection.sentence, currency, modelVersion };
}
