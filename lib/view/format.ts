// Numbers, money, quantities and dates as a person reads them (UX 5, "Number display"). Never rounds a value that
// feeds another figure: these are the last step.
import { type Digits, NBSP, spellMoney, spellNumber, spellPercent } from "../core/units/spell";

const LOCALE = "en-US";

/** Cards and chips show three significant digits. */
export const CARD: Digits = { significant: 3 };

/** A plain number: "1,234.5"; at most two decimals unless `digits` says otherwise. Not finite: "n/a". */
export const formatNumber = (value: number, digits?: Digits, locale = LOCALE): string =>
  spellNumber(value, digits, locale);

/** A fraction as a percentage: 0.0175 is "1.75 %". */
export const formatPercent = (fraction: number, digits?: Digits, locale = LOCALE): string =>
  spellPercent(fraction, digits, locale);

/** The difference of two percentages, in percentage points: 0.013 is "1.3 pp". */
export const formatPoints = (fraction: number, locale = LOCALE): string =>
  spellPercent(fraction, { decimals: 2 }, locale).replace("%", "pp");

/** Currency units: "US$21,000", "CHF 21,000"; whole units from 100 on. {@link CARD} gives three digits. */
export const formatMoney = (amount: number, currency: string, digits?: Digits, locale = LOCALE): string =>
  spellMoney(amount, currency, digits, locale);

/** Negative money as a table writes it, with its tag: "(US$4,800) F"; favourable is money not lost. */
export function formatMoneyCell(waste: number, currency: string, digits?: Digits, locale = LOCALE): string {
  const text = spellMoney(Math.abs(waste), currency, digits, locale);
  return waste < 0 && /[1-9]/.test(text) ? `(${text}) F` : text;
}

/** Base units that take a prefix; what a person calls them. */
const SCALED: Record<string, { prefix: [number, string][] }> = {
  "B/s": {
    prefix: [
      [1e12, "TB/s"],
      [1e9, "GB/s"],
      [1e6, "MB/s"],
      [1e3, "kB/s"],
      [1, "B/s"],
    ],
  },
  B: {
    prefix: [
      [1e12, "TB"],
      [1e9, "GB"],
      [1e6, "MB"],
      [1e3, "kB"],
      [1, "B"],
    ],
  },
  s: {
    prefix: [
      [1, "s"],
      [1e-3, "ms"],
      [1e-6, "µs"],
      [1e-9, "ns"],
    ],
  },
  "flop/s": {
    prefix: [
      [1e15, "Pflop/s"],
      [1e12, "Tflop/s"],
      [1e9, "Gflop/s"],
      [1, "flop/s"],
    ],
  },
};

/** How a column of one base unit is shown: one unit for all its values, taken from the largest. */
export function unitFor(values: readonly number[], baseUnit: string): { unit: string; factor: number } {
  // The unit of a custom metric is any text, "constructor" too.
  const scaled = Object.hasOwn(SCALED, baseUnit) ? SCALED[baseUnit] : undefined;
  if (!scaled) return { unit: baseUnit === "fraction" ? "%" : baseUnit, factor: baseUnit === "fraction" ? 0.01 : 1 };
  const largest = Math.max(0, ...values.filter(Number.isFinite).map(Math.abs));
  const smallest = scaled.prefix.at(-1) ?? [1, baseUnit];
  const [factor, unit] =
    largest === 0
      ? (scaled.prefix.find(([f]) => f === 1) ?? smallest)
      : (scaled.prefix.find(([f]) => largest >= f) ?? smallest);
  return { unit, factor };
}

/** A value in base units as people write it: 55.42e9 B/s is "55.42 GB/s", 0.32 s is "320 ms". Four significant digits. */
export function formatQuantity(value: number, baseUnit: string, locale = LOCALE): string {
  if (!Number.isFinite(value)) return "n/a";
  if (baseUnit === "fraction") return spellPercent(value, { significant: 4 }, locale);
  const { unit, factor } = unitFor([value], baseUnit);
  const text = formatIn(value, factor, locale);
  return unit === "" || unit === "1" ? text : `${text}${NBSP}${unit}`;
}

/** The number alone, in a unit that {@link unitFor} chose for its column. */
export function formatIn(value: number, factor: number, locale = LOCALE): string {
  if (!Number.isFinite(value)) return "n/a";
  const scaled = Number((value / factor).toPrecision(12));
  // Above four digits the whole number is the shortest exact writing.
  return spellNumber(scaled, Math.abs(scaled) >= 1000 ? { decimals: 0 } : { significant: 4 }, locale);
}

/** Two fractions as an interval with one unit: "2.9 to 5.6 %". Digits follow its width: two of them. */
export function formatInterval(low: number, high: number, locale = LOCALE): string {
  if (!Number.isFinite(low) || !Number.isFinite(high)) return "unbounded";
  const decimals = decimalsFor(Math.abs(high - low) * 100);
  const text = (x: number) => spellNumber(Number((x * 100).toPrecision(12)), { decimals, atLeast: decimals }, locale);
  return `${text(low)} to ${text(high)}${NBSP}%`;
}

/** Decimals that show two digits of a width: 2.7 points need one, 0.27 need two. At most three. */
export function decimalsFor(width: number): number {
  if (!(width > 0)) return 2;
  return Math.min(3, Math.max(0, 1 - Math.floor(Math.log10(width))));
}

/** Money between two ends: "US$120,000 to US$180,000". */
export const formatMoneyRange = (
  low: number,
  high: number,
  currency: string,
  digits?: Digits,
  locale = LOCALE,
): string => `${spellMoney(low, currency, digits, locale)} to ${spellMoney(high, currency, digits, locale)}`;

/** An ISO instant as "22 Nov 2026", in UTC. */
export function formatDate(iso: string, locale = LOCALE): string {
  const parts = dateParts(iso, locale);
  return parts ? `${parts.day} ${parts.month} ${parts.year}` : "n/a";
}

/** An ISO instant as "22 Nov 2026, 14:02 UTC". */
export function formatInstant(iso: string, locale = LOCALE): string {
  const at = new Date(iso);
  return Number.isNaN(at.getTime()) ? "n/a" : `${formatDate(iso, locale)}, ${at.toISOString().slice(11, 16)} UTC`;
}

function dateParts(iso: string, locale: string): { day: string; month: string; year: string } | null {
  const at = new Date(iso);
  if (Number.isNaN(at.getTime())) return null;
  const parts = new Intl.DateTimeFormat(locale, {
    day: "numeric",
    month: "short",
    year: "numeric",
    timeZone: "UTC",
  }).formatToParts(at);
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((p) => p.type === type)?.value ?? "";
  return { day: part("day"), month: part("month"), year: part("year") };
}
