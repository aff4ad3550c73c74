// UX 2, `/r/[token]`: a reader's own values of the inputs the author opened, as the address holds them: `a.` and the
// input's name, only what differs from the author's.
import { ADJUSTABLE, type Adjustable } from "../core/cost/scenario";
import { type Changes, authorValue } from "../core/report/reader-changes";
import type { Snapshot } from "../core/report/snapshot";
import { type EntryField, readEntry } from "./number-entry";
import { written } from "./written-number";

const WORDS = {
  monthlySpend: { label: "GPU bill a month", kind: "money", within: "between 0 and 1,000,000,000,000" },
  bindingShare: {
    label: "Share of hours in which the GPU is the limit",
    kind: "percent",
    within: "between 0 and 100 %",
  },
  monthlyGrowth: { label: "Growth of the bill a month", kind: "percent", within: "between −50 and 50 %" },
  bareMetalPremium: { label: "What bare metal costs more", kind: "percent", within: "above −100 % and up to 1,000 %" },
  migrationCost: { label: "One-off cost of moving", kind: "money", within: "between 0 and 1,000,000,000,000" },
  annualDiscountRate: { label: "Discount rate a year", kind: "percent", within: "above −50 % and up to 100 %" },
  horizonMonths: { label: "Horizon in months", kind: "number", within: "between 12 and 60, in whole months" },
} as const satisfies Record<Adjustable, { label: string; kind: EntryField["kind"]; within: string }>;

/** What an input is called beside its field. */
export const adjustableLabel = (input: Adjustable): string => WORDS[input].label;

/** Why a value that can be read cannot be used. */
export const outOfBounds = (input: Adjustable): string => `This must lie ${WORDS[input].within}.`;

export interface ReaderField {
  input: Adjustable;
  /** Its name in the form and the address. */
  key: string;
  label: string;
  unit?: string;
  /** As typed, or the author's. */
  text: string;
  author: string;
  /** The reader's value as it was read; the author's where nothing was changed. */
  read: string;
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
    const own = written(author, field);
    const base = { input, key, label, author: own, read: own, ...(kind === "money" ? { unit: currency } : {}) };
    if (typed === undefined) return [{ ...base, text: own, changed: false }];
    const read = readEntry(typed, field);
    if (!read.ok) {
      kept.push([key, typed]);
      return [{ ...base, text: typed, changed: false, error: read.errors[0]?.message ?? "This cannot be read." }];
    }
    const { value, echo } = read.value;
    if (value === author) return [{ ...base, text: own, changed: false }];
    changes[input] = value;
    kept.push([key, typed]);
    return [{ ...base, text: typed, read: written(value, field), changed: true, ...(echo === null ? {} : { echo }) }];
  });
  const canonical = new URLSearchParams(kept).toString();
  return { fields, changes, canonical: given.length === kept.length ? null : canonical };
}

const first = (value: string | string[] | undefined): string | undefined => (Array.isArray(value) ? value[0] : value);
