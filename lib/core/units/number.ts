const NUMBER = /^[ \t]*[+-]?(?:\d{1,400}(?:\.\d{0,400})?|\.\d{1,400})(?:[eE][+-]?\d{1,4})?[ \t]*$/;

/**
 * The one way a written number becomes a number: optional sign, digits, a point, an exponent, blanks around.
 * No thousands separators, no comma for a point, no `inf`, no "as far as it goes".
 * @returns `null` for anything else, also for what does not fit a double
 */
export function readNumber(text: string): number | null {
  if (text.length > 1000 || !NUMBER.test(text)) return null;
  const value = Number(text);
  return Number.isFinite(value) ? value : null;
}
