// The form's texts → a scenario: read as UX 5 says. What cannot be read is said beside its field and keeps its text.
import { type OverheadSource, PRIORS } from "../core/cost/overhead-source";
import { PROFILES, type Segment } from "../core/cost/segment";
import { Scenario } from "../core/cost/scenario";
import { DEFAULT_PRIOR } from "../core/evidence/priors";
import { TIMED_AXES } from "../core/overhead/profiles";
import { type EntryField, readEntry } from "./number-entry";
import { type Fields, SOURCES, countOf, readComparison } from "./scenario-fields";

export interface FieldNote {
  /** How it was read, where a rule was needed. */
  echo?: string;
  /** Why it could not be read; the text stays. */
  error?: string;
  /** The text of the other reading. */
  meant?: string;
}

export interface Reading {
  /** `null` while a field cannot be read. */
  scenario: Scenario | null;
  notes: Readonly<Record<string, FieldNote>>;
}

const PERCENT = { kind: "percent" } as const;
const RANGE = { kind: "percent", range: true } as const;

interface Bounds {
  low?: number;
  high?: number;
  /** In words, for the refusal: "between 0 and 100 %". */
  words: string;
}

const OVERHEAD_BOUNDS: Bounds = { low: -20, high: 1 - Number.EPSILON, words: "above −2,000 % and below 100 %" };
const MONEY_BOUNDS: Bounds = { low: 0, high: 1e12, words: "between 0 and 1,000,000,000,000" };

class Notes {
  readonly notes: Record<string, FieldNote> = {};
  constructor(private readonly fields: Fields) {}

  get failed(): boolean {
    return Object.values(this.notes).some((n) => n.error !== undefined);
  }

  text(key: string, what: string): string {
    const text = (this.fields[key] ?? "").trim();
    if (text === "") this.notes[key] = { error: `${what} is missing.` };
    else if (text.length > 200) this.notes[key] = { error: `${what} is longer than 200 characters.` };
    return text;
  }

  choice<T extends string>(key: string, options: readonly T[]): T {
    const found = options.find((o) => o === this.fields[key]);
    if (found === undefined) this.notes[key] = { error: "Choose one of the list." };
    return found ?? (options[0] as T);
  }

  number(key: string, field: EntryField, bounds: Bounds): number {
    const entry = this.entry(key, field);
    return entry === null ? 0 : this.within(key, entry.value, bounds);
  }

  entry(key: string, field: EntryField) {
    const read = readEntry(this.fields[key] ?? "", field);
    if (!read.ok) {
      const { message, hint } = read.errors[0] ?? { message: "This cannot be read." };
      this.notes[key] = { error: hint ? `${message} ${hint}` : message };
      return null;
    }
    const { echo, meant } = read.value;
    if (echo !== null) this.notes[key] = { echo, ...(meant ? { meant: meantText(meant.text, field) } : {}) };
    return read.value;
  }

  within(key: string, value: number, { low = -Infinity, high = Infinity, words }: Bounds): number {
    if (value < low || value > high) this.notes[key] = { error: `This must lie ${words}.` };
    return value;
  }
}

/** The other reading as a text that reads without a doubt where that can be had. */
const meantText = (text: string, field: EntryField): string =>
  field.kind === "percent" && !text.endsWith("%") ? `${text} %` : text;

/** Reads a form. What cannot be read is said beside its field. */
export function readFields(fields: Fields): Reading {
  const notes = new Notes(fields);
  const currency = fields.currency ?? "";
  if (!/^[A-Z]{3}$/.test(currency))
    notes.notes.currency = { error: "A currency is a code of three letters, such as USD." };
  const money = { kind: "money", currency } as const;
  const scenario = {
    version: 1,
    name: notes.text("name", "The name"),
    currency,
    segments: Array.from({ length: countOf(fields, "segments") }, (_, i) => {
      const at = `segments.${i}`;
      return {
        name: notes.text(`${at}.name`, "The segment's name"),
        profile: notes.choice(`${at}.profile`, PROFILES),
        monthlySpend: notes.number(`${at}.spend`, money, MONEY_BOUNDS),
        ...billOf(fields, at),
        bindingShare: notes.number(`${at}.share`, PERCENT, { low: 0, high: 1, words: "between 0 and 100 %" }),
        overhead: readSource(notes, fields, at),
      };
    }),
    horizonMonths: wholeMonths(notes),
    monthlyGrowth: notes.number("growth", PERCENT, { low: -0.5, high: 0.5, words: "between −50 and 50 %" }),
    bareMetalPremium: notes.number("premium", PERCENT, {
      low: -1 + 1e-9,
      high: 10,
      words: "above −100 % and up to 1,000 %",
    }),
    migrationCost: notes.number("migration", money, MONEY_BOUNDS),
    monthlyBenefits: Array.from({ length: countOf(fields, "benefits") }, (_, i) => ({
      name: notes.text(`benefits.${i}.name`, "What is saved"),
      amount: notes.number(`benefits.${i}.amount`, money, MONEY_BOUNDS),
    })),
    annualDiscountRate: notes.number("discount", PERCENT, {
      low: -0.5 + 1e-9,
      high: 1,
      words: "above −50 % and up to 100 %",
    }),
    seed: seedOf(notes),
  };
  return { scenario: notes.failed ? null : parsed(scenario, notes), notes: notes.notes };
}

/** A bill stays an example, or the imported one's, as long as its text is the one that was put there. */
const billOf = (fields: Fields, at: string): Pick<Segment, "spendGrade" | "billId"> => {
  const spend = fields[`${at}.spend`]?.trim();
  if (spend !== undefined && fields[`${at}.example`] === spend) return { spendGrade: "example" };
  const [billId = "", ...put] = (fields[`${at}.bill`] ?? "").split(" ");
  return billId !== "" && put.join(" ") === spend ? { spendGrade: "measured", billId } : {};
};

/** The schema has the last word; what it refuses is laid at the field it is about. */
function parsed(candidate: unknown, notes: Notes): Scenario | null {
  const read = Scenario.safeParse(candidate);
  if (read.success) return read.data;
  for (const issue of read.error.issues) {
    const [list, i, field] = issue.path;
    const key =
      list === "segments" && typeof i === "number" ? `segments.${i}.${field === "name" ? "name" : "source"}` : "name";
    notes.notes[key] = { error: `This cannot be used: ${issue.message}.` };
  }
  return null;
}

function wholeMonths(notes: Notes): number {
  const months = notes.number("horizon", { kind: "number" }, { low: 12, high: 60, words: "between 12 and 60 months" });
  if (!Number.isInteger(months)) notes.notes.horizon = { error: "The horizon is a whole number of months." };
  return months;
}

function seedOf(notes: Notes): number {
  const seed = notes.number(
    "seed",
    { kind: "number" },
    { low: 0, high: 4_294_967_295, words: "between 0 and 4,294,967,295" },
  );
  if (!Number.isInteger(seed)) notes.notes.seed = { error: "The seed is a whole number." };
  return seed;
}

function readSource(notes: Notes, fields: Fields, at: string): OverheadSource {
  const source = notes.choice(`${at}.source`, SOURCES);
  switch (source) {
    case "evidence":
      return { source, prior: notes.choice(`${at}.prior`, PRIORS) };
    case "point":
      return { source, value: notes.number(`${at}.point`, PERCENT, OVERHEAD_BOUNDS) };
    case "range":
      return readRange(notes, `${at}.range`);
    case "axes":
      return { source, values: readAxes(notes, fields, at) };
    case "comparison": {
      const read = readComparison(fields[`${at}.comparison`] ?? "", fields[`${at}.metric`]);
      if (!read) notes.notes[`${at}.comparison`] = { error: "Choose a comparison." };
      return read ?? { source: "evidence", prior: DEFAULT_PRIOR };
    }
  }
}

function readRange(notes: Notes, key: string): OverheadSource {
  const entry = notes.entry(key, RANGE);
  if (entry !== null && (entry.low === undefined || entry.high === undefined))
    notes.notes[key] = {
      error: "This takes a low and a high end, such as 8 to 14 %. For one value, choose “One value”.",
    };
  const { low = 0, high = 0, value = 0 } = entry ?? {};
  notes.within(key, low, OVERHEAD_BOUNDS);
  notes.within(key, high, OVERHEAD_BOUNDS);
  const middle = low + (high - low) / 2;
  return { source: "range", low, high, ...(Math.abs(value - middle) < 1e-12 ? {} : { mode: value }) };
}

function readAxes(notes: Notes, fields: Fields, at: string): Extract<OverheadSource, { source: "axes" }>["values"] {
  const given = TIMED_AXES.filter((axis) => (fields[`${at}.axes.${axis}`] ?? "").trim() !== "");
  return Object.fromEntries(given.map((axis) => [axis, notes.number(`${at}.axes.${axis}`, PERCENT, OVERHEAD_BOUNDS)]));
}
