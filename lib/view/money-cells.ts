// Money in a table whose head names the currency once: digits alone, as many decimals in every cell.
import { formatNumber } from "./format";

/** A writer for a table's cells: whole units where the largest is 100 or more, else cents. */
export function moneyCells(amounts: readonly number[]): (amount: number) => string {
  const decimals = Math.max(0, ...amounts.map(Math.abs)) < 100 ? 2 : 0;
  return (amount) => formatNumber(amount, { decimals, atLeast: decimals });
}

/** A negative cell with its tag: "(4,800) F"; favourable is money not lost. */
export function favourable(amount: number, cell: (amount: number) => string): string {
  const text = cell(Math.abs(amount));
  return amount < 0 && /[1-9]/.test(text) ? `(${text}) F` : text;
}
