// UX 2, `/r/[token]`: a reader's own values of the inputs the author opened, as the address holds them: `a.` and the
// input's name, only what differs from the author's.
import { ADJUSTABLE, type Adjustable } from "../core/cost/scenario";
import { type Changes, authorValue } from "../core/report/reader-changes";
import type { Snapshot } from "../core/report/snapshot";
import { type EntryField, readEntry } from "./number-entry";
import { written } from "./scenario-fields";

const WORDS = {
  monthlySpend: { label: "GPU bill a month", kind: "money" },
  bindingShare: { label: "Share of hours in which the GPU is the limit", kind: "percent" },
  monthlyGrowth: { label: "Growth of the bill a month", kind: "percent" },
  bareMetalPremium: { label: "What bare metal costs more", kind: "percent" },
  migrationCost: { label: "One-off cost of moving", kind: "money" },
  annualDiscountRate: { label: "Discount rate a year", kind: "percent" },
  horizonMonths: { label: "Horizon in months", kind: "number" },
} as const satisfies Record<Adjustable, { label: string; kind: EntryField["kind"] }>;

/** What an input is called beside its field. */
export const adjustableLabel = (input: Adjustable): string => WORDS[input].label;

export interface ReaderField {
  input: Adjustable;
  /** Its name in the form and the address. */
  key: string;
  label: string;
  unit?: string;
  /** As typed, or the author's. */
  text: string;
  author: string;
  changed: boolean;
  echo?: string;
  error?: string;
}

export interface ReaderAsk {
  fields: ReaderField[];
  changes: Changes;
  /** The query that holds only what differs; `null` when the address is already that. */
  canonical: string | null;
}

type Params = Readonly<Record<string, string | string[] | undefined>>;

const LONGEST = 80;

/** Reads the address of a report. A value that cannot be read keeps its text and its reason, and changes nothing. */
export function readReaderAsk(params: Params, { adjustable, scenario, currency }: Snapshot): ReaderAsk {
  const changes: Changes = {};
  const kept: [string, string][] = [];
  const given = ADJUSTABLE.filter((input) => params[`a.${input}`] !== undefined);
  const fields = adjustable.flatMap((input): ReaderField[] => {
    const author = authorValue(scenario, input);
    if (author === null) return [];
    const { label, kind } = WORDS[input];
    const field: EntryField = kind === "money" ? { kind, currency } : { kind };
    const key = `a.${input}`;
    const typed = first(params[key])?.slice(0, LONGEST);
    const base = { input, key, label, author: written(author, field), ...(kind === "money" ? { unit: currency } : {}) };
    if (typed === undefined) return [{ ...base, text: base.author, changed: false }];
    const read = readEntry(typed, field);
    if (!read.ok) {
      kept.push([key, typed]);
      return [{ ...base, text: typed, changed: false, error: read.errors[0]?.message ?? "This cannot be read." }];
    }
    const { value, echo } = read.value;
    if (value === author) return [{ ...base, text: base.author, changed: false }];
    changes[input] = value;
    kept.push([key, typed]);
    return [{ ...base, text: typed, changed: true, ...(echo === null ? {} : { echo }) }];
  });
  const canonical = new URLSearchParams(kept).toString();
  return { fields, changes, canonical: given.length === kept.length ? null : canonical };
}

const first = (value: string | string[] | undefined): string | undefined => (Array.isArray(value) ? value[0] : value);
