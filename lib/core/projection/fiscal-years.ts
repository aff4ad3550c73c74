// MODEL 6.4: the horizon's months by fiscal year, the first and the last of them mostly in part.
import { fiscalYear } from "../cost/fiscal-year";
import type { Scenario } from "../cost/scenario";
import { addUp } from "../units/money";
import type { Projection, Quantiles } from "./projection";
import { moneyQuantiles } from "./to-the-micro";

export interface FiscalYear {
  /** "FY2025/26" */
  year: string;
  /** First and last month of it that the horizon holds, `YYYY-MM`. */
  from: string;
  to: string;
  months: number;
  /** Currency units over these months. */
  spend: number;
  waste: Quantiles;
}

/** Calendar month `ahead` months after one written `YYYY-MM`. */
export function monthAfter(month: string, ahead: number): string {
  const [year = 0, of = 1] = month.split("-").map(Number);
  const months = year * 12 + of - 1 + ahead;
  return `${String(Math.floor(months / 12)).padStart(4, "0")}-${String((months % 12) + 1).padStart(2, "0")}`;
}

/**
 * Empty without a start month and a month in which the fiscal year starts.
 *
 * @param wasteOf quantiles of the waste of months `first` to `last`, counted from 1
 */
export function fiscalYearsOf(
  { startMonth, fiscalYearStart }: Pick<Scenario, "startMonth" | "fiscalYearStart">,
  series: readonly Pick<Projection["series"][number], "month" | "spend">[],
  wasteOf: (first: number, last: number) => Quantiles,
): FiscalYear[] {
  if (startMonth === undefined || fiscalYearStart === undefined) return [];
  const years = new Map<string, { month: number; spend: number }[]>();
  for (const row of series) {
    const year = fiscalYear(monthAfter(startMonth, row.month - 1), fiscalYearStart);
    years.set(year, [...(years.get(year) ?? []), row]);
  }
  return [...years].map(([year, rows]) => {
    const [first = 1, last = first] = [rows[0]?.month, rows.at(-1)?.month];
    return {
      year,
      from: monthAfter(startMonth, first - 1),
      to: monthAfter(startMonth, last - 1),
      months: rows.length,
      spend: addUp(rows.map((r) => r.spend)),
      waste: moneyQuantiles(wasteOf(first, last)),
    };
  });
}
