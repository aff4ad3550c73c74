import { FindingChip } from "@/components/ui/notice";
import { STALE_AFTER_DAYS } from "@/lib/core/cost/stale-price";
import { NOT_SET } from "@/lib/core/projection/assumption-rows";
import type { Assumption } from "@/lib/core/projection/projection";
import { countOf } from "@/lib/view/counts";
import { perHourWords } from "@/lib/view/price-words";
import { formatDate, formatMoney, formatNumber, formatPercent } from "@/lib/view/format";

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const COUNTED = new Set(["month", "GPU", "core"]);

/** A value with its unit: fractions as percentages, money with its code, the rest as it is. */
export function shownValue(value: number | string, unit: string, currency: string): string {
  if (typeof value === "string") return value;
  if (unit === "fraction" || unit.startsWith("fraction/")) return `${formatPercent(value)}${perUnit(unit)}`;
  // A price has decimals of its own: 3.125 less 20 % is 2.50, and 3.13 less 20 % is not.
  if (unit.endsWith("/GPU-hour")) return `${perHourWords(value, unit.slice(0, -"/GPU-hour".length))}${perUnit(unit)}`;
  if (unit === currency || unit.startsWith(`${currency}/`)) return `${formatMoney(value, currency)}${perUnit(unit)}`;
  if (COUNTED.has(unit)) return countOf(value, unit);
  return unit === "" ? formatNumber(value) : `${formatNumber(value)} ${unit}`;
}

const perUnit = (unit: string): string => {
  const per = unit.split("/")[1];
  return per ? ` a ${per}` : "";
};

interface ValueProps {
  a: Assumption;
  currency: string;
  /** Goes to where the value is typed. */
  onChange?: (() => void) | undefined;
}

/** The value and, under it, what it may lie between. */
export function ValueCell({ a, currency, onChange }: ValueProps) {
  const value = shownValue(a.value, a.unit, currency);
  return (
    <>
      {onChange ? (
        <button
          type="button"
          className="min-h-6 link text-end max-sm:text-start"
          onClick={onChange}
          title="Change it in the form"
        >
          {value}
          <span className="sr-only">: change the {a.label}</span>
        </button>
      ) : (
        value
      )}
      {a.range ? (
        <span className="block type-note text-ink2">
          {shownValue(a.range.low, a.unit, currency)} to {shownValue(a.range.high, a.unit, currency)}
        </span>
      ) : null}
    </>
  );
}

const DAY_MS = 86_400_000;

/** How many days old a source is, where that is more than half a year. */
function staleDays(date: string | undefined, today: string | undefined): number | null {
  if (date === undefined || today === undefined) return null;
  const days = Math.floor((Date.parse(today) - Date.parse(date)) / DAY_MS);
  return days > STALE_AFTER_DAYS ? days : null;
}

/** Where a value comes from, who stands for it and since when; says when that is long ago. @param today `YYYY-MM-DD` */
export function SourceCell({ a, today }: { a: Assumption; today?: string | undefined }) {
  const days = staleDays(a.date, today);
  const who = [a.owner, a.date === undefined ? undefined : formatDate(`${a.date}T00:00:00Z`)].filter(Boolean);
  return (
    <>
      {a.source === "typed" ? "typed, no source" : a.source}
      {who.length > 0 ? <span className="block type-note text-ink3">{who.join(", ")}</span> : null}
      {a.url === undefined ? null : (
        <a href={a.url} className="block w-fit link type-note" rel="noreferrer noopener">
          Where it is written<span className="sr-only">: {a.label}</span>
        </a>
      )}
      {days === null ? null : (
        <FindingChip level="warn" className="mt-1">
          {countOf(days, "day")} old; look it up again
        </FindingChip>
      )}
    </>
  );
}

/** An input that nobody gave has no grade to show. */
export const hasGrade = (a: Assumption): boolean => a.source !== NOT_SET;
