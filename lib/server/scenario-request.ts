import "server-only";
import { z } from "zod";
import { Scenario } from "../core/cost/scenario";
import { Refusal } from "./refusal";
import type { ScenarioVersion, StoredScenario } from "./scenarios";

/**
 * A field that may be left out; one with a default keeps what is stored, not the default. What a scenario need not have,
 * `null` takes away.
 */
function left(field: z.ZodType): z.ZodType {
  if (field instanceof z.ZodDefault) return z.optional(field.unwrap());
  return z.optional(field instanceof z.ZodOptional ? z.nullable(field.unwrap()) : field);
}

/** What PATCH takes: any fields of a scenario, and the revision they were made from. */
export const ScenarioChange = z.strictObject({
  ...Object.fromEntries(Object.entries(Scenario.shape).map(([name, field]) => [name, left(field)])),
  revision: z.number().int().min(1).optional(),
});

const instant = z.iso.datetime();

/** A version of a scenario as it is answered. */
export const ShownVersion = Scenario.extend({ revision: z.int(), createdAt: instant });

/** A scenario as it is answered. */
export const ShownScenario = ShownVersion.extend({ id: z.uuid(), updatedAt: instant });

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
