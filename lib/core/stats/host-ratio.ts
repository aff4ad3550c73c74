import { mean, median, quantile, sorted, variance } from "./quantile";
import type { Uniform } from "./random";
import { type LogRatio, welchOnLogs } from "./welch";

/** Run values of a side by host, > 0; in paired designs the same hosts in the same order on both sides. */
export type ByHost = readonly ArrayLike<number>[];

/**
 * candidate/baseline over several hosts (MODEL 5.8): paired, the geometric mean of each host's own ratio of medians, in which
 * what is particular to a host cancels; else the mean of the candidate's host medians over that of the baseline's.
 */
export function hostRatio(baseline: ByHost, candidate: ByHost, paired: boolean): number {
  const ours = baseline.map(median);
  const theirs = candidate.map(median);
  return paired ? Math.exp(mean(theirs.map((c, h) => Math.log(c / (ours[h] as number))))) : mean(theirs) / mean(ours);
}

/**
 * The same on logs with the host as the unit: the t of the hosts' own log ratios where they are paired (MODEL 5.1), else
 * Welch on the logs of host medians. `null` where nothing varies. At least 2 hosts a side.
 */
export function overHosts(baseline: ByHost, candidate: ByHost, paired: boolean): LogRatio | null {
  const ours = baseline.map(median);
  const theirs = candidate.map(median);
  if (!paired) return welchOnLogs(ours, theirs);
  const logs = theirs.map((c, h) => Math.log(c / (ours[h] as number)));
  const se = Math.sqrt(variance(logs) / logs.length);
  return se > 0 ? { m: mean(logs), se, df: logs.length - 1 } : null;
}

/**
 * Plain hierarchical resampling, the reference the golden tests hold and the oracle of the fast way: per slot a host by
 * floor(u H), then its runs by floor(u n); paired, the baseline's runs and then the candidate's of one host, else all
 * baseline slots and then all candidate slots.
 * @returns replicates of {@link hostRatio}
 */
export function plainHostReplicates(
  baseline: ByHost,
  candidate: ByHost,
  paired: boolean,
  replicates: number,
  uniform: Uniform,
): Float64Array<ArrayBuffer> {
  const pick = (n: number) => Math.floor(uniform() * n);
  const resampled = (values: ArrayLike<number>) =>
    quantile(sorted(Array.from({ length: values.length }, () => values[pick(values.length)] as number)), 0.5);
  const at = (side: ByHost, host: number) => resampled(side[host] as ArrayLike<number>);
  return Float64Array.from({ length: replicates }, () => {
    if (paired) {
      const logs = baseline.map(() => {
        const host = pick(baseline.length);
        const below = at(baseline, host);
        return Math.log(at(candidate, host) / below);
      });
      return Math.exp(mean(logs));
    }
    const below = mean(baseline.map(() => at(baseline, pick(baseline.length))));
    return mean(candidate.map(() => at(candidate, pick(candidate.length)))) / below;
  });
}
