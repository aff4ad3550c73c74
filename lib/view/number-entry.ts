// UX 5, "Number entry": what a person may type into a number field. Unreadable text is refused with its reason and
// stays in the field; the reading is echoed whenever a rule was needed, and doubts come with the other reading.
import { type Outcome, accepted, excerpt, refused } from "../core/outcome";
import { spellNumber } from "../core/units/spell";
import { toBase } from "../core/units/unit";
import { type DecimalSign, readDigits } from "./number-text";
import { numberWords } from "./number-words";
import { type Form, endsOf, mapped, partsOf, rangeWords } from "./range-entry";
import { shifted } from "./shifted";

export type EntryField =
  | { kind: "number"; range?: boolean }
  | { kind: "money"; currency: string; range?: boolean }
  | { kind: "percent"; range?: boolean }
  | { kind: "quantity"; unit: string };

/** Values in the field's own unit: currency units, fractions for a percent field, the quantity's unit. */
export interface Entry {
  value: number;
  /** Ends of a typed range; `value` is its middle. */
  low?: number;
  high?: number;
  /** The middle was typed as the most likely, between the ends. */
  likely?: true;
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
  /** Digits after its suffix: k, M, B. */
  suffix: number;
  /** Written as plain or grouped digits, so that nothing needs an echo. */
  plain: boolean;
}

const LONGEST = 80;
const SUFFIXES: Record<string, number> = { k: 3, K: 3, M: 6, m: 6, mn: 6, MM: 6, B: 9, bn: 9 };
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
  const read = sharedSuffix(
    tokens.filter((t) => t !== null),
    parts.form,
  );
  const problem = misfit(text, read, field, parts.form);
  if (problem) return problem;
  return parts.form === "one" ? single(read[0] as Token, field) : ranged(text, read, parts.form, field);
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
  // 0 - x, for there is no minus zero to type.
  const signed = (x: number) => (closed || sign1 + sign2 === "-" ? 0 - x : x);
  const plainDigits = /^\d+$|^\d{1,3}(?:[,\s'’]\d{3})+(?:\.\d+)?$|^\d+\.\d+$/.test(digits.trim());
  return {
    value: signed(shifted(number.value, tail.suffix)),
    other: number.other === null ? null : signed(shifted(number.other, tail.suffix)),
    currency: before === "" ? tail.currency : before.toUpperCase(),
    percent: tail.percent,
    unit: tail.unit,
    suffix: tail.suffix,
    plain: plainDigits && !closed && tail.suffix === 0 && before + (tail.currency ?? "") + tail.unit === "",
  };
}

/** "90-120k" is 90,000 to 120,000: nobody means ninety. Where that would put them out of order, each is as it stands. */
function sharedSuffix(tokens: Token[], form: Form): Token[] {
  const suffix = tokens.at(-1)?.suffix ?? 0;
  if (suffix === 0 || tokens.slice(0, -1).some((t) => t.suffix !== 0)) return tokens;
  const all = tokens.map((t, i) => (i === tokens.length - 1 ? t : { ...t, value: shifted(t.value, suffix), suffix }));
  const order = form === "plus-minus" ? [...all].reverse() : all;
  return order.every((t, i) => i === 0 || (order[i - 1]?.value ?? 0) <= t.value) ? all : tokens;
}

/** What may follow the digits: a suffix, a currency, a per cent sign, or the unit of a quantity. */
function tailOf(
  text: string,
  field: EntryField,
): { suffix: number; currency: string | null; percent: boolean; unit: string } | null {
  const rest = text.trim();
  const none = { suffix: 0, currency: null, percent: false, unit: "" };
  if (field.kind === "quantity") return { ...none, unit: rest };
  const parts = /^(mn|MM|bn|[kKMmB])?\s*(?:(%)|(US\$|[$€£¥₹]|[A-Za-z]{3}))?$/.exec(rest);
  if (!parts) return null;
  const [, suffix, percent, currency] = parts;
  return {
    suffix: suffix === undefined ? 0 : (SUFFIXES[suffix] ?? 0),
    currency: currency?.toUpperCase() ?? null,
    percent: percent !== undefined,
    unit: "",
  };
}

function misfit(text: string, tokens: readonly Token[], field: EntryField, form: Form): Outcome<Entry> | null {
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
  const ofMiddle = form === "plus-minus" && field.kind !== "quantity" ? 1 : -1;
  if (tokens.some((t, i) => t.percent && i !== ofMiddle) && field.kind !== "percent")
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
  const value = shifted(t.value, -2);
  if (t.other !== null) {
    const { echo, meant } = ambiguous(t.value, t.other);
    return accepted({ value, echo, meant: meant && { ...meant, value: shifted(t.other, -2) } });
  }
  if (!t.percent && t.value !== 0 && Math.abs(t.value) < 1) {
    const other = `${spelled(shifted(t.value, 2))} %`;
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

/** The shortest digits of a product of two measured numbers are the typed ones. */
const exact = (value: number, factor: number): number => Number((value * factor).toPrecision(15));

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
  const percent = field.kind === "percent";
  const [first, second, third] = tokens.map((t) => t.value);
  const ofMiddle = form === "plus-minus" && !percent && tokens[1]?.percent === true;
  const spread = ofMiddle ? shifted((first ?? 0) * (second ?? 0), -2) : second;
  const ends = endsOf(form, [first ?? 0, spread ?? 0, third]);
  if (!(ends.low <= ends.value && ends.value <= ends.high))
    return refuse(
      text,
      "out-of-order",
      "The ends are in the wrong order.",
      "the low end first",
      "Type the smaller one first.",
    );
  const inField = percent ? mapped(ends, (x) => shifted(x, -2)) : ends;
  const shares = percent && tokens.every((t) => !t.percent && Math.abs(t.value) < 1) && ends.low !== ends.high;
  const meant = shares ? mapped(ends, (x) => spelled(shifted(x, 2))) : null;
  const other = meant && [meant.low, ...(form === "ends" ? [] : [meant.value]), meant.high];
  const otherText = other && `${other.join(form === "ends" ? " to " : "/")} %`;
  const echo = rangeWords({ ...inField, likely: form !== "ends" }, percent ? "percent" : "number");
  return accepted({
    ...inField,
    ...(form === "ends" ? {} : { likely: true as const }),
    echo: otherText === null ? echo : `${echo}; meant ${otherText}?`,
    meant: otherText === null ? null : { value: ends.value, text: otherText },
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
