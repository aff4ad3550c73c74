import type { WhiskerRow } from "@/components/charts/dot-whisker";
import { followsLoad } from "@/lib/core/comparison/load";
import type { FrozenComparison } from "@/lib/core/report/frozen-comparison";
import { decimalsFor, formatInterval, formatPercent } from "@/lib/view/format";
import { type NamedRow, namedRows } from "@/lib/view/report-rows";

/** What a page of paper holds with room to read; the annex holds all. */
const MOST = 12;

/** Figures that follow from a rate somebody chose stand in the annex alone. */
const isResult = ({ row }: NamedRow): boolean => row.overhead !== null && !followsLoad(row);

const isSure = (verdict: string): boolean => verdict === "slower" || verdict === "faster";

/** The rows to draw, largest effect first. */
export function whiskersOf({ rows }: FrozenComparison): WhiskerRow[] {
  return namedRows(rows)
    .filter(isResult)
    .flatMap((named) => (named.row.overhead ? [{ ...named, overhead: named.row.overhead }] : []))
    .sort((a, b) => Math.abs(b.overhead.value) - Math.abs(a.overhead.value))
    .slice(0, MOST)
    .map(({ row, label, note, overhead: { value, low, high } }): WhiskerRow => {
      const ends = low === undefined || high === undefined ? null : { low, high };
      const decimals = decimalsFor(ends ? (ends.high - ends.low) * 100 : 0);
      const point = formatPercent(value, { decimals, atLeast: decimals });
      return {
        id: row.key,
        label,
        ...(note === "" ? {} : { note }),
        value,
        ...ends,
        role: isSure(row.verdict) ? "candidate" : "muted",
        text: ends ? `${point} (${formatInterval(ends.low, ends.high)})` : point,
      };
    });
}

/** One sentence from the rows that are drawn. */
export function whiskerSentence({ rows, noiseFloor, headline }: FrozenComparison, drawn: number): string {
  const told = namedRows(rows).filter(isResult);
  const sure = told.filter((n) => isSure(n.row.verdict)).length;
  const top = told.find((n) => n.row.key === headline?.key);
  const floor = formatPercent(noiseFloor.value);
  const first = `${sure} of ${told.length} metrics lie beyond the ${floor} floor with their whole interval`;
  const speaks = top?.row.overhead
    ? `; for the workload speaks ${top.label}, ${formatPercent(top.row.overhead.value)}`
    : "";
  const capped = drawn < told.length ? ` The ${drawn} largest are drawn; the annex holds all.` : "";
  return `${first}${speaks}. Grey band: differences chance could explain.${capped}`;
}
