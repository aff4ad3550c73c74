import "server-only";
import { v7 as newId } from "uuid";
import { Scenario } from "../core/cost/scenario";
import type { Scenario as ScenarioRow, ScenarioVersion as ScenarioVersionRow } from "@/lib/generated/prisma/client";
import type { Owner } from "./access";
import { refuseUnknownBills } from "./billing";
import { type Paged, fromCursor, isId, noSuchCursor, paged } from "./cursor";
import { db } from "./db";
import { issuesOf, parsed, pathOf } from "./read-json";
import type { Page } from "./read-query";
import { Refusal, notFound } from "./refusal";
import { storableJson } from "./storable";

export interface StoredScenario {
  id: string;
  /** Counts the changes, from 1. The scenario's own `version` is that of its shape. */
  revision: number;
  scenario: Scenario;
  createdAt: string;
  updatedAt: string;
}

export interface ScenarioVersion {
  revision: number;
  scenario: Scenario;
  createdAt: string;
}

/** A stored body that the rules of today refuse: it costs itself, and no list that it stands in. */
export interface UnreadScenario {
  id: string;
  name: string;
  updatedAt: string;
  /** Why it cannot be read. */
  reason: string;
}

/** What is stored, read by the rules of today. @throws Refusal `unusable` */
function bodyOf(body: unknown): Scenario {
  const read = Scenario.safeParse(body);
  if (read.success) return read.data;
  const errors = issuesOf(read.error, body, pathOf);
  const [first] = errors;
  throw new Refusal(
    "unusable",
    first ? `This scenario breaks a rule at ${first.at}. ${first.message}` : "This scenario cannot be read.",
    { errors },
  );
}

function toStored(row: ScenarioRow): StoredScenario {
  return {
    id: row.id,
    revision: row.version,
    scenario: bodyOf(row.body),
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}

function toListed(row: ScenarioRow): StoredScenario | UnreadScenario {
  try {
    return toStored(row);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { id: row.id, name: row.name, updatedAt: row.updatedAt.toISOString(), reason: error.message };
  }
}

/** Scenarios, last changed first; `unread` are those of the page that cannot be read. */
export async function listScenarios(
  owner: Owner,
  page: Partial<Page> = {},
): Promise<Paged<StoredScenario> & { unread: UnreadScenario[] }> {
  const { limit = 50, cursor } = page;
  const after = cursor === undefined ? null : fromCursor(cursor);
  const rows = await db().scenario.findMany({
    where: {
      workspaceId: owner.workspaceId,
      deletedAt: null,
      ...(after ? { OR: [{ updatedAt: { lt: after.at } }, { updatedAt: after.at, id: { lt: after.id } }] } : {}),
    },
    orderBy: [{ updatedAt: "desc" }, { id: "desc" }],
    take: limit + 1,
  });
  const { items, nextCursor } = paged(rows, limit, (row) => ({ at: row.updatedAt, id: row.id }), toListed);
  return {
    items: items.filter((item) => "scenario" in item),
    unread: items.filter((item) => "reason" in item),
    nextCursor,
  };
}

/** `null` when it is not there. */
export async function getScenario(owner: Owner, id: unknown): Promise<StoredScenario | null> {
  if (!isId(id)) return null;
  const row = await db().scenario.findFirst({ where: { workspaceId: owner.workspaceId, id, deletedAt: null } });
  return row ? toStored(row) : null;
}

async function present(owner: Owner, id: unknown): Promise<StoredScenario> {
  const stored = await getScenario(owner, id);
  if (!stored) throw notFound("scenario");
  return stored;
}

/** @throws Refusal `unusable` where a measured spend is not its bill's */
export async function createScenario(owner: Owner, scenario: Scenario): Promise<StoredScenario> {
  await refuseUnknownBills(owner, scenario);
  const id = newId();
  const body = storableJson(scenario);
  await db().$executeRaw`
    WITH made AS (
      INSERT INTO scenario (workspace_id, id, name, body)
      VALUES (${owner.workspaceId}::uuid, ${id}::uuid, ${scenario.name}, ${body}::jsonb)
      RETURNING workspace_id, id, version, body)
    INSERT INTO scenario_version (workspace_id, scenario_id, version, body) SELECT * FROM made`;
  return present(owner, id);
}

/** Makes revision `from` + 1, unless somebody else has. */
async function advance(owner: Owner, id: string, from: number, scenario: Scenario): Promise<boolean> {
  const body = storableJson(scenario);
  const made = await db().$executeRaw`
    WITH changed AS (
      UPDATE scenario SET name = ${scenario.name}, body = ${body}::jsonb, version = version + 1, updated_at = now()
      WHERE workspace_id = ${owner.workspaceId}::uuid AND id = ${id}::uuid AND version = ${from} AND deleted_at IS NULL
      RETURNING workspace_id, id, version, body)
    INSERT INTO scenario_version (workspace_id, scenario_id, version, body) SELECT * FROM changed`;
  return made > 0;
}

/** One object over another; `null` takes a field away (RFC 7396, on the first level). */
const laidOver = (stored: object, change: object): object =>
  Object.fromEntries(Object.entries({ ...stored, ...change }).filter(([, value]) => value !== null));

/**
 * Lays fields over a stored scenario and keeps the result as its next revision.
 * @param expected the revision the change was made from; another in the meantime is a `conflict`
 * @throws Refusal `not-found`, `bad-request`, `conflict`
 */
export async function updateScenario(
  owner: Owner,
  id: unknown,
  change: object,
  expected?: number,
): Promise<StoredScenario> {
  for (let tries = 0; tries < 5; tries++) {
    const stored = await present(owner, id);
    if (expected !== undefined && expected !== stored.revision) break;
    const scenario = parsed(Scenario, laidOver(stored.scenario, change));
    await refuseUnknownBills(owner, scenario);
    if (await advance(owner, stored.id, stored.revision, scenario)) return present(owner, id);
  }
  throw new Refusal("conflict", "This scenario was changed in the meantime. Read it again and repeat your change.");
}

/** Deletes a scenario so that it can be undone. @throws Refusal `not-found` */
export async function deleteScenario(owner: Owner, id: unknown): Promise<void> {
  const { workspaceId } = owner;
  const hit = isId(id)
    ? await db().$executeRaw`
        UPDATE scenario SET deleted_at = now()
        WHERE workspace_id = ${workspaceId}::uuid AND id = ${id}::uuid AND deleted_at IS NULL`
    : 0;
  if (hit === 0) throw notFound("scenario");
}

/** Undoes a deletion. @throws Refusal `not-found` */
export async function restoreScenario(owner: Owner, id: unknown): Promise<StoredScenario> {
  if (isId(id)) {
    await db().scenario.updateMany({ where: { workspaceId: owner.workspaceId, id }, data: { deletedAt: null } });
  }
  return present(owner, id);
}

const toVersion = (row: ScenarioVersionRow): ScenarioVersion => ({
  revision: row.version,
  scenario: bodyOf(row.body),
  createdAt: row.createdAt.toISOString(),
});

/** One revision of a scenario; `null` when there is none of that number. */
export async function versionOf(owner: Owner, id: unknown, revision: number): Promise<ScenarioVersion | null> {
  if (!Number.isInteger(revision) || revision < 1 || revision >= 2 ** 31) return null;
  const stored = await getScenario(owner, id);
  if (!stored) return null;
  const row = await db().scenarioVersion.findFirst({
    where: { workspaceId: owner.workspaceId, scenarioId: stored.id, version: revision },
  });
  return row && toVersion(row);
}

/** Every revision of a scenario, newest first; the cursor is a revision. @throws Refusal `not-found` */
export async function versionsOf(owner: Owner, id: unknown, page: Partial<Page> = {}): Promise<Paged<ScenarioVersion>> {
  const { id: scenarioId } = await present(owner, id);
  const { limit = 50, cursor } = page;
  const before = cursor === undefined ? undefined : Number(cursor);
  if (before !== undefined && !(Number.isInteger(before) && before > 0 && before < 2 ** 31)) {
    throw noSuchCursor(cursor ?? "");
  }
  const rows = await db().scenarioVersion.findMany({
    where: {
      workspaceId: owner.workspaceId,
      scenarioId,
      ...(before === undefined ? {} : { version: { lt: before } }),
    },
    orderBy: { version: "desc" },
    take: limit + 1,
  });
  const items = rows.slice(0, limit).map(toVersion);
  const last = items.at(-1);
  return { items, nextCursor: rows.length > limit && last ? String(last.revision) : null };
}
