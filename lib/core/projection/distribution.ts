// MODEL 7: how sure the first twelve months' waste is.
import type { ResolvedOverhead } from "../overhead/resolved-overhead";
import { mean, variance } from "../stats/quantile";
import { shareAbove } from "../stats/draw-table";
import type { Quantiles } from "./projection";
import { type Simulation, wasteQuantiles } from "./simulation";
import { yearColumn } from "./trial-money";

/** Waste of the first twelve months over all cases, in currency units. */
export interface Distribution extends Quantiles {
  /** Mean of the trials; `null` where the distribution has none. */
  mean: number | null;
  /** Of the mean: standard deviation of the trials by the root of their number. */
  standardError: number | null;
  /** Share of the cases in which anything is wasted. */
  chanceAboveZero: number;
}

const YEAR = 12;

/**
 * How the first twelve months' waste is distributed (MODEL 7), in currency units; its chance is a fraction.
 *
 * @param overheads one a segment; a comparison of two to four runs leaves mean and standard error `null`
 */
export function distributionOf(simulation: Simulation, overheads: readonly ResolvedOverhead[]): Distribution {
  const year = yearColumn(simulation.trials);
  const known = overheads.every((o) => !isHeavy(o));
  return {
    ...wasteQuantiles(simulation, 1, YEAR),
    mean: known ? mean(year) : null,
    standardError: known ? Math.sqrt(variance(year) / year.length) : null,
    chanceAboveZero: chance(simulation, year),
  };
}

/** With two to four runs the logarithm is a Student's t, whose exponential has no finite mean (QUALITY 1.4). */
const isHeavy = ({ runs, range }: ResolvedOverhead): boolean =>
  runs !== undefined && runs > 1 && runs < 5 && range.low !== range.high;

/** Exact where one overhead alone varies: its own share above the overhead at which nothing is wasted. */
function chance({ uncertain, trials }: Simulation, year: Float64Array): number {
  const [only, ...more] = uncertain;
  const { scenario } = trials;
  if (only?.kind === "overhead" && more.length === 0 && scenario.segments.length === 1)
    return (scenario.segments[0]?.bindingShare ?? 0) > 0 ? shareAbove(only.draw, 0) : 0;
  let above = 0;
  for (let t = 0; t < year.length; t++) if ((year[t] as number) > 0) above++;
  return above / year.length;
}
