/** What may come next. */
export const enum Expect {
  Document,
  Value,
  ValueOrClose,
  Key,
  KeyOrClose,
  Colon,
  CommaOrClose,
}

/** In words, for a fault. */
export function expectedText(expect: Expect, inObject: boolean): string {
  return {
    [Expect.Document]: "{ or [",
    [Expect.Value]: "a value",
    [Expect.ValueOrClose]: "a value or ]",
    [Expect.Key]: "a name in quotes",
    [Expect.KeyOrClose]: "a name in quotes or }",
    [Expect.Colon]: ":",
    [Expect.CommaOrClose]: inObject ? ", or }" : ", or ]",
  }[expect];
}

/** The words of JSON, those that Python adds, and what C prints for an infinite number (nccl-tests). */
export const WORDS: readonly [string, boolean | null | number][] = [
  ["true", true],
  ["false", false],
  ["null", null],
  ["NaN", Number.NaN],
  ["Infinity", Number.POSITIVE_INFINITY],
  ["-Infinity", Number.NEGATIVE_INFINITY],
  ["inf", Number.POSITIVE_INFINITY],
  ["-inf", Number.NEGATIVE_INFINITY],
];
