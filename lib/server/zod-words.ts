// What a schema missed, in words: what belongs there and what to do.
import "server-only";
import type { z } from "zod";

type ZodIssue = z.core.$ZodIssue;
type Words = { expected: string; hint: string };

const NAMES: Readonly<Record<string, string>> = {
  string: "a text",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  array: "a list",
  object: "an object",
  record: "an object",
  null: "null",
  undefined: "nothing",
  never: "nothing",
};

const FORMATS: Readonly<Record<string, string>> = {
  datetime: "an instant such as 2026-05-01T10:15:00Z",
  date: "a date such as 2026-05-01",
  uuid: "an id",
  url: "an address that begins with https://",
};

/** zod's words before a custom pattern's own message. */
const ITS_OWN = /^Invalid (string|input|value|[\w ]+ format)\b/;

const shown = (value: unknown): string => (typeof value === "string" ? value : String(value));

const bound = (origin: string, words: string, amount: string): string => {
  if (origin === "string") return `a text of ${words} ${amount} ${amount === "1" ? "character" : "characters"}`;
  if (origin === "array" || origin === "set")
    return `a list of ${words} ${amount} ${amount === "1" ? "entry" : "entries"}`;
  return `a number ${words} ${amount}`;
};

function sized(origin: string, side: "at most" | "at least", limit: unknown, inclusive = true): string {
  const strict = side === "at most" ? "below" : "above";
  return bound(origin, inclusive ? side : strict, shown(limit));
}

/** One entry a code of zod's; `missing`: nothing stands at the place. */
const TABLE: { [Code in ZodIssue["code"]]: (issue: Extract<ZodIssue, { code: Code }>, missing: boolean) => Words } = {
  invalid_type: ({ expected }, missing) => ({
    expected: NAMES[expected] ?? expected,
    hint: missing ? "Add the field." : "Write a value of this kind.",
  }),
  too_big: ({ origin, maximum, inclusive }) => ({
    expected: sized(origin, "at most", maximum, inclusive),
    hint: origin === "string" || origin === "array" ? "Shorten it." : "Give a smaller number.",
  }),
  too_small: ({ origin, minimum, inclusive }) => ({
    expected: sized(origin, "at least", minimum, inclusive),
    hint: origin === "string" || origin === "array" ? "Fill it in." : "Give a greater number.",
  }),
  invalid_format: ({ format, message }) => ({
    expected: FORMATS[format] ?? (ITS_OWN.test(message) ? `a text in the form of ${format}` : message),
    hint: "Write it in this form.",
  }),
  not_multiple_of: ({ divisor }) => ({ expected: `a multiple of ${shown(divisor)}`, hint: "Round it." }),
  unrecognized_keys: () => ({
    expected: "only the fields of the API's description",
    hint: "Leave the field out, or mend its spelling.",
  }),
  invalid_union: ({ discriminator }) => ({
    expected: discriminator === undefined ? "one of the forms of the API's description" : `a known ${discriminator}`,
    hint: "See /api/openapi.json for the forms it can have.",
  }),
  invalid_key: () => ({ expected: "a known field name", hint: "Mend the name of the field." }),
  invalid_element: () => ({ expected: "an entry of the API's description", hint: "Mend the entry, or leave it out." }),
  invalid_value: ({ values }, missing) => ({
    expected: values.map(shown).join(", "),
    hint: missing
      ? "Add the field."
      : values.length === 1
        ? "Write this very value."
        : "Choose one of these, spelled like this.",
  }),
  // A rule of ours: its message says what must hold.
  custom: ({ message }) => ({ expected: message, hint: "Change the field so that this holds." }),
};

/** What was expected where a schema found a fault, and what to do about it. */
export function wordsOf(issue: ZodIssue, missing = false): Words {
  const words = TABLE[issue.code] as (issue: ZodIssue, missing: boolean) => Words;
  return words(issue, missing);
}
