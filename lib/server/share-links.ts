// The right to read one report. The token is 256 random bits, shown once; only its SHA-256 is kept, and every
// reason why it does not open is the same answer. Time is the database's: replicas may disagree about the clock.
import "server-only";
import { createHash, randomBytes } from "node:crypto";
import { v7 as newId } from "uuid";
import { Snapshot } from "../core/report/snapshot";
import { Prisma, type ShareLink as LinkRow } from "@/lib/generated/prisma/client";
import type { Owner } from "./access";
import { isId } from "./cursor";
import { db } from "./db";
import { env } from "./env";
import { Refusal, fault, notFound } from "./refusal";

const TOKEN = /^[A-Za-z0-9_-]{43}$/;

export const newToken = (): string => randomBytes(32).toString("base64url");
export const tokenHash = (token: string): string => createHash("sha256").update(token).digest("hex");
export const linkUrl = (token: string): string => `${env().url}/r/${token}`;

export interface NewLink {
  id: string;
  /** Shown once. */
  token: string;
  url: string;
}

export interface Link {
  id: string;
  state: "live" | "expired" | "revoked";
  createdAt: string;
  expiresAt: string | null;
  revokedAt: string | null;
  lastViewedAt: string | null;
  views: number;
}

export interface OpenedReport {
  name: string;
  snapshot: Snapshot;
  sha256: string;
  createdAt: string;
  expiresAt: string | null;
}

export async function databaseNow(): Promise<Date> {
  const [row] = await db().$queryRaw<{ now: Date }[]>`SELECT now() AS now`;
  if (!row) throw new Error("the database has no clock");
  return row.now;
}

export function toLink(row: LinkRow, now: Date): Link {
  const { id, views, createdAt, expiresAt, revokedAt, lastViewedAt } = row;
  return {
    id,
    state: revokedAt ? "revoked" : expiresAt && expiresAt <= now ? "expired" : "live",
    createdAt: createdAt.toISOString(),
    expiresAt: expiresAt?.toISOString() ?? null,
    revokedAt: revokedAt?.toISOString() ?? null,
    lastViewedAt: lastViewedAt?.toISOString() ?? null,
    views,
  };
}

/** An end that is still to come, by the database's clock. @throws Refusal `unusable` */
export async function futureEnd(expiresAt: string | null | undefined): Promise<Date | null> {
  if (!expiresAt) return null;
  const end = new Date(expiresAt);
  if (end > (await databaseNow())) return end;
  throw fault("unusable", {
    code: "already-over",
    message: "The link would have expired before it is made.",
    at: "$.expiresAt",
    found: expiresAt,
    expected: "an instant in the future",
  });
}

/** What makes a token open: one predicate over `share_link l` and `report r`, whoever asks. */
const opens = (token: string) => Prisma.sql`
  l.token_hash = ${tokenHash(token)} AND l.revoked_at IS NULL AND (l.expires_at IS NULL OR l.expires_at > now())
  AND r.workspace_id = l.workspace_id AND r.id = l.report_id AND r.deleted_at IS NULL`;

type Opened = { name: string; snapshot: unknown; sha256: string; createdAt: Date; expiresAt: Date | null };

/**
 * What a token opens; `null` for unknown, malformed, revoked, expired and deleted alike.
 * @param options.count `false` for the exports beside the page, so that one reader is not many
 */
export async function openLink(token: unknown, options: { count?: boolean } = {}): Promise<OpenedReport | null> {
  if (typeof token !== "string" || !TOKEN.test(token)) return null;
  const views = options.count === false ? 0 : 1;
  const [opened] = await db().$queryRaw<Opened[]>`
    UPDATE share_link l
    SET views = l.views + ${views}, last_viewed_at = CASE WHEN ${views} = 1 THEN now() ELSE l.last_viewed_at END
    FROM report r
    WHERE ${opens(token)}
    RETURNING r.name, r.snapshot, r.sha256, r.created_at AS "createdAt", l.expires_at AS "expiresAt"`;
  if (!opened) return null;
  return {
    name: opened.name,
    snapshot: Snapshot.parse(opened.snapshot),
    sha256: opened.sha256,
    createdAt: opened.createdAt.toISOString(),
    expiresAt: opened.expiresAt?.toISOString() ?? null,
  };
}

/** Whether a token opens a report; counts no view. */
export async function linkOpens(token: unknown): Promise<boolean> {
  if (typeof token !== "string" || !TOKEN.test(token)) return false;
  const found = await db().$queryRaw<unknown[]>`
    SELECT 1 FROM share_link l, report r WHERE ${opens(token)}`;
  return found.length > 0;
}

/** Another link to a report. @throws Refusal `not-found`, `unusable` */
export async function createLink(
  owner: Owner,
  reportId: unknown,
  options: { expiresAt?: string | null | undefined } = {},
): Promise<NewLink> {
  const { workspaceId } = owner;
  const report = isId(reportId)
    ? await db().report.findFirst({ where: { workspaceId, id: reportId, deletedAt: null }, select: { id: true } })
    : null;
  if (!report) throw notFound("report");
  const expiresAt = await futureEnd(options.expiresAt);
  const token = newToken();
  const id = newId();
  await db().shareLink.create({
    data: { workspaceId, id, reportId: report.id, tokenHash: tokenHash(token), expiresAt },
  });
  return { id, token, url: linkUrl(token) };
}

async function linkRow(owner: Owner, reportId: unknown, linkId: unknown): Promise<LinkRow> {
  const { workspaceId } = owner;
  const row =
    isId(reportId) && isId(linkId)
      ? await db().shareLink.findFirst({ where: { workspaceId, id: linkId, reportId, report: { deletedAt: null } } })
      : null;
  if (!row) throw notFound("link");
  return row;
}

/** Ends a link at once and for good; ending it twice changes nothing. @throws Refusal `not-found` */
export async function revokeLink(owner: Owner, reportId: unknown, linkId: unknown): Promise<void> {
  const { workspaceId, id } = await linkRow(owner, reportId, linkId);
  await db().$executeRaw`
    UPDATE share_link SET revoked_at = now()
    WHERE workspace_id = ${workspaceId}::uuid AND id = ${id}::uuid AND revoked_at IS NULL`;
}

/** Moves a link's end; `null` takes it away. @throws Refusal `not-found`, `conflict` when revoked, `unusable` */
export async function extendLink(
  owner: Owner,
  reportId: unknown,
  linkId: unknown,
  expiresAt: string | null,
): Promise<Link> {
  const { workspaceId, id } = await linkRow(owner, reportId, linkId);
  const end = await futureEnd(expiresAt);
  const { count } = await db().shareLink.updateMany({
    where: { workspaceId, id, revokedAt: null },
    data: { expiresAt: end },
  });
  if (count === 0) throw new Refusal("conflict", "This link was revoked. A revoked link stays ended; make a new one.");
  return toLink(await linkRow(owner, reportId, linkId), await databaseNow());
}
