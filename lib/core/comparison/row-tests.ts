import { hodgesLehmann, mannWhitney } from "../stats/mann-whitney";
import { overHosts } from "../stats/host-ratio";
import { allEqual } from "../stats/quantile";
import { type LogRatio, logRatioInterval, tostOnLogs, welchOnLogs } from "../stats/welch";
import type { Row, RowTests } from "./comparison";
import { hostDesign } from "./host-design";
import { orient } from "./orient";
import { percent } from "./wording";

type Tested = Pick<Row, "baseline" | "candidate" | "better" | "slowdown" | "overhead" | "floor">;

/**
 * What other methods say of a row that has a ratio (MODEL 5.3, 5.7). The verdict does not use them: they are there to be
 * checked against it. Holm's figure is filled in once all rows are judged.
 * @param margin difference that counts as none, a fraction
 */
export function rowTests(row: Tested, margin: number, moreRuns: number | null): RowTests | null {
  if (!row.overhead) return null;
  const [x, y] = [row.baseline.values, row.candidate.values];
  const none = { mannWhitney: null, holm: null, hodgesLehmann: null, welch: null, equivalence: null };
  if (Math.min(x.length, y.length) < 2) return { ...none, moreRuns, disagreement: null };
  const ranks = mannWhitney(x, y);
  const overhead = (theta: number) => orient(theta, null, row.better).overhead.value;
  const ratio = overhead(hodgesLehmann(x, y).ratio);
  const logs = allEqual(x) && allEqual(y) ? null : onLogs(row);
  const welch = logs && endsOf(logs, row.better);
  return {
    ...none,
    mannWhitney: { p: ranks.p, exact: ranks.exact !== null },
    hodgesLehmann: ratio,
    welch,
    // A margin of 100 % and more has no logarithm below; nothing is that much apart and the same.
    equivalence: logs && margin < 1 ? { p: tostOnLogs(performance(logs, row.better), margin).p, margin } : null,
    moreRuns,
    disagreement: welch && disagreement(row, ratio, welch.value),
  };
}

/** Over runs, or over hosts where the row's interval is. */
function onLogs(row: Tested): LogRatio | null {
  const design = row.slowdown?.method === "hosts-bootstrap" ? hostDesign(row) : null;
  return design
    ? overHosts(design.baseline, design.candidate, design.paired)
    : welchOnLogs(row.baseline.values, row.candidate.values);
}

function endsOf(found: LogRatio, better: Row["better"]): RowTests["welch"] {
  const {
    value,
    low = value,
    high = value,
  } = orient(Math.exp(found.m), logRatioInterval(found, 0.95), better).overhead;
  return { value, low, high };
}

/** Of performance, which falls as a time rises (MODEL 5.1). */
const performance = (found: LogRatio, better: Row["better"]): LogRatio =>
  better === "lower" ? { ...found, m: -found.m } : found;

/**
 * Bootstrap, Hodges-Lehmann and Welch, where they differ by more than the bootstrap's interval is wide, or in sign beyond the
 * noise floor, under which a difference has no sign to speak of (MODEL 5.3).
 */
function disagreement({ slowdown, overhead, floor }: Tested, shift: number, mean: number): string | null {
  if (slowdown?.method !== "bca-order-statistic" || overhead?.low === undefined || overhead.high === undefined)
    return null;
  const width = overhead.high - overhead.low;
  const all = [overhead.value, shift, mean];
  const [least, most] = [Math.min(...all), Math.max(...all)];
  const signs = least < 0 && most > 0 && Math.max(-least, most) > floor.value;
  if (!signs && most - least <= width) return null;
  const p = (o: number) => percent(o, width);
  const odd =
    Math.abs(mean - overhead.value) >= Math.abs(shift - overhead.value)
      ? "Welch speaks of geometric means, which a few outlying runs move, where medians stay"
      : "Hodges-Lehmann takes both sides to be of one shape, which they hardly are";
  return `Methods disagree: medians ${p(overhead.value)}, Hodges-Lehmann ${p(shift)}, Welch on logs ${p(mean)}. ${odd}.`;
}
