import { medianInterval } from "../stats/median-interval";
import { quantile, sorted } from "../stats/quantile";
import type { Row, Side } from "./comparison";
import { hostNumbers } from "./host-design";
import { type Contribution, type Pair, valueOf } from "./pair";

type Sides = Pick<Row, "baseline" | "candidate" | "hosts">;

/** Both sides of a pair: a value a run, the median over them, and what stands behind each. */
export function sidesOf({ baseline, candidate, statistic }: Pair): Sides {
  const held = { baseline: holding(baseline, statistic), candidate: holding(candidate, statistic) };
  const runs = (side: "baseline" | "candidate") => held[side].map((h) => h.contribution.run);
  const hosts = hostNumbers(runs("baseline"), runs("candidate"));
  const count = (of: number[] | null) => of && new Set(of).size;
  return {
    baseline: sideOf(held.baseline, hosts.baseline),
    candidate: sideOf(held.candidate, hosts.candidate),
    hosts: { baseline: count(hosts.baseline), candidate: count(hosts.candidate) },
  };
}

interface Held {
  contribution: Contribution;
  value: number;
}

const holding = (side: readonly Contribution[], statistic: Row["statistic"]): Held[] =>
  side.flatMap((contribution) => {
    const value = valueOf(contribution, statistic);
    return value === null ? [] : [{ contribution, value }];
  });

function sideOf(held: readonly Held[], hosts: number[] | null): Side {
  const values = held.map((h) => h.value);
  const ordered = sorted(values);
  const interval = medianInterval(ordered);
  return {
    runs: values.length,
    samples: held
      .flatMap((h) => h.contribution.measurements)
      .reduce((sum, m) => sum + (m.samples?.length ?? m.statistics.n ?? 1), 0),
    median: quantile(ordered, 0.5),
    ...(interval && { low: interval.low, high: interval.high }),
    values,
    runIds: held.map((h) => h.contribution.run.id),
    hosts,
  };
}
