// Formulas of MODEL 2 to 4 that no page shows: golden tests, laws and the docs hold the figures that are shown against them.
import { normalQuantile } from "../stats/normal";
import { type Figure, absent, figure } from "../units/figure";
import { overloaded, utilisation } from "./queue-mm1";
import { type Queue, erlangC } from "./queue-mmc";
import { anySlow } from "./stragglers";

const EULER = 0.5772156649015329;

/** Blom's quick approximation of the mean of the largest of `nodes` standard normals, in standard deviations. */
export const blomMaximum = (nodes: number): number => normalQuantile((nodes - 0.375) / (nodes + 0.25));

/** Gumbel's, about 7 % high at 8 and 0.9 % at 1,344; undefined for one. */
export function gumbelMaximum(nodes: number): number {
  const s = Math.sqrt(2 * Math.log(nodes));
  return s - (Math.log(Math.log(nodes)) + Math.log(4 * Math.PI)) / (2 * s) + EULER / s;
}

/** M/M/1: mean time from arrival to answer, in seconds; `infeasible` when `rate >= serviceRate`, both in requests a second. */
export function mm1Mean(rate: number, serviceRate: number): Figure {
  return rate >= serviceRate ? overloaded() : figure(1 / (serviceRate - rate));
}

/**
 * By how much the mean latency grows when a server gets slower at an unchanged load: `o/(1 - o - rho)`, a fraction.
 *
 * @param overhead share of the service rate lost
 * @param busy utilisation of the baseline, rho
 */
export function latencyAmplification(overhead: number, busy: number): Figure {
  return busy >= 1 - overhead ? overloaded() : figure(overhead / (1 - overhead - busy));
}

const isFull = (q: Queue): boolean => utilisation(q.rate, q.serviceRate, q.servers) >= 1;
const waits = ({ rate, serviceRate, servers }: Queue): number => erlangC(rate / serviceRate, servers);
const spare = ({ rate, serviceRate, servers }: Queue): number => servers * serviceRate - rate;

/** M/M/c: share of the requests that wait longer than `time` seconds. */
export function waitLongerThan(queue: Queue, time: number): Figure {
  return isFull(queue) ? overloaded() : figure(waits(queue) * Math.exp(-spare(queue) * time));
}

/** The wait, in seconds, that a share `quantile` of the requests stays below; 0 when fewer than the rest wait at all. */
export function waitQuantile(queue: Queue, quantile: number): Figure {
  if (isFull(queue)) return overloaded();
  return figure(Math.max(0, Math.log(waits(queue) / (1 - quantile)) / spare(queue)));
}

/** Mean step over a step without stalls, when each node stalls with a chance of `share` for `length` of a step. */
export function stallStep({ share, length, nodes }: { share: number; length: number; nodes: number }): Figure {
  const slow = anySlow(share, nodes);
  if (slow.state !== "ok") return slow;
  return length >= 0 ? figure(1 + length * slow.value) : absent("not_applicable", "a stall lasts 0 or longer");
}

/** Step times of both sides, in the unit they were given in, and the overhead between them. */
export interface Times {
  baseline: number;
  candidate: number;
  overhead: number;
}

/** Parts fully overlapped: the step lasts as long as its longest part. `time` is the baseline's, any unit. */
export function fullyOverlapped(parts: readonly { time: number; overhead: number }[]): Times {
  const baseline = Math.max(...parts.map((p) => p.time));
  const candidate = Math.max(...parts.map((p) => p.time / (1 - p.overhead)));
  return { baseline, candidate, overhead: 1 - baseline / candidate };
}
