// Numbers as sentences write them: one place for the sign, the space before % and the currency mark.

export const MINUS = "\u2212";
export const NBSP = "\u00a0";
const LOCALE = "en-US";

const formats = new Map<string, Intl.NumberFormat>();

/** Building an Intl.NumberFormat costs more than a hundred uses of it. */
function numberFormat(locale: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `${locale} ${JSON.stringify(options)}`;
  const known = formats.get(key);
  if (known) return known;
  const made = new Intl.NumberFormat(locale, options);
  formats.set(key, made);
  return made;
}

/** How many digits to write: significant ones, or decimals at most (and at least). */
export interface Digits {
  significant?: number;
  decimals?: number;
  atLeast?: number;
  /** Without the commas between thousands, as a file writes it. */
  plain?: boolean;
}

/** A number with grouping, a true minus and no negative zero. Not finite: "n/a". */
export function spellNumber(value: number, digits: Digits = {}, locale = LOCALE): string {
  if (!Number.isFinite(value)) return "n/a";
  const { significant, decimals = 2, atLeast = 0, plain = false } = digits;
  const options: Intl.NumberFormatOptions =
    significant === undefined
      ? { maximumFractionDigits: decimals, minimumFractionDigits: Math.min(atLeast, decimals) }
      : { maximumSignificantDigits: significant };
  const text = numberFormat(locale, { ...options, signDisplay: "negative", useGrouping: !plain }).format(value);
  return text.replace("-", MINUS);
}

/** A fraction as a percentage: 0.0175 is "1.75 %". */
export function spellPercent(fraction: number, digits: Digits = { decimals: 2 }, locale = LOCALE): string {
  const text = spellNumber(tidy(fraction * 100), digits, locale);
  return text === "n/a" ? text : `${text}${NBSP}%`;
}

/** 0.07 * 100 is 7.000000000000001: the product is shown, so its noise is cut. */
const tidy = (x: number): number => (Number.isFinite(x) ? Number(x.toPrecision(12)) : x);

const MARKS = new Map(Object.entries({ USD: "US$", EUR: "€", GBP: "£", CAD: "CA$", AUD: "A$", JPY: "JP¥", INR: "₹" }));

/** Currency units as "US$21,000" or "CHF 21,000"; cents only below 100. */
export function spellMoney(amount: number, currency: string, digits: Digits = {}, locale = LOCALE): string {
  if (!Number.isFinite(amount)) return "n/a";
  const size = Math.abs(amount);
  // Three digits of a small amount would be a dime or less than a cent.
  const cents = digits.decimals === undefined && (digits.significant === undefined || size < 100);
  const decimals = size < 100 && !Number.isInteger(size) ? 2 : 0;
  const text = spellNumber(size, cents ? { decimals, atLeast: decimals } : digits, locale);
  const sign = amount < 0 && /[1-9]/.test(text) ? MINUS : "";
  return `${sign}${MARKS.get(currency) ?? `${currency}${NBSP}`}${text}`;
}
