// UX 5, "Number entry": how one typed number is read. Which separator is the decimal one is a question of the text
// first, and of the user's number format only where the text leaves it open.

/** The decimal sign of the user's number format. */
export type DecimalSign = "." | ",";

export interface NumberText {
  value: number;
  /** The other reading of a text that has two: "1.234" is 1,234 or 1.234. */
  other: number | null;
}

const GROUPED = /^\d{1,3}(?:\d{3})*$/;

/** Digits with separators, without sign, currency, suffix or unit; `null` when it is not one number. */
export function readDigits(text: string, decimal: DecimalSign): NumberText | null {
  const [mantissa = "", exponent, more] = text.split(/e/i);
  if (more !== undefined || (exponent !== undefined && !/^[+-]?\d{1,3}$/.test(exponent))) return null;
  const read = mantissaOf(mantissa, decimal);
  if (!read) return null;
  const scale = (x: number) => (exponent === undefined ? x : Number(`${x}e${exponent}`));
  const value = scale(read.value);
  return Number.isFinite(value) ? { value, other: read.other === null ? null : scale(read.other) } : null;
}

function mantissaOf(text: string, decimal: DecimalSign): NumberText | null {
  const compact = withoutThinGroups(text);
  if (compact === null || !/^[\d.,]*\d[\d.,]*$/.test(compact)) return null;
  const dots = count(compact, ".");
  const commas = count(compact, ",");
  if (dots === 0 && commas === 0) return sure(compact);
  if (dots > 0 && commas > 0) {
    const last = compact.lastIndexOf(".") > compact.lastIndexOf(",") ? "." : ",";
    return count(compact, last) === 1 ? split(compact, last) : null;
  }
  const sign = dots > 0 ? "." : ",";
  if (dots + commas > 1) return isGrouped(compact, sign) ? sure(compact.replaceAll(sign, "")) : null;
  return oneSeparator(compact, sign, decimal);
}

/** Spaces and apostrophes part thousands: each part after the first has three digits. */
function withoutThinGroups(text: string): string | null {
  const parts = text.trim().split(/[\s\u00a0\u2009\u202f'\u2019]/);
  if (parts.length === 1) return parts[0] ?? null;
  const [first = "", ...rest] = parts;
  const last = rest.at(-1) ?? "";
  const ok =
    /^\d{1,3}$/.test(first) && rest.slice(0, -1).every((p) => /^\d{3}$/.test(p)) && /^\d{3}(?:[.,]\d*)?$/.test(last);
  return ok ? parts.join("") : null;
}

/** `1.234`: grouping or decimal. Two, or four and more, digits after it, or a leading 0, can only be decimal. */
function oneSeparator(text: string, sign: string, decimal: DecimalSign): NumberText | null {
  const [whole = "", rest = ""] = text.split(sign);
  const asDecimal = Number(`${whole === "" ? "0" : whole}.${rest === "" ? "0" : rest}`);
  const canGroup = rest.length === 3 && /^[1-9]\d{0,2}$/.test(whole);
  if (!canGroup) return { value: asDecimal, other: null };
  const asGroup = Number(whole + rest);
  // Nobody writes three zeros after a decimal sign: 100,000 is one hundred thousand in every format.
  if (rest === "000") return { value: asGroup, other: null };
  return sign === decimal ? { value: asDecimal, other: asGroup } : { value: asGroup, other: asDecimal };
}

function split(text: string, sign: string): NumberText | null {
  const at = text.lastIndexOf(sign);
  const other = sign === "." ? "," : ".";
  const whole = text.slice(0, at);
  const rest = text.slice(at + 1);
  if (rest.includes(other) || !isGrouped(whole, other)) return null;
  return sure(`${whole.replaceAll(other, "")}.${rest === "" ? "0" : rest}`);
}

/** Groups of three, the first of one to three; the Indian two-digit groups before the last three too. */
function isGrouped(text: string, sign: string): boolean {
  const [first = "", ...rest] = text.split(sign);
  const last = rest.at(-1) ?? "";
  return (
    /^\d{1,3}$/.test(first) &&
    last.length === 3 &&
    rest.slice(0, -1).every((p) => /^\d{2,3}$/.test(p)) &&
    (GROUPED.test(text.replaceAll(sign, "")) || rest.length > 1)
  );
}

const sure = (text: string): NumberText => ({ value: Number(text), other: null });
const count = (text: string, sign: string): number => text.split(sign).length - 1;
