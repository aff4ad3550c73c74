import type { PublishedFigure } from "@/lib/core/evidence/ledger";
import { formatPercent } from "@/lib/view/format";

const percent = (o: number) => formatPercent(o, { decimals: 2, atLeast: 2 });

/** One overhead, or the range that a source gives; "n/a" where it gives neither. */
export function overheadText({ overhead, range, high }: Pick<PublishedFigure, "overhead" | "range" | "high">): string {
  if (overhead !== null) return percent(overhead);
  if (range) return range.low === range.high ? percent(range.low) : `${percent(range.low)} to ${percent(range.high)}`;
  return high === undefined ? "n/a" : `up to ${percent(high / 100)}`;
}
