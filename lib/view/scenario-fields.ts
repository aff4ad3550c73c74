// A scenario as the texts of its form, and back: what is typed is kept as typed, read as UX 5 says, and echoed.
// Flat, so that one shape serves the browser's state, a plain form and its answer.
import type { Scenario } from "../core/cost/scenario";
import { DEFAULT_PRIOR } from "../core/evidence/priors";
import { benefitFields } from "./benefit-text";
import { overheadFields } from "./overhead-text";
import { withPriceSpend } from "./price-spend";
import { rowFields } from "./row-text";
import { RATE_ROWS, SCENARIO_ROWS, SCENARIO_SOURCES } from "./scenario-keys";
import { segmentFields } from "./segment-text";
import { sourceFields, withoutDocument } from "./source-note-text";

/** Field name → text. `segments.0.spend`, `benefits.2.name`, `growth` … */
export type Fields = Readonly<Record<string, string>>;

export const LISTS = ["segments", "benefits", "rates"] as const;
export type List = (typeof LISTS)[number];
export const LIST_MAX = 50;
/** How many entries each list takes, and the field by which they are counted. */
export const LIST_OF = {
  segments: { max: LIST_MAX, counted: "name" },
  benefits: { max: LIST_MAX, counted: "name" },
  rates: { max: 20, counted: "currency" },
} as const satisfies Record<List, { max: number; counted: string }>;

/** How many entries a list has. */
export function countOf(fields: Fields, list: List): number {
  const { max, counted } = LIST_OF[list];
  let n = 0;
  while (n < max && fields[`${list}.${n}.${counted}`] !== undefined) n++;
  return n;
}

/** The texts that a scenario's form opens with. */
export function fieldsOf(s: Scenario): Fields {
  const { currency } = s;
  return Object.assign(
    { currency },
    rowFields("", SCENARIO_ROWS, s, currency),
    ...s.segments.map((segment, i) => segmentFields(`segments.${i}`, segment, currency)),
    ...s.monthlyBenefits.map((benefit, i) => benefitFields(`benefits.${i}`, benefit, currency)),
    ...(s.rates ?? []).map((rate, i) => rowFields(`rates.${i}`, RATE_ROWS, rate, currency)),
    sourceFields("", SCENARIO_SOURCES, s.sources),
  ) as Record<string, string>;
}

const ALONE = ["currency", ...SCENARIO_ROWS.map((r) => r.key), "benefits"].join("|");
const KNOWN = new RegExp(`^((${ALONE})(\\.[a-z]+){0,2}|(${LISTS.join("|")})\\.\\d{1,2}(\\.[a-zA-Z-]+){1,4})$`);

/** What a submitted form holds, without anything that is no field of ours. */
export function fieldsFrom(entries: Iterable<[string, unknown]>): Fields {
  const fields: Record<string, string> = {};
  for (const [key, value] of entries)
    if (typeof value === "string" && KNOWN.test(key)) fields[key] = value.slice(0, 20_000);
  return fields;
}

/** A new entry at the end of a list: nothing of it is valued yet but a segment's overhead. */
export function withEntry(fields: Fields, list: List): Fields {
  const n = countOf(fields, list);
  if (n >= LIST_OF[list].max) return fields;
  const at = `${list}.${n}`;
  if (list === "benefits") return { ...fields, [`${at}.name`]: "", [`${at}.kind`]: "", [`${at}.amount`]: "" };
  if (list === "rates") {
    const currency = ["USD", "EUR"].find((code) => code !== fields.currency) ?? "EUR";
    return { ...fields, [`${at}.currency`]: currency, [`${at}.perUnit`]: "", [`${at}.date`]: "", [`${at}.source`]: "" };
  }
  return {
    ...fields,
    [`${at}.name`]: `Segment ${n + 1}`,
    [`${at}.profile`]: "online-inference",
    [`${at}.spend`]: "0",
    [`${at}.share`]: "100 %",
    ...overheadFields(at, { source: "evidence", prior: DEFAULT_PRIOR }),
  };
}

/**
 * The fields with one text changed, and what follows from it: a bill that is edited is the user's own from then on, a
 * bill that follows its price is brought up to date, and an edited value is no longer what a document says.
 */
export function withText(fields: Fields, key: string, text: string): Fields {
  const changed = withoutDocument({ ...fields, [key]: text }, key);
  const [, at, field = ""] = /^(segments\.\d+)\.(.+)$/.exec(key) ?? [];
  if (at === undefined) return changed;
  if (field === "spend")
    return ["example", "bill", "spendFrom"].reduce((rest, name) => without(rest, `${at}.${name}`), changed);
  if (field !== "spendFrom" && field !== "gpus" && field !== "price.vm") return changed;
  return withSpend(changed, at);
}

/** Every bill that follows its price, brought up to date: what a form without scripts cannot do itself. */
export function followed(fields: Fields): Fields {
  const n = countOf(fields, "segments");
  return Array.from({ length: n }, (_, i) => `segments.${i}`).reduce(withSpend, fields);
}

function withSpend(fields: Fields, at: string): Fields {
  const priced = withPriceSpend(fields, at);
  if (priced[`${at}.spend`] === fields[`${at}.spend`]) return fields;
  return withoutDocument(without(without(priced, `${at}.example`), `${at}.bill`), `${at}.spend`);
}

const without = (fields: Fields, key: string): Fields =>
  Object.fromEntries(Object.entries(fields).filter(([k]) => k !== key));

/** The list without its entry `at`; those after it move up. */
export function withoutEntry(fields: Fields, list: List, at: number): Fields {
  const kept: Record<string, string> = {};
  for (const [key, value] of Object.entries(fields)) {
    const parts = /^(segments|benefits|rates)\.(\d+)(\..+)$/.exec(key);
    if (!parts || parts[1] !== list) {
      kept[key] = value;
      continue;
    }
    const i = Number(parts[2]);
    if (i !== at) kept[`${list}.${i > at ? i - 1 : i}${parts[3]}`] = value;
  }
  return kept;
}
