// A scenario as a flat list of its inputs in words: what two versions, or two plans, are compared by.
import { PROFILE_TABLE } from "../overhead/profiles";
import {
  type Spell,
  benefitWords,
  commitmentWords,
  licenceWords,
  moveWords,
  noteWords,
  overheadWords,
  powerWords,
  priceWords,
  rangeWords,
  spellIn,
  workWords,
} from "./input-words";
import type { Scenario } from "./scenario";
import type { Segment } from "./segment";

/** Places of the segments and benefits, so that the same one has the same path in both scenarios. */
export interface Slots {
  segments: readonly string[];
  benefits: readonly string[];
}

export interface Input {
  /** `monthlyGrowth`, `segments.0.overhead`; stable between two scenarios with the same slots. */
  path: string;
  label: string;
  /** As it is read on the screen. */
  text: string;
  /** The value itself, as canonical text. */
  value: string;
  /** Where it is one number: what kind, for the difference of two. */
  number?: { value: number; kind: NumberKind };
}

export type NumberKind = "money" | "percent" | "plain";

/** What people call each input; the order in which they are read. */
const SEGMENT_LABELS = {
  name: "name",
  profile: "workload",
  monthlySpend: "monthly bill",
  spendGrade: "where the bill is from",
  billId: "imported bill",
  spendFrom: "bill from the price",
  bindingShare: "hours in which the GPU is the limit",
  overhead: "overhead",
  gpus: "number of GPUs",
  gpusPerNode: "GPUs in a node",
  prices: "prices",
  bareMetalPremium: "bare-metal premium",
  utilisation: "hours in which the GPUs do anything",
  commitment: "bound by contract",
  unusedCommitment: "commitments that nothing ran on",
  licences: "licences",
  power: "electricity",
  move: "moves to bare metal",
  work: "what it makes",
  ranges: "range",
  sources: "source",
} as const satisfies Record<keyof Segment, string>;

const PLAN_LABELS = {
  version: "version of the format",
  name: "name of the scenario",
  currency: "currency",
  segments: "segments",
  horizonMonths: "horizon",
  monthlyGrowth: "growth of the bill",
  bareMetalPremium: "bare-metal premium",
  migrationCost: "one-off cost of moving",
  monthlyBenefits: "what virtualization saves",
  annualDiscountRate: "discount rate a year",
  seed: "seed of the simulation",
  startMonth: "first month",
  fiscalYearStart: "month in which the fiscal year starts",
  ranges: "range",
  sources: "source",
  rates: "exchange rate",
  viewersMayMove: "what viewers may move",
} as const satisfies Record<keyof Scenario, string>;

const MONEY = new Set<string>(["monthlySpend", "migrationCost", "unusedCommitment"]);
const PLAIN = new Set<string>(["gpus", "gpusPerNode", "seed", "fiscalYearStart", "horizonMonths"]);
const kindOf = (key: string): NumberKind => (MONEY.has(key) ? "money" : PLAIN.has(key) ? "plain" : "percent");

/** The places by position: a scenario beside itself. */
export const ownSlots = (s: Scenario): Slots => ({
  segments: s.segments.map((_, i) => String(i)),
  benefits: s.monthlyBenefits.map((_, i) => String(i)),
});

/**
 * Every input that is given, once, in the order of the form.
 *
 * @param full numbers with all their digits, for two that the screen would show alike
 */
export function inputsOf(scenario: Scenario, slots: Slots = ownSlots(scenario), full = false): Input[] {
  const spell = spellIn(scenario.currency, full);
  const several = scenario.segments.length > 1;
  const { segments, monthlyBenefits, ranges, sources, rates, version: _, ...plain } = scenario;
  const numberWords = wordsOf(spell);
  const rows: Input[] = [];
  const put = (path: string, label: string, text: string | undefined, value: unknown) => {
    if (text === undefined || value === undefined) return;
    const number = typeof value === "number" ? { number: { value, kind: kindOf(path.split(".").at(-1) ?? "") } } : {};
    rows.push({ path, label, text, value: JSON.stringify(value), ...number });
  };
  for (const key of inOrder(PLAN_LABELS, plain))
    put(key, PLAN_LABELS[key], planText(key, plain[key], numberWords), plain[key]);
  segments.forEach((s, i) => {
    const at = `segments.${slots.segments[i]}`;
    const named = (label: string) => (several ? `${label}, ${s.name}` : label);
    const { prices, ranges: own, sources: notes, ...rest } = s;
    for (const key of inOrder(SEGMENT_LABELS, rest))
      put(`${at}.${key}`, named(SEGMENT_LABELS[key]), segmentText(s, key, spell, numberWords), rest[key]);
    for (const [side, price] of Object.entries(prices ?? {}))
      if (price)
        put(
          `${at}.prices.${side}`,
          named(side === "bareMetal" ? "price of bare metal" : "price virtualized"),
          priceWords(price, full),
          price,
        );
    for (const [key, range] of Object.entries(own ?? {}))
      if (range)
        put(`${at}.ranges.${key}`, named(`range of the ${labelIn(key)}`), rangeWords(range, numberWords(key)), range);
    for (const [key, note] of Object.entries(notes ?? {}))
      if (note) put(`${at}.sources.${key}`, named(`source of the ${labelIn(key)}`), noteWords(note), note);
  });
  monthlyBenefits.forEach((b, i) =>
    put(`monthlyBenefits.${slots.benefits[i]}`, `what virtualization saves: ${b.name}`, benefitWords(b, spell), b),
  );
  for (const [key, range] of Object.entries(ranges ?? {}))
    if (range) put(`ranges.${key}`, `range of the ${labelIn(key)}`, rangeWords(range, numberWords(key)), range);
  for (const [key, note] of Object.entries(sources ?? {}))
    if (note) put(`sources.${key}`, `source of the ${labelIn(key)}`, noteWords(note), note);
  (rates ?? []).forEach((r, i) =>
    put(
      `rates.${i}`,
      `exchange rate to ${r.currency}`,
      `${spell.number(r.perUnit)} for 1 ${scenario.currency}, ${r.source}, ${r.date}`,
      r,
    ),
  );
  return rows;
}

/** The keys that are there, in the order of the labels. */
const inOrder = <K extends string, T extends object>(labels: Record<K, string>, of: T): (K & keyof T)[] =>
  // A key of the labels that the object has is a key of both.
  Object.keys(labels).filter((key) => key in of) as (K & keyof T)[];

const labelIn = (key: string): string =>
  (({ ...PLAN_LABELS, ...SEGMENT_LABELS }) as Record<string, string>)[key] ?? key;

const wordsOf =
  ({ money, percent, number }: Spell) =>
  (key: string) =>
    MONEY.has(key) ? money : PLAIN.has(key) ? number : percent;

type NumberWords = ReturnType<typeof wordsOf>;

function planText(key: string, value: unknown, numberWords: NumberWords): string | undefined {
  if (key === "horizonMonths") return `${value} months`;
  if (key === "seed") return String(value);
  if (Array.isArray(value)) return value.map((v) => labelIn(String(v))).join(", ") || "nothing";
  return typeof value === "number" ? numberWords(key)(value) : typeof value === "string" ? value : undefined;
}

function segmentText(s: Segment, key: keyof Segment, spell: Spell, numberWords: NumberWords): string | undefined {
  switch (key) {
    case "profile":
      return PROFILE_TABLE[s.profile].label;
    case "spendGrade":
      return s.spendGrade && { example: "an example", measured: "a billing export" }[s.spendGrade];
    case "spendFrom":
      return s.spendFrom && "hours × GPUs × price";
    case "overhead":
      return overheadWords(s.overhead, spell);
    case "commitment":
      return s.commitment && commitmentWords(s.commitment, spell);
    case "licences":
      return s.licences && licenceWords(s.licences, spell);
    case "power":
      return s.power && powerWords(s.power, spell);
    case "move":
      return s.move && moveWords(s.move, spell);
    case "work":
      return s.work && workWords(s.work, spell);
    default: {
      const value = s[key];
      return typeof value === "number" ? numberWords(key)(value) : typeof value === "string" ? value : undefined;
    }
  }
}
