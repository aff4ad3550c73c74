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

type Word = readonly [text: string, value: boolean | null | number];
/** The words of JSON, those that Python adds, and those that C prints (nccl-tests). */
const WORDS: readonly Word[] = [
  ["true", true],
  ["false", false],
  ["null", null],
  ["NaN", Number.NaN],
  ["Infinity", Number.POSITIVE_INFINITY],
  ["-Infinity", Number.NEGATIVE_INFINITY],
  ["nan", Number.NaN],
  ["-nan", Number.NaN],
  ["inf", Number.POSITIVE_INFINITY],
  ["-inf", Number.NEGATIVE_INFINITY],
];

/** Whether a number begins here, and not a word such as `-Infinity`; `next` is the byte after `c`. */
export const isNumeric = (c: number, next: number | undefined): boolean =>
  (c >= 0x30 && c <= 0x39) || (c === 0x2d && next !== 0x49 && next !== 0x69 && next !== 0x6e);

/** The word that begins here; `held`: one may, when more bytes come. */
export function wordAt(bytes: Uint8Array, i: number, end: number): Word | "held" | null {
  for (const word of WORDS) {
    const [text] = word;
    let n = 0;
    while (n < text.length && i + n < end && bytes[i + n] === text.charCodeAt(n)) n++;
    if (n === text.length) return word;
    if (n > 0 && i + n === end) return "held";
  }
  return null;
}
