// MODEL 6.4.

/**
 * The fiscal year a month lies in: `FY2025/26`, or `FY2026` when the year starts in January.
 *
 * @param month `YYYY-MM`
 * @param startMonth month in which the fiscal year starts, 1 to 12
 * @throws RangeError when either is not a month
 */
export function fiscalYear(month: string, startMonth: number): string {
  const parts = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(month);
  if (!parts) throw new RangeError(`"${month}" is not a month written YYYY-MM`);
  if (!Number.isInteger(startMonth) || startMonth < 1 || startMonth > 12)
    throw new RangeError("a fiscal year starts in month 1 to 12");
  const year = Number(parts[1]);
  const first = Number(parts[2]) >= startMonth ? year : year - 1;
  if (startMonth === 1) return `FY${first}`;
  return `FY${first}/${String((first + 1) % 100).padStart(2, "0")}`;
}
