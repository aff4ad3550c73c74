// The use case "a scenario becomes a frozen report with a link" (HOUSE, stop 10).
import "server-only";
import { createHash } from "node:crypto";
import { v7 as newId } from "uuid";
import { z } from "zod";
import { ADJUSTABLE, Adjustable, Scenario } from "../core/cost/scenario";
import { projecting } from "../core/projection/project";
import { canonicalJson } from "../core/report/canonical";
import { freezeScenario } from "../core/report/frozen-scenario";
import { whyClosed } from "../core/report/reader-changes";
import { Hide, buildSnapshot } from "../core/report/snapshot";
import { Instant } from "../core/run/instant";
import type { Owner } from "./access";
import { compareRuns, getComparison } from "./comparisons";
import { db } from "./db";
import { inTurns } from "./in-turns";
import { comparisonBehind, resolveScenario, runsBehind } from "./projections";
import { fault, notFound } from "./refusal";
import { getScenario } from "./scenarios";
import { type NewLink, databaseNow, futureEnd, linkUrl, newToken, tokenHash } from "./share-links";

/** When a link ends; `null` or absent: never. */
export const LinkEnd = z.strictObject({ expiresAt: Instant.nullable().optional() });

/** Another end of a link that is there; `null` takes it away. */
export const LinkMove = LinkEnd.required();

export const PublishRequest = z
  .strictObject({
    name: Scenario.shape.name.optional(),
    scenarioId: z.string().max(64).optional(),
    scenario: Scenario.optional(),
    comparisonId: z.string().max(64).nullable().optional(),
    hide: z.array(Hide).max(10).default([]),
    adjustable: z.array(Adjustable).max(ADJUSTABLE.length).default([]),
    password: z.string().max(1000).nullable().optional(),
    ...LinkEnd.shape,
  })
  .refine((r) => (r.scenarioId === undefined) !== (r.scenario === undefined), {
    message: "give either scenarioId or scenario",
    path: ["scenarioId"],
  });
export type PublishRequest = z.infer<typeof PublishRequest>;

export interface Published {
  id: string;
  linkId: NewLink["id"];
  /** Shown once. */
  token: string;
  url: string;
}

/** A password that is not kept would be a promise broken: refused, not ignored. */
function refusePassword({ password }: PublishRequest): void {
  if (!password) return;
  const message = "Link passwords are not supported in this version.";
  const hint = "Leave the field out.";
  throw fault("unusable", { code: "no-passwords", message, at: "$.password", expected: "no password", hint });
}

/** An input that cannot move anything the report shows is not opened. */
function refuseClosed({ hide, adjustable }: PublishRequest, scenario: Scenario): void {
  const hidesPrices = hide.includes("unit-prices");
  const frozen = freezeScenario(scenario, hidesPrices);
  for (const [i, input] of adjustable.entries()) {
    const message = whyClosed(frozen, input, hidesPrices);
    if (message !== null)
      throw fault("unusable", { code: "not-adjustable", message, at: `$.adjustable[${i}]`, found: input });
  }
}

async function scenarioOf(owner: Owner, request: PublishRequest): Promise<Scenario> {
  if (request.scenario) return request.scenario;
  const stored = await getScenario(owner, request.scenarioId);
  if (!stored) throw notFound("scenario");
  return stored.scenario;
}

/** The comparison to show: the one named, else the one the scenario stands on; `null` as id leaves it out. */
async function comparisonOf(owner: Owner, { comparisonId }: PublishRequest, scenario: Scenario) {
  if (comparisonId === null) return null;
  if (comparisonId === undefined) {
    const behind = await comparisonBehind(owner, scenario);
    return behind && compareRuns(owner, behind);
  }
  const saved = await getComparison(owner, comparisonId);
  if (!saved) throw notFound("comparison");
  return compareRuns(owner, saved.request);
}

/** Freezes a scenario's answer and makes its first link. @throws Refusal `not-found`, `unusable` */
export async function publishReport(owner: Owner, request: PublishRequest): Promise<Published> {
  refusePassword(request);
  const { workspaceId } = owner;
  const expiresAt = await futureEnd(request.expiresAt);
  const scenario = await scenarioOf(owner, request);
  refuseClosed(request, scenario);
  const comparison = await comparisonOf(owner, request, scenario);
  const overheads = await resolveScenario(owner, scenario);
  const name = request.name ?? scenario.name;
  const createdAt = await databaseNow();
  const { hide, adjustable } = request;
  const snapshot = buildSnapshot({
    name,
    createdAt: createdAt.toISOString(),
    scenario,
    projection: await inTurns(projecting(scenario, overheads)),
    overheads,
    comparison,
    behind: await runsBehind(owner, scenario),
    hide,
    adjustable: [...new Set(adjustable)],
  });
  const sha256 = createHash("sha256").update(canonicalJson(snapshot)).digest("hex");
  const token = newToken();
  const [id, linkId] = [newId(), newId()];
  await db().$transaction([
    db().report.create({
      data: { workspaceId, id, name, snapshot, sha256, scenarioId: request.scenarioId ?? null, createdAt },
    }),
    db().shareLink.create({ data: { workspaceId, id: linkId, reportId: id, tokenHash: tokenHash(token), expiresAt } }),
  ]);
  return { id, linkId, token, url: linkUrl(token) };
}
