import type { WhiskerRow } from "@/components/charts/dot-whisker";
import type { FrozenComparison, FrozenRow } from "@/lib/core/report/frozen-comparison";
import { decimalsFor, formatInterval, formatPercent } from "@/lib/view/format";
import { paramWords } from "@/lib/view/params";

/** What a row is called: metric, statistic where it is not the median, and what it was measured under. */
export function rowName(row: FrozenRow): { label: string; note: string } {
  return {
    label: row.statistic === "p99" ? `p99 ${row.label}` : row.label,
    note: [row.workload, paramWords(row.params)].filter(Boolean).join(", "),
  };
}

const MOST = 14;

/** The rows to draw, largest effect over the noise floor first; the table beside the chart holds all of them. */
export function whiskersOf({ rows, noiseFloor }: FrozenComparison): { drawn: WhiskerRow[]; withNumber: number } {
  const floor = noiseFloor.value;
  const told = rows.flatMap((row) => (row.overhead ? [{ row, overhead: row.overhead }] : []));
  const drawn = told
    .sort((a, b) => Math.abs(b.overhead.value) - Math.abs(a.overhead.value))
    .slice(0, MOST)
    .map(({ row, overhead: { value, low, high } }): WhiskerRow => {
      const sure = row.verdict === "slower" || row.verdict === "faster";
      const width = low === undefined || high === undefined ? 0 : high - low;
      const point = formatPercent(value, { decimals: decimalsFor(width * 100), atLeast: decimalsFor(width * 100) });
      return {
        id: row.key,
        ...rowName(row),
        value,
        ...(low === undefined || high === undefined ? {} : { low, high }),
        role: sure && Math.abs(value) > floor ? "candidate" : "muted",
        text: low === undefined || high === undefined ? point : `${point} (${formatInterval(low, high)})`,
      };
    });
  return { drawn, withNumber: told.length };
}

/** One sentence from the rows that are drawn. */
export function whiskerSentence({ rows, noiseFloor, headline }: FrozenComparison, drawn: number): string {
  const told = rows.filter((r) => r.overhead);
  const sure = told.filter((r) => r.verdict === "slower" || r.verdict === "faster").length;
  const top = told.find((r) => r.key === headline?.key);
  const floor = formatPercent(noiseFloor.value);
  const capped = drawn < told.length ? ` The ${drawn} largest are drawn; the table holds all.` : "";
  const first = `${sure} of ${told.length} metrics lie beyond the ${floor} floor with their whole interval`;
  const speaks = top?.overhead
    ? `; ${rowName(top).label} speaks for the workload: ${formatPercent(top.overhead.value)}`
    : "";
  return `${first}${speaks}. Grey band: differences chance could explain. Whiskers: 95 % interval.${capped}`;
}
