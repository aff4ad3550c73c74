// The answer's money, rounded once on its way out: the model works in floats, the wire carries whole micros.
import type { Range } from "../overhead/resolved-overhead";
import { toTheMicro } from "../units/money";
import type { Distribution } from "./distribution";
import type { Projection, Quantiles, Sensitivity } from "./projection";

/** Currency units, each end rounded to the micro. @throws RangeError when not finite */
export const moneyRange = ({ low, value, high }: Range): Range => ({
  low: toTheMicro(low),
  value: toTheMicro(value),
  high: toTheMicro(high),
});

/** Currency units, each quantile rounded to the micro. @throws RangeError when not finite */
export const moneyQuantiles = ({ p05, p50, p95 }: Quantiles): Quantiles => ({
  p05: toTheMicro(p05),
  p50: toTheMicro(p50),
  p95: toTheMicro(p95),
});

export const moneyDistribution = ({
  mean,
  standardError,
  chanceAboveZero,
  ...quantiles
}: Distribution): Distribution => ({
  ...moneyQuantiles(quantiles),
  mean: mean === null ? null : toTheMicro(mean),
  standardError: standardError === null ? null : toTheMicro(standardError),
  chanceAboveZero,
});

/** A month of the fan, its currency units rounded to the micro. @throws RangeError when not finite */
export function moneyMonth({ month, spend, waste, cumulativeWaste: sum }: Projection["series"][number]) {
  return {
    month,
    spend: toTheMicro(spend),
    waste: moneyQuantiles(waste),
    cumulativeWaste: {
      ...moneyQuantiles(sum),
      p10: toTheMicro(sum.p10),
      p25: toTheMicro(sum.p25),
      p75: toTheMicro(sum.p75),
      p90: toTheMicro(sum.p90),
    },
  };
}

/** The ends of a row are money; its range is where its input is. */
export function moneyRow(row: Sensitivity): Sensitivity {
  const range = row.unit.startsWith("fraction")
    ? row.range
    : { low: toTheMicro(row.range.low), high: toTheMicro(row.range.high) };
  return { ...row, low: toTheMicro(row.low), high: toTheMicro(row.high), range };
}
