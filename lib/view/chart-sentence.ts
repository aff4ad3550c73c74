import { type LiveRow, fullLabel, isJudged, isPoint, isResult } from "./compare-live";
import { formatNumber, formatPercent } from "./format";

/** "the 3 % floor", or, where rows have their own, "their floors, 1 to 3 %". */
export function floorWords(rows: readonly Pick<LiveRow, "floor">[]): string {
  const floors = rows.map((r) => r.floor);
  const [low, high] = [Math.min(...floors), Math.max(...floors)];
  return low === high
    ? `the ${formatPercent(high)} floor`
    : `their floors, ${formatPercent(low).replace(/\s*%$/, "")} to ${formatPercent(high)}`;
}

/** "1 v 5": a side with one run. */
const hasOneRun = ({ runs }: LiveRow): boolean => runs.split(" v ").includes("1");

/** One sentence for the chart, from every row of the selection: what is folded away counts too. */
export function chartSentence(rows: readonly LiveRow[], drawn = rows.length): string {
  const numbered = rows.filter(isResult);
  const clear = numbered.filter(isJudged);
  const pool = clear.length > 0 ? clear : numbered;
  const most = pool.reduce<LiveRow | undefined>(
    (max, r) => (max === undefined || Math.abs(r.value ?? 0) > Math.abs(max.value ?? 0) ? r : max),
    undefined,
  );
  if (!most)
    return rows.some((r) => r.ofLoad)
      ? "No result: these figures follow from the load, which was chosen or filled the link."
      : "No row has an overhead to draw.";
  const range = most.interval === "–" ? "" : ` (${most.interval})`;
  const largest = `${fullLabel(most)}, ${most.overhead}${range}`;
  const part =
    drawn < rows.length ? ` ${formatNumber(drawn)} of ${formatNumber(rows.length)} rows drawn; all are counted.` : "";
  if (numbered.every(isPoint))
    return `${numbered.every(hasOneRun) ? "One run a side" : "No interval"}: points only, no claim. The largest difference is ${largest}.${part}`;
  if (clear.length === 0)
    return `None of ${formatNumber(numbered.length)} rows lies beyond ${floorWords(numbered)}; the largest difference is ${largest}.${part}`;
  return `${formatNumber(clear.length)} of ${formatNumber(numbered.length)} rows lie beyond ${floorWords(numbered)}; the largest is ${largest}.${part}`;
}
