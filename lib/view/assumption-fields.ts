// Which fields of the form an assumption is: what its reset puts back, where its source is written, and what a reader of
// the report may move when its author opens it.
import { ADJUSTABLE, type Adjustable } from "../core/cost/scenario";
import type { Fields } from "./scenario-fields";

export interface AssumptionFields {
  /** Keys of its texts; each with all that hangs on it (`growth`, `growth.shape`). */
  keys: string[];
  /** The field whose source is shown and edited; `null`: it brings its own. */
  source: string | null;
  /** The field to go to. */
  main: string;
  adjustable: Adjustable | null;
}

type Entry = { keys: readonly string[]; source?: string; adjustable?: Adjustable };

/** By id, in its segment. */
const OF_SEGMENT: Record<string, Entry> = {
  bill: { keys: ["spend", "example", "bill", "spendFrom"], source: "spend", adjustable: "monthlySpend" },
  overhead: {
    keys: ["source", "prior", "range", "point", "comparison", "metric", "axes", "overhead"],
    source: "overhead",
  },
  "binding-share": { keys: ["share"], source: "share", adjustable: "bindingShare" },
  gpus: { keys: ["gpus"], source: "gpus" },
  "price-vm": { keys: ["price.vm"] },
  "price-vm-list": { keys: ["price.vm"] },
  "price-vm-discount": { keys: ["price.vm"] },
  "price-bm": { keys: ["price.bm"] },
  "price-bm-list": { keys: ["price.bm"] },
  "price-bm-discount": { keys: ["price.bm"] },
  "own-premium": { keys: ["premium"], source: "premium" },
  utilisation: { keys: ["utilisation"], source: "utilisation" },
  commitment: { keys: ["commit"], source: "commit" },
  "unused-commitment": { keys: ["unused"], source: "unused" },
  "licence-gpu": { keys: ["licence"], source: "licence" },
  "licence-core": { keys: ["licence"], source: "licence" },
  "licence-cores": { keys: ["licence"], source: "licence" },
  power: { keys: ["power"], source: "power" },
  "power-factor": { keys: ["power"], source: "power" },
  "power-price": { keys: ["power"], source: "power" },
  move: { keys: ["move"], source: "move" },
  "move-cost": { keys: ["move"], source: "move" },
  work: { keys: ["work"], source: "work" },
};

const OF_PLAN: Record<string, Entry> = {
  growth: { keys: ["growth"], source: "growth", adjustable: "monthlyGrowth" },
  premium: { keys: ["premium"], source: "premium", adjustable: "bareMetalPremium" },
  migration: { keys: ["migration"], source: "migration", adjustable: "migrationCost" },
  "discount-rate": { keys: ["discount"], source: "discount", adjustable: "annualDiscountRate" },
  horizon: { keys: ["horizon"], adjustable: "horizonMonths" },
};

/** What the row `id` of the panel is in the form; `null` for what is no field of it. */
export function fieldsOfAssumption(id: string): AssumptionFields | null {
  const plan = Object.hasOwn(OF_PLAN, id) ? OF_PLAN[id] : undefined;
  if (plan) return placed("", plan);
  const benefit = /^benefit-(\d+)$/.exec(id)?.[1];
  if (benefit !== undefined) {
    const at = `benefits.${Number(benefit) - 1}`;
    return { keys: [at, "benefits"], source: "benefits", main: `${at}.amount`, adjustable: null };
  }
  const [, name = id, place = "1"] = /^(.*[a-z])-(\d+)$/.exec(id) ?? [];
  const own = Object.hasOwn(OF_SEGMENT, name) ? OF_SEGMENT[name] : undefined;
  return own ? placed(`segments.${Number(place) - 1}.`, own) : null;
}

const placed = (at: string, { keys, source, adjustable }: Entry): AssumptionFields => ({
  keys: keys.map((key) => `${at}${key}`),
  source: source === undefined ? null : `${at}${source}`,
  main: `${at}${keys[0]}`,
  adjustable: adjustable ?? null,
});

const hangsOn = (key: string, keys: readonly string[]): boolean =>
  // Benefits share one source: their own entries are reset one by one.
  keys.some((k) => key === k || (k === "benefits" ? key.startsWith("benefits.source.") : key.startsWith(`${k}.`)));

const partOf = (fields: Fields, keys: readonly string[]): [string, string][] =>
  Object.entries(fields)
    .filter(([key, text]) => text !== "" && hangsOn(key, keys))
    .sort(([a], [b]) => (a < b ? -1 : 1));

/** Whether the texts of these keys are others than those the page was opened with. */
export const isMoved = (fields: Fields, opened: Fields, keys: readonly string[]): boolean =>
  JSON.stringify(partOf(fields, keys)) !== JSON.stringify(partOf(opened, keys));

/** The fields with these keys as the page was opened with them. */
export const putBack = (fields: Fields, opened: Fields, keys: readonly string[]): Fields => ({
  ...Object.fromEntries(Object.entries(fields).filter(([key]) => !hangsOn(key, keys))),
  ...Object.fromEntries(Object.entries(opened).filter(([key]) => hangsOn(key, keys))),
});

/** What viewers may move, as the form writes it. */
export const openedInputs = (fields: Fields): Adjustable[] => {
  const list = (fields.viewers ?? "").split(",");
  return ADJUSTABLE.filter((a) => list.includes(a));
};

/** The list with an input opened to viewers or closed; in one order, so that the same boxes are the same text. */
export function withOpened(fields: Fields, input: Adjustable, open: boolean): string {
  const now = new Set(openedInputs(fields));
  if (open) now.add(input);
  else now.delete(input);
  return ADJUSTABLE.filter((a) => now.has(a)).join(",");
}
