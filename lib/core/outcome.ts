/** What reading a file or a form found: a fault or a doubt, said so that its owner can mend it. */
export interface Issue {
  /** Stable, kebab-case: `not-a-number`, `cut-short`. */
  code: string;
  /** One plain sentence. */
  message: string;
  /** JSON path (`$.a[3]`), `line 12`, `row 4, column "x"` or a field name. */
  at?: string;
  found?: string;
  expected?: string;
  /** What to do about it. */
  hint?: string;
}

/** How reading can go. A doubtful value is a value with warnings; a refusal lists at most {@link MAX_ISSUES} errors and counts the rest. */
export type Outcome<T> = { ok: true; value: T; warnings: Issue[] } | { ok: false; errors: Issue[]; more: number };

export const MAX_ISSUES = 50;

export function accepted<T>(value: T, warnings: Issue[] = []): Outcome<T> {
  return { ok: true, value, warnings };
}

export function refused<T>(...errors: Issue[]): Outcome<T> {
  return {
    ok: false,
    errors: errors.slice(0, MAX_ISSUES),
    more: Math.max(0, errors.length - MAX_ISSUES),
  };
}

/** What a person typed or a file held, shortened so that it can stand in a sentence. */
export function excerpt(text: string, limit = 80): string {
  const plain = text.replace(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, " ");
  const chars = [...plain.slice(0, limit * 2)];
  return chars.length > limit ? `${chars.slice(0, limit - 1).join("")}…` : chars.join("");
}

/** A text without the signs that turn the direction of writing, which make one name look like another. */
export const withoutTurns = (text: string): string =>
  text.replace(/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, "");
