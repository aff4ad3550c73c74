import "server-only";
import { z } from "zod";
import { Scenario } from "../core/cost/scenario";
import { Refusal } from "./refusal";
import type { ScenarioVersion, StoredScenario } from "./scenarios";

/** What PATCH takes: any fields of a scenario, and the revision they were made from. */
export const ScenarioChange = z.strictObject({
  ...Object.fromEntries(Object.keys(Scenario.shape).map((field) => [field, z.unknown().optional()])),
  revision: z.number().int().min(1).optional(),
});

/** The scenario's own fields with what the store knows of it beside them. */
export function shownScenario<T extends StoredScenario | ScenarioVersion>({ scenario, ...stored }: T) {
  return { ...stored, ...scenario };
}

export const etagOf = (revision: number): string => `"${revision}"`;

/** The revision of an If-Match header. @throws Refusal `bad-request` */
export function ifMatch(headers: Headers): number | undefined {
  const tag = headers.get("if-match")?.trim();
  if (tag === undefined || tag === "*") return undefined;
  const [, revision] = /^"(\d{1,9})"$/.exec(tag) ?? [];
  if (revision === undefined) throw new Refusal("bad-request", "If-Match is not the ETag of a scenario.");
  return Number(revision);
}
