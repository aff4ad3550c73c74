// A scenario as the texts of its form, and back: what is typed is kept as typed, read as UX 5 says, and echoed.
// Flat, so that one shape serves the browser's state, a plain form and its answer.
import type { OverheadSource } from "../core/cost/overhead-source";
import type { Scenario } from "../core/cost/scenario";
import { DEFAULT_PRIOR } from "../core/evidence/priors";
import { TIMED_AXES } from "../core/overhead/profiles";
import { MINUS, spellNumber } from "../core/units/spell";
import { type EntryField, readEntry } from "./number-entry";

/** Field name → text. `segments.0.spend`, `benefits.2.name`, `growth` … */
export type Fields = Readonly<Record<string, string>>;

export type List = "segments" | "benefits";
export const LIST_MAX = 50;
export const SOURCES = [
  "evidence",
  "range",
  "point",
  "comparison",
  "axes",
] as const satisfies readonly OverheadSource["source"][];

/** How many entries a list has. */
export function countOf(fields: Fields, list: List): number {
  let n = 0;
  while (n < LIST_MAX && fields[`${list}.${n}.name`] !== undefined) n++;
  return n;
}

/** The shortest writing that reads back as the same number without a doubt. */
export function written(value: number, field: EntryField): string {
  const unit = field.kind === "percent" ? " %" : "";
  const x = field.kind === "percent" ? Number((value * 100).toPrecision(14)) : value;
  const grouped = spellNumber(x, { decimals: 12 }).replace(MINUS, "-");
  const plain = grouped.replaceAll(",", "");
  // 41,412 alone could be read as 41.412, 41,412.00 could not.
  const cents = field.kind === "money" && !grouped.includes(".") ? [`${grouped}.00`] : [];
  const candidates = [grouped, ...cents, plain, `${plain}0`].map((t) => `${t}${unit}`);
  const sure = candidates.find((t) => {
    const read = readEntry(t, field);
    return read.ok && read.value.value === value && read.value.echo === null;
  });
  return sure ?? `${plain}${unit}`;
}

const PERCENT = { kind: "percent" } as const;
const percentText = (value: number): string => written(value, PERCENT);
const bare = (value: number): string => percentText(value).replace(/ %$/, "");

/** The texts that a scenario's form opens with. */
export function fieldsOf(s: Scenario): Fields {
  const money = { kind: "money", currency: s.currency } as const;
  const fields: Record<string, string> = {
    name: s.name,
    currency: s.currency,
    horizon: String(s.horizonMonths),
    growth: percentText(s.monthlyGrowth),
    premium: percentText(s.bareMetalPremium),
    migration: written(s.migrationCost, money),
    discount: percentText(s.annualDiscountRate),
    seed: String(s.seed),
  };
  s.segments.forEach((segment, i) => {
    const at = `segments.${i}`;
    fields[`${at}.name`] = segment.name;
    fields[`${at}.profile`] = segment.profile;
    fields[`${at}.spend`] = written(segment.monthlySpend, money);
    if (segment.spendGrade === "example") fields[`${at}.example`] = fields[`${at}.spend`] ?? "";
    if (segment.billId) fields[`${at}.bill`] = `${segment.billId} ${fields[`${at}.spend`] ?? ""}`;
    fields[`${at}.share`] = percentText(segment.bindingShare);
    Object.assign(fields, sourceFields(at, segment.overhead));
  });
  s.monthlyBenefits.forEach((b, i) => {
    fields[`benefits.${i}.name`] = b.name;
    fields[`benefits.${i}.amount`] = written(b.amount, money);
  });
  return fields;
}

function sourceFields(at: string, source: OverheadSource): Record<string, string> {
  const fields: Record<string, string> = {
    [`${at}.source`]: source.source,
    [`${at}.prior`]: source.source === "evidence" ? source.prior : DEFAULT_PRIOR,
    [`${at}.range`]: source.source === "range" ? rangeText(source) : "",
    [`${at}.point`]: source.source === "point" ? percentText(source.value) : "",
    [`${at}.comparison`]: source.source === "comparison" ? comparisonText(source) : "",
    [`${at}.metric`]: source.source === "comparison" ? (source.metric ?? "") : "",
  };
  for (const axis of TIMED_AXES) {
    const value = source.source === "axes" ? source.values[axis] : undefined;
    fields[`${at}.axes.${axis}`] = value === undefined ? "" : percentText(value);
  }
  return fields;
}

function rangeText({ low, high, mode }: Extract<OverheadSource, { source: "range" }>): string {
  return mode === undefined
    ? `${bare(low)} to ${percentText(high)}`
    : `${bare(low)}/${bare(mode)}/${percentText(high)}`;
}

type FromComparison = Extract<OverheadSource, { source: "comparison" }>;

/** Which comparison, as the value of a choice. */
export function comparisonText({ comparisonId, baseline = [], candidate = [] }: FromComparison): string {
  return comparisonId === undefined ? `runs:${baseline.join(",")};${candidate.join(",")}` : `saved:${comparisonId}`;
}

/** The inverse of {@link comparisonText}; `null` for anything else. */
export function readComparison(text: string, metric = ""): FromComparison | null {
  const rest = metric === "" ? {} : { metric };
  const saved = /^saved:(.{1,64})$/.exec(text)?.[1];
  if (saved !== undefined) return { source: "comparison", comparisonId: saved, ...rest };
  const runs = /^runs:([^;]+);([^;]+)$/.exec(text);
  if (!runs?.[1] || !runs[2]) return null;
  return { source: "comparison", baseline: runs[1].split(","), candidate: runs[2].split(","), ...rest };
}

const KNOWN =
  /^(name|currency|horizon|growth|premium|migration|discount|seed|(segments|benefits)\.\d{1,2}\.[a-z]+(\.[a-z-]+)?)$/;

/** What a submitted form holds, without anything that is no field of ours. */
export function fieldsFrom(entries: Iterable<[string, unknown]>): Fields {
  const fields: Record<string, string> = {};
  for (const [key, value] of entries)
    if (typeof value === "string" && KNOWN.test(key)) fields[key] = value.slice(0, 20_000);
  return fields;
}

/** A new entry at the end of a list. */
export function withEntry(fields: Fields, list: List): Fields {
  const n = countOf(fields, list);
  if (n >= LIST_MAX) return fields;
  if (list === "benefits") return { ...fields, [`benefits.${n}.name`]: "", [`benefits.${n}.amount`]: "0" };
  return {
    ...fields,
    [`segments.${n}.name`]: `Segment ${n + 1}`,
    [`segments.${n}.profile`]: "online-inference",
    [`segments.${n}.spend`]: "0",
    [`segments.${n}.share`]: "100 %",
    ...sourceFields(`segments.${n}`, { source: "evidence", prior: DEFAULT_PRIOR }),
  };
}

/** The fields with one text changed. A bill that is edited is the user's own from then on. */
export function withText(fields: Fields, key: string, text: string): Fields {
  const at = /^(segments\.\d+)\.spend$/.exec(key)?.[1];
  const rest = at === undefined ? fields : without(without(fields, `${at}.example`), `${at}.bill`);
  return { ...rest, [key]: text };
}

const without = (fields: Fields, key: string): Fields =>
  Object.fromEntries(Object.entries(fields).filter(([k]) => k !== key));

/** The list without its entry `at`; those after it move up. */
export function withoutEntry(fields: Fields, list: List, at: number): Fields {
  const kept: Record<string, string> = {};
  for (const [key, value] of Object.entries(fields)) {
    const parts = /^(segments|benefits)\.(\d+)(\..+)$/.exec(key);
    if (!parts || parts[1] !== list) {
      kept[key] = value;
      continue;
    }
    const i = Number(parts[2]);
    if (i !== at) kept[`${list}.${i > at ? i - 1 : i}${parts[3]}`] = value;
  }
  return kept;
}
