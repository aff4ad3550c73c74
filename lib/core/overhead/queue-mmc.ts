// MODEL 2, several servers behind one queue. Erlang 1917; Kleinrock, Queueing Systems 1 (1975), 3.5. Rates are in requests
// a second, times in seconds; `serviceRate` is that of one server.
import { type Figure, figure } from "../units/figure";
import { overloaded, utilisation } from "./queue-mm1";

const STEPS = 200;

/** Erlang B: the share of requests that `servers` without a queue would turn away at `load = rate/serviceRate` erlangs. */
export function erlangB(load: number, servers: number): number {
  let blocked = 1;
  for (let k = 1; k <= servers; k++) blocked = (load * blocked) / (k + load * blocked);
  return blocked;
}

/** Erlang C: the share of requests that must wait. Meaningful below a utilisation of 1. */
export function erlangC(load: number, servers: number): number {
  const blocked = erlangB(load, servers);
  return blocked / (1 - (load / servers) * (1 - blocked));
}

export interface Queue {
  /** Requests that arrive, a second. */
  rate: number;
  /** Requests one server answers, a second. */
  serviceRate: number;
  servers: number;
}

const isFull = (q: Queue): boolean => utilisation(q.rate, q.serviceRate, q.servers) >= 1;
const waits = ({ rate, serviceRate, servers }: Queue): number => erlangC(rate / serviceRate, servers);
const spare = ({ rate, serviceRate, servers }: Queue): number => servers * serviceRate - rate;

/** Mean wait before service begins, in seconds. */
export function meanWait(queue: Queue): Figure {
  return isFull(queue) ? overloaded() : figure(waits(queue) / spare(queue));
}

/** Share of the requests that take longer than `time` seconds from arrival to answer. Below a utilisation of 1 only. */
function longerThan(queue: Queue, time: number): number {
  const { serviceRate: mu } = queue;
  const theta = spare(queue);
  const apart = theta - mu;
  // Where both rates are near, the difference of exponentials loses its digits; expm1 keeps them, and its limit is `time`.
  const between =
    Math.abs(apart * time) < 1
      ? Math.exp(-mu * time) * (apart === 0 ? time : -Math.expm1(-apart * time) / apart)
      : (Math.exp(-mu * time) - Math.exp(-theta * time)) / apart;
  return Math.exp(-mu * time) + waits(queue) * mu * between;
}

/** The time, in seconds, from arrival to answer that a share `quantile` of the requests stays below. */
export function mmcQuantile(queue: Queue, quantile: number): Figure {
  if (isFull(queue)) return overloaded();
  // The sojourn is a wait plus a service, so each of them at the quantile of half the rest bounds it.
  const rest = (1 - quantile) / 2;
  let low = 0;
  let high =
    -Math.log(rest) / queue.serviceRate + Math.max(0, Math.log(Math.max(waits(queue) / rest, 1)) / spare(queue));
  for (let i = 0; i < STEPS; i++) {
    const middle = (low + high) / 2;
    if (longerThan(queue, middle) > 1 - quantile) low = middle;
    else high = middle;
  }
  return figure((low + high) / 2);
}

/** Highest rate, in requests a second, whose `quantile` meets `limit` seconds; 0 when the service alone misses it. */
export function mmcCapacity(serviceRate: number, servers: number, limit: number, quantile: number): number {
  if (!(limit > 0) || Math.exp(-serviceRate * limit) > 1 - quantile) return 0;
  let low = 0;
  let high = servers * serviceRate;
  for (let i = 0; i < STEPS; i++) {
    const middle = (low + high) / 2;
    if (middle >= servers * serviceRate || longerThan({ rate: middle, serviceRate, servers }, limit) > 1 - quantile)
      high = middle;
    else low = middle;
  }
  return low;
}
