// MODEL 2, one server. Kleinrock, Queueing Systems 1 (1975), 3.2: in M/M/1 the sojourn time is exponential with rate
// mu - lambda, so its quantile is ln(1/(1-p))/(mu - lambda).
import { type Figure, absent, figure } from "../units/figure";

/** `ln(1/(1-p))`, the quantile of an exponential time in units of its mean; 4.605 for p99. */
export const exponentialQuantile = (quantile: number): number => -Math.log1p(-quantile);

/** Share of the time a server is busy: `rate/(servers * serviceRate)`. Rates in requests a second. */
export const utilisation = (rate: number, serviceRate: number, servers = 1): number => rate / (servers * serviceRate);

const FULL = "as many requests arrive as can be served, or more, so the queue grows without end";
export const overloaded = (): Figure => absent("infeasible", FULL);

/** The time, in seconds, that a share `quantile` of the requests stays below, waiting included. */
export function mm1Quantile(rate: number, serviceRate: number, quantile: number): Figure {
  return rate >= serviceRate ? overloaded() : figure(exponentialQuantile(quantile) / (serviceRate - rate));
}

/** Highest rate, in requests a second, whose `quantile` meets `limit` seconds: `max(0, mu - L/X)`; 0 when none does. */
export function mm1Capacity(serviceRate: number, limit: number, quantile: number): number {
  return limit > 0 ? Math.max(0, serviceRate - exponentialQuantile(quantile) / limit) : 0;
}
