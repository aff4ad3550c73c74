import { describe, expect, test } from "vitest";
import cases from "./golden/v.json";
import { bcaLevel, biasCorrection, shareBelow } from "./bca";
import { hostRatio, plainHostReplicates } from "./host-ratio";
import { hodgesLehmann, mannWhitney, smallestP } from "./mann-whitney";
import { extremesCoverage, fewestForMedian, medianRanks } from "./median-interval";
import { benjaminiHochberg, familywise, holm } from "./multiplicity";
import { plainAcceleration, plainReplicates } from "./plain-bootstrap";
import { mean, median, quantile, sorted } from "./quantile";
import { mulberry32 } from "./random";
import { plannedRuns } from "./runs-needed";
import { bimodality, modifiedZ, variationOf, warmUp } from "./screening";
import { fieller, logRatioInterval, logRatioP, type LogRatio, tostOnLogs, welchOnLogs } from "./welch";

/** The cases of MODEL 5 as they stand in golden/v.json: figures of an independent implementation, six digits. */
interface Inputs {
  bm: number[];
  vm: number[];
  bm_hosts: number[][];
  vm_hosts: number[][];
  x: number[];
  p: number[];
  seed: number;
  R: number;
  cv: number;
  delta: number;
  alpha: number;
  power: number;
  margin: number;
  tol: number;
}

const welch = ({ bm, vm }: Inputs): LogRatio => {
  const found = welchOnLogs(bm, vm);
  if (!found) throw new Error("nothing varies");
  return found;
};
/** The overhead falls as the ratio rises, so its ends are swapped. */
const overheads = ({ low, high }: { low: number; high: number }) => [1 - high, 1 - low];

function overHostsPlain({ bm_hosts, vm_hosts, R, seed }: Inputs, paired: boolean) {
  const draws = sorted(plainHostReplicates(bm_hosts, vm_hosts, paired, R, mulberry32(seed)));
  const ends = { low: quantile(draws, 0.025), high: quantile(draws, 0.975) };
  return { o: 1 - hostRatio(bm_hosts, vm_hosts, paired), ci: overheads(ends) };
}

const COMPUTE: Record<string, (inputs: Inputs & { n: number & number[]; m: number[] }) => unknown> = {
  "v.median_overhead": ({ bm, vm }) => ({ med_bm: median(bm), med_vm: median(vm), o: 1 - median(vm) / median(bm) }),
  "v.mean_overhead": ({ bm, vm }) => ({
    mean_bm: mean(bm),
    mean_vm: mean(vm),
    o: 1 - mean(vm) / mean(bm),
    cv_bm: variationOf(bm),
    cv_vm: variationOf(vm),
  }),
  "v.mannwhitney": ({ bm, vm }) => {
    const { u, exact, normal } = mannWhitney(bm, vm);
    return { U: u, p_exact: exact, p_asym: normal };
  },
  "v.mannwhitney_ties": ({ bm, vm }) => {
    const { u, normal } = mannWhitney(bm, vm);
    return { U: u, p_asym: normal };
  },
  "v.hodges_lehmann": ({ bm, vm }) => {
    const { shift, ratio } = hodgesLehmann(bm, vm);
    return { shift, ratio, o: 1 - ratio };
  },
  "v.welch_log": (inputs) => {
    const found = welch(inputs);
    const interval = logRatioInterval(found, 0.95);
    return {
      t: found.m / found.se,
      df: found.df,
      p: logRatioP(found),
      ratio: Math.exp(found.m),
      ratio_ci: [interval.low, interval.high],
      o: -Math.expm1(found.m),
      o_ci: overheads(interval),
    };
  },
  "v.fieller": ({ bm, vm }) => {
    const found = fieller(bm, vm);
    return { ...found, interval: undefined, ci: found?.interval && [found.interval.low, found.interval.high] };
  },
  "v.fieller_unbounded": ({ bm, vm }) => {
    const found = fieller(bm, vm);
    return { ...found, interval: undefined, ci: found?.interval ?? null, state: found?.interval ? "ok" : "unbounded" };
  },
  "v.prng": ({ seed }) => {
    const next = mulberry32(seed);
    return [next(), next(), next()];
  },
  "v.bootstrap_bca": ({ bm, vm, R, seed }) => {
    const statistic = (b: ArrayLike<number>, c: ArrayLike<number>) => 1 - median(c) / median(b);
    const [x, y] = [Float64Array.from(bm), Float64Array.from(vm)];
    const theta = statistic(x, y);
    const ordered = sorted(plainReplicates(x, y, statistic, R, mulberry32(seed)));
    const z0 = biasCorrection(shareBelow(ordered, theta), R);
    const accel = plainAcceleration(x, y, statistic);
    const levels = [-1, 1].map((sign) => bcaLevel(z0, accel, sign * 1.959963984540054));
    const at = (p: number) => quantile(ordered, p);
    return {
      theta,
      percentile_ci: [at(0.025), at(0.975)],
      z0,
      accel,
      bca_levels: levels,
      bca_ci: levels.map(at),
    };
  },
  "v.bootstrap_hosts_paired": (inputs) => overHostsPlain(inputs, true),
  "v.bootstrap_hosts_unpaired": (inputs) => overHostsPlain(inputs, false),
  "v.min_n_median_ci": ({ n }) => ({
    cov: n.map(extremesCoverage),
    n95: fewestForMedian(0.95),
    n99: fewestForMedian(0.99),
  }),
  "v.median_ci_ranks": ({ n }) => {
    const ranks = medianRanks(n);
    return { lo_rank: ranks?.low, hi_rank: ranks?.high, coverage: ranks?.coverage };
  },
  "v.sample_size": ({ cv, delta, alpha, power }) => {
    const plan = plannedRuns(cv, delta, { alpha, power });
    return { n_exact: plan?.exact, n: plan?.n };
  },
  "v.mw_min_p": ({ n }) => n.map((runs: number) => smallestP(runs)),
  "v.holm_bh": ({ p }) => ({ holm: holm(p), bh: benjaminiHochberg(p) }),
  "v.familywise": ({ m }) => m.map((count) => familywise(count)),
  "v.bimodality": ({ x }) => {
    const found = bimodality(x);
    return { skew: found?.skew, exkurt: found?.kurtosis, BC: found?.coefficient };
  },
  "v.mad_outlier": ({ x }) => {
    const { median: centre, mad, z } = modifiedZ(x);
    return { median: centre, MAD: mad, z_last: z.at(-1) };
  },
  "v.warmup": ({ x, tol }) => ({ drop: warmUp(x, tol) }),
  "v.tost": (inputs) => {
    const found = welch(inputs);
    const test = tostOnLogs(found, inputs.margin);
    return {
      p_lower: test.lower,
      p_upper: test.upper,
      p: test.p,
      o_ci90: overheads(logRatioInterval(found, 0.9)),
      equivalent: test.equivalent,
    };
  },
};

/** MODEL 0.5: relative 1e-5, absolute 1e-9 around 0, everything else equal. */
function agree(got: unknown, expected: unknown, at: string): void {
  if (typeof expected === "number") {
    expect(typeof got, at).toBe("number");
    const off = Math.abs((got as number) - expected);
    expect(off, `${at}: ${got} against ${expected}`).toBeLessThanOrEqual(
      expected === 0 ? 1e-9 : 1e-5 * Math.abs(expected),
    );
  } else if (expected !== null && typeof expected === "object") {
    for (const [key, value] of Object.entries(expected))
      agree((got as Record<string, unknown>)[key], value, `${at}.${key}`);
  } else {
    expect(got, at).toBe(expected);
  }
}

describe("the golden figures of MODEL 5", () => {
  test.each(cases.map((c) => [c.id, c] as const))("%s", (id, { inputs, expected }) => {
    const compute = COMPUTE[id] ?? COMPUTE[id.split(".").slice(0, 2).join(".")];
    expect(compute, `no function computes ${id}`).toBeDefined();
    agree(compute?.(inputs as never), expected, id);
  });
});
