// MODEL 2, service and arrival times that are not exponential. Pollaczek and Khinchine for M/G/1; Kingman 1961 for G/G/1;
// Allen, Probability, Statistics and Queueing Theory (1990), for Allen and Cunneen's G/G/c. The last two are approximations.
import { type Figure, figure } from "../units/figure";
import { overloaded } from "./queue-mm1";
import { meanWait, type Queue } from "./queue-mmc";

/**
 * M/G/1: mean wait in seconds, `rho*E[S]*(1 + cs2)/(2*(1 - rho))`.
 *
 * @param rate requests a second
 * @param serviceTime mean, in seconds
 * @param serviceSpread squared coefficient of variation of the service time; 1 is exponential
 */
export function mg1Wait(rate: number, serviceTime: number, serviceSpread: number): Figure {
  const busy = rate * serviceTime;
  return busy >= 1 ? overloaded() : figure((busy * serviceTime * (1 + serviceSpread)) / (2 * (1 - busy)));
}

/** Kingman's G/G/1: mean wait in seconds at a utilisation. Spreads are squared coefficients of variation. */
export function kingmanWait(busy: number, arrivalSpread: number, serviceSpread: number, serviceTime: number): Figure {
  if (busy >= 1) return overloaded();
  return figure(((busy / (1 - busy)) * (arrivalSpread + serviceSpread) * serviceTime) / 2);
}

/** Allen and Cunneen's G/G/c: the wait of M/M/c times half the sum of both spreads, in seconds. */
export function allenCunneenWait(queue: Queue, arrivalSpread: number, serviceSpread: number): Figure {
  const wait = meanWait(queue);
  return wait.state === "ok" ? figure((wait.value * (arrivalSpread + serviceSpread)) / 2) : wait;
}
