// What virtualization gives in return, as the texts of its fields, and back. Blank until somebody values it: an entry
// without a value is no part of the scenario.
import { type Benefit, BenefitBasis, worthOf } from "../core/cost/benefit";
import { isSameCents } from "../core/units/money";
import type { FieldNotes } from "./field-notes";
import { readRows, rowFields } from "./row-text";
import type { Fields } from "./scenario-fields";
import { type FieldRow, MONEY } from "./scenario-keys";

export type BenefitKind = BenefitBasis["kind"];

const number = (high: number, words: string) => ({ is: "number", low: 0, high, words }) as const;
const COUNT = number(1e6, "between 0 and 1,000,000");
const row = (key: string, form: FieldRow["form"], words: string): FieldRow => ({
  key,
  path: [key],
  form,
  missing: { when: "always", words },
});
const PRICE_OF_HOUR = row("pricePerGpuHour", MONEY, "Say what a GPU-hour costs.");

/** Which fields a kind of benefit is reckoned from; keys are the schema's. */
export const BASIS_ROWS = {
  operations: [row("hours", COUNT, "Say how many hours."), row("rate", MONEY, "Say what an hour costs.")],
  provisioning: [
    row("events", COUNT, "Say how many times a month."),
    row("hoursSaved", COUNT, "Say how many hours each."),
    row("gpusPerEvent", COUNT, "Say how many GPUs each."),
    PRICE_OF_HOUR,
  ],
  downtime: [row("hoursAvoided", COUNT, "Say how many hours."), row("costPerHour", MONEY, "Say what an hour costs.")],
  consolidation: [row("gpuHoursSaved", number(1e12, "not below 0"), "Say how many GPU-hours."), PRICE_OF_HOUR],
} as const satisfies Record<BenefitKind, readonly FieldRow[]>;

/** What an entry is called where nobody named it. */
export const BENEFIT_NAMES = {
  operations: "Less operations work",
  provisioning: "Faster provisioning",
  downtime: "Downtime avoided",
  consolidation: "Consolidation",
} as const satisfies Record<BenefitKind, string>;

const KINDS = Object.keys(BASIS_ROWS) as BenefitKind[];
export const kindOf = (text: string | undefined): BenefitKind | null => KINDS.find((k) => k === text) ?? null;

/** Whether anything of an entry has a value yet. */
export function isValued(fields: Fields, at: string): boolean {
  const kind = kindOf(fields[`${at}.kind`]);
  const keys = kind ? BASIS_ROWS[kind].map((r) => r.key) : ["amount"];
  return keys.some((key) => (fields[`${at}.${key}`] ?? "").trim() !== "");
}

/** `null` where nothing is valued yet. */
export function readBenefit(notes: FieldNotes, at: string): unknown {
  const kind = kindOf(notes.fields[`${at}.kind`]);
  if (kind === null && notes.of(`${at}.kind`) !== "") notes.refuse(`${at}.kind`, "Choose one of the list.");
  if (!isValued(notes.fields, at)) return null;
  const name = notes.text(`${at}.name`);
  if (kind === null) {
    if (name === "") notes.refuse(`${at}.name`, "Say what is saved.");
    return { name, ...readRows(notes, at, [AMOUNT]) };
  }
  const basis = BenefitBasis.safeParse({ kind, ...readRows(notes, at, BASIS_ROWS[kind]) });
  const amount = basis.success ? amountOf(notes, at, worthOf(basis.data)) : 0;
  return { name: name === "" ? BENEFIT_NAMES[kind] : name, amount, ...(basis.success ? { basis: basis.data } : {}) };
}

const AMOUNT: FieldRow = { key: "amount", path: ["amount"], form: MONEY };

/** The amount that stands there while it is what the basis comes to, to the cent; else what it comes to. */
function amountOf(notes: FieldNotes, at: string, worth: number): number {
  const stored = Number(notes.of(`${at}.amount`).replaceAll(",", "") || Number.NaN);
  const cents = Number(worth.toFixed(2));
  return [stored, cents].find((x) => isSameCents(worth, x)) ?? worth;
}

export function benefitFields(at: string, { name, amount, basis }: Benefit, currency: string): Record<string, string> {
  return {
    [`${at}.name`]: name,
    [`${at}.kind`]: basis?.kind ?? "",
    ...rowFields(at, [AMOUNT], { amount }, currency),
    ...(basis ? rowFields(at, BASIS_ROWS[basis.kind], basis, currency) : {}),
  };
}
