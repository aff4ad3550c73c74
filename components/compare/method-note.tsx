import type { Comparison } from "@/lib/core/comparison/comparison";
import { countOf, listed } from "@/lib/view/counts";
import { formatNumber, formatPercent } from "@/lib/view/format";
import { INTERVAL_METHODS } from "@/lib/view/interval-methods";

/** "5", or "3 to 5" where rows stand on unequal numbers of runs. */
function spanOf(counts: readonly number[]): string {
  const [low, high] = [Math.min(...counts), Math.max(...counts)];
  return low === high ? formatNumber(high) : `${formatNumber(low)} to ${formatNumber(high)}`;
}

/** "95 % interval: Welch's t on the logarithms of the runs": of the rows that have one. */
export function intervalWords({ rows }: Pick<Comparison, "rows">): string {
  const methods = [...new Set(rows.flatMap((r) => r.slowdown?.method ?? []))];
  return methods.length > 0
    ? `95 % interval of the difference, ${listed(methods.map((m) => INTERVAL_METHODS[m]))}`
    : "no interval: it takes two runs a side";
}

/** How the intervals were made, from how many runs, and what counts as chance. */
export function MethodNote({ compared }: { compared: Comparison }) {
  const { rows, noiseFloor } = compared;
  if (rows.length === 0) return null;
  const candidates = rows.map((r) => r.candidate.runs);
  const most = Math.max(...candidates);
  const how = intervalWords(compared);
  const floors = rows.map((r) => r.floor);
  const measured = floors.filter((f) => !f.assumed).length;
  const source =
    measured === 0
      ? "assumed"
      : measured === floors.length
        ? "measured between runs of one side"
        : `measured between runs of one side for ${countOf(measured, "row")}, assumed for the others`;
  return (
    <p className="mt-1 max-w-[60rem] type-note text-ink3">
      Medians of {spanOf(rows.map((r) => r.baseline.runs))} v {spanOf(candidates)} {most === 1 ? "run" : "runs"} a row.{" "}
      {how.charAt(0).toUpperCase() + how.slice(1)}. Noise floor ±{formatPercent(noiseFloor.value)}, {source}.
    </p>
  );
}
