import { type ShownRow, isJudged } from "./compared-rows";
import { formatNumber, formatPercent } from "./format";

/** One sentence for the chart, from every row of the selection: what is folded away counts too. */
export function chartSentence(rows: readonly ShownRow[], floor: number, drawn = rows.length): string {
  const numbered = rows.filter((r) => r.row.overhead !== null);
  const clear = numbered.filter(isJudged);
  const pool = clear.length > 0 ? clear : numbered;
  const most = [...pool].sort((a, b) => Math.abs(b.row.overhead?.value ?? 0) - Math.abs(a.row.overhead?.value ?? 0))[0];
  if (!most) return "No row has an overhead to draw.";
  const floorWords = formatPercent(floor);
  const range = most.interval === "–" ? "" : ` (${most.interval})`;
  const largest = `${most.name}${most.note ? `, ${most.note}` : ""}, ${most.overhead}${range}`;
  const part =
    drawn < rows.length ? ` ${formatNumber(drawn)} of ${formatNumber(rows.length)} rows drawn; all are counted.` : "";
  if (numbered.every((r) => r.isPoint))
    return `One run a side: points only, no claim. The largest difference is ${largest}.${part}`;
  if (clear.length === 0)
    return `None of ${formatNumber(numbered.length)} rows lies beyond the ${floorWords} floor; the largest difference is ${largest}.${part}`;
  return `${formatNumber(clear.length)} of ${formatNumber(numbered.length)} rows lie beyond the ${floorWords} floor; the largest is ${largest}.${part}`;
}
