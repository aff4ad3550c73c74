import { labelOf } from "../metrics/catalogue";
import type { Measurement, Run } from "../run/run";
import { median } from "../stats/quantile";
import type { Row, Unpaired } from "./comparison";
import { isLatency } from "./load";
import type { SideNames } from "./names";
import { nearestReason, neighboursByMetric } from "./nearest";
import { rowKeys } from "./row-keys";

export type Statistic = Row["statistic"];

/** What one run says of one row; a row that stands twice in one file is one value, because samples are not repeats. */
export interface Contribution {
  run: Run;
  measurements: Measurement[];
}

export interface Pair {
  key: string;
  statistic: Statistic;
  baseline: Contribution[];
  candidate: Contribution[];
}

export interface Exclusion {
  runId: string;
  metric?: string;
  reason: string;
}

export interface Pairing {
  pairs: Pair[];
  unpaired: { baseline: Unpaired[]; candidate: Unpaired[] };
}

type Rows = Map<string, Contribution[]>;

/**
 * Pairs rows by metric, workload, every parameter and statistic: the median on both sides, else the single value on both,
 * and for latencies the p99 as a row of its own (FORMATS 1.9). What has no partner is listed with the nearest one's difference.
 */
export function pair(
  baseline: readonly Run[],
  candidate: readonly Run[],
  exclusions: readonly Exclusion[],
  names: SideNames,
): Pairing {
  const left = collect(baseline, exclusions);
  const right = collect(candidate, exclusions);
  const pairs: Pair[] = [];
  const unpaired: Pairing["unpaired"] = { baseline: [], candidate: [] };
  for (const [key, ours] of left) {
    const theirs = right.get(key);
    if (!theirs) continue;
    const found = statisticsOf(ours, theirs);
    for (const statistic of found) {
      const holds = (c: Contribution) => valueOf(c, statistic) !== null;
      pairs.push({
        key: `${key} ${statistic}`,
        statistic,
        baseline: ours.filter(holds),
        candidate: theirs.filter(holds),
      });
    }
    if (found.length > 0) continue;
    const reason = `The two sides give no common statistic: ${given(ours)} on ${names.baseline}, ${given(theirs)} on ${names.candidate}.`;
    unpaired.baseline.push(describe(ours, reason));
    unpaired.candidate.push(describe(theirs, reason));
  }
  const only = (mine: Rows, other: Rows, side: "baseline" | "candidate") => {
    const near = neighboursByMetric([...other.values()].map(first));
    for (const [key, rows] of mine) {
      if (other.has(key)) continue;
      const reason = nearestReason(first(rows), near.get(first(rows).metric), side, names);
      unpaired[side].push(describe(rows, reason));
    }
  };
  only(left, right, "baseline");
  only(right, left, "candidate");
  return { pairs, unpaired };
}

/** What one run says of a row in one statistic, base unit; `null` where it does not say. */
export function valueOf({ measurements }: Contribution, statistic: Statistic): number | null {
  if (measurements.length === 1) return measurements[0]?.statistics[statistic] ?? null;
  const values = measurements.map((m) => m.statistics[statistic]).filter((v): v is number => v !== null);
  if (values.length === 0) return null;
  return values.length === 1 ? (values[0] as number) : median(values);
}

export const first = (rows: readonly Contribution[]): Measurement => {
  const measurement = rows[0]?.measurements[0];
  if (!measurement) throw new Error("a row without a measurement");
  return measurement;
};

function collect(runs: readonly Run[], exclusions: readonly Exclusion[]): Rows {
  const rows: Rows = new Map();
  const keys = rowKeys(runs);
  for (const run of runs) {
    const left = exclusions.filter((e) => e.runId === run.id && e.metric !== undefined);
    const own = keys.get(run) ?? [];
    for (const [i, measurement] of run.measurements.entries()) {
      if (left.some((e) => e.metric === measurement.metric)) continue;
      const key = own[i] as string;
      const known = rows.get(key);
      if (!known) rows.set(key, [{ run, measurements: [measurement] }]);
      else if (known.at(-1)?.run === run) known.at(-1)?.measurements.push(measurement);
      else known.push({ run, measurements: [measurement] });
    }
  }
  return rows;
}

function statisticsOf(ours: Contribution[], theirs: Contribution[]): Statistic[] {
  const counts = [countGiven(ours), countGiven(theirs)] as const;
  const somewhere = (s: Statistic) => counts.every((side) => side[s] > 0);
  const everywhere = (s: Statistic) => counts[0][s] === ours.length && counts[1][s] === theirs.length;
  // A statistic that every run gives beats a better one that leaves runs out.
  const order = (["median", "value"] as const).filter(somewhere);
  const centre = order.find(everywhere) ?? order[0];
  const tail = isLatency(first(ours)) && somewhere("p99");
  return [...(centre ? [centre] : []), ...(tail ? (["p99"] as const) : [])];
}

function countGiven(side: readonly Contribution[]): Record<Statistic, number> {
  const counts = { median: 0, value: 0, p99: 0 };
  for (const contribution of side) {
    if (valueOf(contribution, "median") !== null) counts.median += 1;
    if (valueOf(contribution, "value") !== null) counts.value += 1;
    if (valueOf(contribution, "p99") !== null) counts.p99 += 1;
  }
  return counts;
}

function given(rows: Contribution[]): string {
  const names = (["median", "value", "p99"] as const).filter((s) => rows.some((c) => valueOf(c, s) !== null));
  return names.length === 0 ? "none" : names.join(" and ");
}

function describe(rows: Contribution[], reason: string): Unpaired {
  const { metric, workload, params } = first(rows);
  return { metric, label: labelOf(metric, params), workload, params, runs: rows.length, reason };
}
