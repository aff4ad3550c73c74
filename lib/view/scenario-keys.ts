// Which text of the form is which place of the stored scenario: the one table that reading, writing, sources and the
// schema's refusals go by. Lists (`segments.N`, `benefits.N`, `rates.N`) and an overhead's own fields have their files.
import { PROFILES } from "../core/cost/segment";

interface Bounds {
  low: number;
  high: number;
  /** In words, for the refusal: "between 0 and 100 %". */
  words: string;
}
/** How a text is read and written; numbers within their bounds. */
export type Form =
  | { is: "text" }
  | { is: "choice"; among: readonly string[] }
  | { is: "yes-no" }
  | { is: "day" }
  | { is: "calendar-month" }
  /** A list with commas; "" is the empty list. */
  | { is: "list" }
  /** The number of a month, or the calendar month where the first one is known. */
  | ({ is: "month" } & Bounds)
  | ({ is: "money" | "percent" | "number" | "whole" } & Bounds);

export interface FieldRow {
  /** The field's key, within its segment or the form. */
  key: string;
  /** The schema's path, within the segment or the scenario. */
  path: readonly [string, string?];
  form: Form;
  /** Said when it is missing: always, or as soon as another field of the same `path[0]` is typed. */
  missing?: { when: "always" | "group"; words: string };
  /** Takes a typed range, kept in the schema's `ranges` under `path[0]`. */
  range?: true;
}

const SHARE = { low: 0, high: 1, words: "between 0 and 100 %" };
/** `Amount` of the schema. */
export const MONEY = { is: "money", low: 0, high: 1e12, words: "between 0 and 1,000,000,000,000" } as const;
const PREMIUM = { is: "percent", low: -1 + 2 ** -53, high: 10, words: "above −100 % and up to 1,000 %" } as const;
const whole = (low: number, high: number, words: string) => ({ is: "whole", low, high, words }) as const;
const always = (words: string) => ({ when: "always", words }) as const;
const inGroup = (words: string) => ({ when: "group", words }) as const;

export const SCENARIO_ROWS: readonly FieldRow[] = [
  { key: "name", path: ["name"], form: { is: "text" }, missing: always("The name is missing.") },
  {
    key: "horizon",
    path: ["horizonMonths"],
    form: whole(12, 60, "between 12 and 60 months"),
    missing: always("The horizon is missing."),
  },
  {
    key: "growth",
    path: ["monthlyGrowth"],
    form: { is: "percent", low: -0.5, high: 0.5, words: "between −50 and 50 %" },
    missing: always("Type 0 where nothing grows."),
    range: true,
  },
  {
    key: "premium",
    path: ["bareMetalPremium"],
    form: PREMIUM,
    missing: always("Type 0 where both cost the same."),
    range: true,
  },
  {
    key: "migration",
    path: ["migrationCost"],
    form: MONEY,
    missing: always("Type 0 where moving costs nothing."),
    range: true,
  },
  {
    key: "discount",
    path: ["annualDiscountRate"],
    form: { is: "percent", low: -0.5 + 2 ** -54, high: 1, words: "above −50 % and up to 100 %" },
    missing: always("Type 0 where later money is worth as much."),
  },
  {
    key: "seed",
    path: ["seed"],
    form: whole(0, 4_294_967_295, "between 0 and 4,294,967,295"),
    missing: always("The seed is missing."),
  },
  { key: "start", path: ["startMonth"], form: { is: "calendar-month" } },
  { key: "fiscal", path: ["fiscalYearStart"], form: whole(1, 12, "between 1 and 12") },
  { key: "viewers", path: ["viewersMayMove"], form: { is: "list" } },
];

export const SEGMENT_ROWS: readonly FieldRow[] = [
  { key: "name", path: ["name"], form: { is: "text" }, missing: always("The segment's name is missing.") },
  {
    key: "profile",
    path: ["profile"],
    form: { is: "choice", among: PROFILES },
    missing: always("Choose one of the list."),
  },
  {
    key: "spend",
    path: ["monthlySpend"],
    form: MONEY,
    missing: always("The bill is missing."),
    range: true,
  },
  {
    key: "share",
    path: ["bindingShare"],
    form: { is: "percent", ...SHARE },
    missing: always("Type 100 % where you do not know: the upper bound."),
    range: true,
  },
  { key: "gpus", path: ["gpus"], form: whole(1, 1e6, "between 1 and 1,000,000") },
  { key: "gpusPerNode", path: ["gpusPerNode"], form: whole(1, 1024, "between 1 and 1,024") },
  { key: "spendFrom", path: ["spendFrom"], form: { is: "choice", among: ["price"] } },
  { key: "premium", path: ["bareMetalPremium"], form: PREMIUM },
  {
    key: "utilisation",
    path: ["utilisation"],
    form: { is: "percent", low: Number.MIN_VALUE, high: 1, words: "above 0 and up to 100 %" },
  },
  {
    key: "commit.share",
    path: ["commitment", "share"],
    form: { is: "percent", ...SHARE },
    missing: inGroup("Say which share of the bill is committed."),
  },
  {
    key: "commit.end",
    path: ["commitment", "endMonth"],
    form: { is: "month", low: 0, high: 600, words: "between month 0 and month 600" },
    missing: inGroup("Say until when."),
  },
  { key: "commit.reused", path: ["commitment", "freedIsReused"], form: { is: "yes-no" } },
  { key: "unused", path: ["unusedCommitment"], form: MONEY },
  { key: "licence.gpu", path: ["licences", "perGpu"], form: MONEY },
  { key: "licence.core", path: ["licences", "perCore"], form: MONEY },
  {
    key: "licence.cores",
    path: ["licences", "cores"],
    form: { is: "number", low: 0, high: 1e7, words: "between 0 and 10,000,000" },
  },
  {
    key: "power.kw",
    path: ["power", "kilowattsPerGpu"],
    form: { is: "number", low: Number.MIN_VALUE, high: 100, words: "above 0 and up to 100 kW" },
    missing: inGroup("Say what a GPU draws."),
  },
  {
    key: "power.factor",
    path: ["power", "facilityFactor"],
    form: { is: "number", low: 1, high: 10, words: "between 1 and 10" },
    missing: inGroup("Type 1 where the building adds nothing."),
  },
  {
    key: "power.price",
    path: ["power", "pricePerKilowattHour"],
    form: { is: "money", low: 0, high: 1e6, words: "between 0 and 1,000,000" },
    missing: inGroup("Say what a kilowatt-hour costs."),
  },
];

export const RATE_ROWS: readonly FieldRow[] = [
  { key: "currency", path: ["currency"], form: { is: "text" }, missing: always("Choose a currency.") },
  {
    key: "perUnit",
    path: ["perUnit"],
    form: { is: "number", low: Number.MIN_VALUE, high: 1e9, words: "above 0 and up to 1,000,000,000" },
    missing: always("Type the rate."),
  },
  { key: "date", path: ["date"], form: { is: "day" }, missing: always("Say of which day the rate is.") },
  { key: "source", path: ["source"], form: { is: "text" }, missing: always("Say where the rate is written.") },
];

/** What a note of a source hangs on, by the schema's name in `sources`. The overhead's is `segments.N.overhead`. */
export const SCENARIO_SOURCES = {
  monthlyGrowth: "growth",
  bareMetalPremium: "premium",
  migrationCost: "migration",
  monthlyBenefits: "benefits",
  annualDiscountRate: "discount",
} as const;
export const SEGMENT_SOURCES = {
  monthlySpend: "spend",
  overhead: "overhead",
  bindingShare: "share",
  gpus: "gpus",
  utilisation: "utilisation",
  bareMetalPremium: "premium",
  commitment: "commit",
  unusedCommitment: "unused",
  licences: "licence",
  power: "power",
  move: "move",
  work: "work",
} as const;
