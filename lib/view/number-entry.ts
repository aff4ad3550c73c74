// UX 5, "Number entry": what a person may type into a number field. Unreadable text is refused with its reason and
// stays in the field; the reading is echoed whenever a rule was needed, and doubts come with the other reading.
import { type Outcome, accepted, excerpt, refused } from "../core/outcome";
import { spellNumber } from "../core/units/spell";
import { toBase } from "../core/units/unit";
import { type DecimalSign, readDigits } from "./number-text";
import { numberWords } from "./number-words";

export type EntryField =
  | { kind: "number"; range?: boolean }
  | { kind: "money"; currency: string; range?: boolean }
  | { kind: "percent"; range?: boolean }
  | { kind: "quantity"; unit: string };

/** Values in the field's own unit: currency units, fractions for a percent field, the quantity's unit. */
export interface Entry {
  value: number;
  /** P10 and P90 of a typed range. */
  low?: number;
  high?: number;
  /** How it was read, when a rule was needed: "read as 85,000". */
  echo: string | null;
  /** The other reading, for a one-click swap. */
  meant: { value: number; text: string } | null;
}

interface Options {
  /** Decimal sign of the user's number format. */
  decimal?: DecimalSign;
}

interface Token {
  value: number;
  other: number | null;
  currency: string | null;
  percent: boolean;
  unit: string;
  /** Written as plain or grouped digits, so that nothing needs an echo. */
  plain: boolean;
}

const LONGEST = 80;
const SUFFIXES: Record<string, number> = { k: 1e3, K: 1e3, M: 1e6, m: 1e6, mn: 1e6, MM: 1e6, B: 1e9, bn: 1e9 };
const SYMBOLS: Record<string, readonly string[]> = {
  US$: ["USD"],
  $: ["USD", "CAD", "AUD", "NZD", "SGD", "HKD", "MXN", "BRL"],
  "€": ["EUR"],
  "£": ["GBP"],
  "¥": ["JPY", "CNY"],
  "₹": ["INR"],
};

/** Reads what was typed. Never converts a currency, and never guesses a direction. */
export function readEntry(text: string, field: EntryField, { decimal = "." }: Options = {}): Outcome<Entry> {
  const typed = text
    .replaceAll("…", "...")
    .replace(/[\u2212\u2010\u2011]/g, "-")
    .trim();
  if (typed === "") return refuse(text, "empty", "Nothing was typed.", "a number");
  if (typed.length > LONGEST) return refuse(text, "too-long", "This is too long for a number.", "a number");
  const parts = partsOf(typed);
  const tokens = parts.texts.map((t) => tokenOf(t, field, decimal));
  if (tokens.some((t) => t === null))
    return refuse(
      text,
      "not-a-number",
      "This is not a number.",
      expectedOf(field),
      "Type digits, such as 85,000 or 85k.",
    );
  const read = tokens.filter((t) => t !== null);
  const problem = misfit(text, read, field);
  if (problem) return problem;
  return parts.form === "one" ? single(read[0] as Token, field) : ranged(text, read, parts.form, field);
}

type Form = "one" | "ends" | "three" | "plus-minus";

/** A text as one number, two ends, low/likely/high, or a middle with its spread. */
function partsOf(text: string): { form: Form; texts: string[] } {
  const spread = text.split(/\s*(?:±|\+\/-|\+-)\s*/);
  if (spread.length === 2) return { form: "plus-minus", texts: spread };
  const three = text.split("/");
  if (three.length === 3 && three.every((t) => /\d/.test(t))) return { form: "three", texts: three };
  const ends = /^(.*?\d[^\d]*?)(?:\s+to\s+|\s*\.\.\.?\s*|\s*[–—]\s*|(?<!e)\s*-\s*(?=[-(\d.,$€£¥₹]))(.+)$/iu.exec(text);
  if (ends?.[1] && ends[2] && /\d/.test(ends[2])) return { form: "ends", texts: [ends[1], ends[2]] };
  return { form: "one", texts: [text] };
}

function tokenOf(text: string, field: EntryField, decimal: DecimalSign): Token | null {
  const closed = /^\(\s*(.*?)\s*\)\s*(%?)$/.exec(text.trim());
  const body = closed ? `${closed[1]}${closed[2]}` : text.trim();
  const parts =
    /^([+-]?)\s*(US\$|[$€£¥₹]|[A-Z]{3}(?=[\s\d]))?\s*([+-]?)\s*([\d.,][\d.,\s'’]*(?:e[+-]?\d{1,3})?)\s*(.*)$/iu.exec(
      body,
    );
  if (!parts) return null;
  const [, sign1 = "", before = "", sign2 = "", digits = "", after = ""] = parts;
  const number = readDigits(digits.trim(), decimal);
  if (!number || (sign1 !== "" && sign2 !== "") || (closed && sign1 + sign2 !== "")) return null;
  const tail = tailOf(after, field);
  if (!tail || (before !== "" && tail.currency !== null)) return null;
  const factor = (closed || sign1 + sign2 === "-" ? -1 : 1) * tail.factor;
  const plainDigits = /^\d+$|^\d{1,3}(?:[,\s'’]\d{3})+(?:\.\d+)?$|^\d+\.\d+$/.test(digits.trim());
  return {
    value: exact(number.value, factor),
    other: number.other === null ? null : exact(number.other, factor),
    currency: before === "" ? tail.currency : before.toUpperCase(),
    percent: tail.percent,
    unit: tail.unit,
    plain: plainDigits && !closed && tail.factor === 1 && before + (tail.currency ?? "") + tail.unit === "",
  };
}

/** 1.2 * 1e6 is exact, 1.1 * 1e3 is not: the shortest digits of the product are the typed ones. */
const exact = (value: number, factor: number): number => Number((value * factor).toPrecision(15));

/** What may follow the digits: a suffix, a currency, a per cent sign, or the unit of a quantity. */
function tailOf(
  text: string,
  field: EntryField,
): { factor: number; currency: string | null; percent: boolean; unit: string } | null {
  const rest = text.trim();
  const none = { factor: 1, currency: null, percent: false, unit: "" };
  if (field.kind === "quantity") return { ...none, unit: rest };
  const parts = /^(mn|MM|bn|[kKMmB])?\s*(?:(%)|(US\$|[$€£¥₹]|[A-Za-z]{3}))?$/.exec(rest);
  if (!parts) return null;
  const [, suffix, percent, currency] = parts;
  return {
    factor: suffix === undefined ? 1 : (SUFFIXES[suffix] ?? 1),
    currency: currency?.toUpperCase() ?? null,
    percent: percent !== undefined,
    unit: "",
  };
}

function misfit(text: string, tokens: readonly Token[], field: EntryField): Outcome<Entry> | null {
  const currency = tokens.find((t) => t.currency !== null)?.currency;
  if (currency != null) {
    if (field.kind !== "money")
      return refuse(text, "unexpected-currency", "A currency does not belong here.", expectedOf(field));
    const named = (Object.hasOwn(SYMBOLS, currency) ? SYMBOLS[currency] : undefined) ?? [currency];
    if (!named.includes(field.currency))
      return refuse(
        text,
        "other-currency",
        `This is an amount in ${named[0]}, and the field is in ${field.currency}.`,
        `an amount in ${field.currency}`,
        `Change the currency to ${named[0]}, or type the amount in ${field.currency}. Nothing is converted silently.`,
      );
  }
  if (tokens.some((t) => t.percent) && field.kind !== "percent")
    return refuse(text, "unexpected-percent", "A percentage does not belong here.", expectedOf(field));
  if (tokens.length > 1 && !("range" in field && field.range))
    return refuse(text, "one-number", "This field takes one number, not a range.", expectedOf(field));
  return null;
}

function single(t: Token, field: EntryField): Outcome<Entry> {
  if (field.kind === "quantity") return quantity(t, field.unit);
  if (field.kind === "percent") return percentage(t);
  if (t.other !== null) return accepted({ value: t.value, ...ambiguous(t.value, t.other) });
  return accepted({ value: t.value, echo: t.plain ? null : `read as ${spelled(t.value)}`, meant: null });
}

/** 8 is 8 %; 0.08 may be a fraction somebody meant as one. */
function percentage(t: Token): Outcome<Entry> {
  const value = exact(t.value, 0.01);
  if (t.other !== null) {
    const { echo, meant } = ambiguous(t.value, t.other);
    return accepted({ value, echo, meant: meant && { ...meant, value: exact(t.other, 0.01) } });
  }
  if (!t.percent && t.value !== 0 && Math.abs(t.value) < 1) {
    const other = `${spelled(exact(t.value, 100))} %`;
    return accepted({
      value,
      echo: `${spelled(t.value)} %; meant ${other}?`,
      meant: { value: t.value, text: other },
    });
  }
  return accepted({ value, echo: t.plain ? null : `read as ${spelled(t.value)} %`, meant: null });
}

function ambiguous(value: number, other: number): Pick<Entry, "echo" | "meant"> {
  const words = numberWords(value);
  const text = spelled(other);
  return {
    echo: `read as ${spelled(value)}${words === null ? "" : ` (${words})`}; meant ${text}?`,
    meant: { value: other, text },
  };
}

function quantity(t: Token, unit: string): Outcome<Entry> {
  const one = toBase(1, unit);
  const given =
    t.unit === "" ? { value: exact(t.value, one?.value ?? 1), unit: one?.unit ?? unit } : toBase(t.value, t.unit);
  if (!one || !given || given.unit !== one.unit)
    return refuse(
      `${t.value} ${t.unit}`,
      "other-unit",
      `"${t.unit}" is not a unit of this field.`,
      `a value in ${unit}`,
    );
  const value = exact(given.value, 1 / one.value);
  const same = t.unit === "" || t.unit === unit;
  const binary = /i[Bb]/.test(t.unit) !== /i[Bb]/.test(unit) && !same ? " (1 GiB is 1.074 GB)" : "";
  return accepted({
    value,
    echo: same && t.other === null ? null : `read as ${spelled(value)} ${unit}${binary}`,
    meant: null,
  });
}

function ranged(text: string, tokens: readonly Token[], form: Form, field: EntryField): Outcome<Entry> {
  const [a, b, c] = tokens.map((t) => (field.kind === "percent" ? exact(t.value, 0.01) : t.value)) as [
    number,
    number,
    number | undefined,
  ];
  const ends =
    form === "plus-minus"
      ? { low: exact(a - b, 1), value: a, high: exact(a + b, 1) }
      : form === "three"
        ? { low: a, value: b, high: c ?? b }
        : { low: a, value: exact((a + b) / 2, 1), high: b };
  if (!(ends.low <= ends.value && ends.value <= ends.high))
    return refuse(
      text,
      "out-of-order",
      "The ends are in the wrong order.",
      "the low end first",
      "Type the smaller one first.",
    );
  const show = (x: number) => spelled(field.kind === "percent" ? exact(x, 100) : x);
  const unit = field.kind === "percent" ? " %" : "";
  const likely = form === "ends" ? "" : `, most likely ${show(ends.value)}${unit}`;
  return accepted({
    ...ends,
    echo: `8 in 10 times between ${show(ends.low)} and ${show(ends.high)}${unit}${likely}`,
    meant: null,
  });
}

const spelled = (x: number): string => spellNumber(x, { decimals: 10 });

function expectedOf(field: EntryField): string {
  if (field.kind === "money") return `an amount in ${field.currency}`;
  if (field.kind === "percent") return "a percentage, such as 8 or 8 %";
  if (field.kind === "quantity") return `a value in ${field.unit}`;
  return "a number";
}

function refuse(text: string, code: string, message: string, expected: string, hint?: string): Outcome<Entry> {
  return refused({ code, message, found: excerpt(text), expected, ...(hint === undefined ? {} : { hint }) });
}
