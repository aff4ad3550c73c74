// MODEL 2 for queues of which only the mean wait is known: M/G/1, Kingman's G/G/1, Allen and Cunneen's G/G/c. A limit then
// holds for the mean latency, never for a quantile.
import { type Figure, absent, figure } from "../units/figure";
import { allenCunneenWait, kingmanWait, mg1Wait } from "./queue-general";
import { type Capacity, type Latencies, capacitiesOf } from "./slo-capacity";

export type MeanModel = "mg1" | "kingman" | "allen-cunneen";

/** Two sides of one queue. Spreads are squared coefficients of variation; 1 is exponential. */
export interface MeanSides {
  /** `mg1` and `kingman`: one server, whatever `servers` says. */
  model: MeanModel;
  servers: number;
  /** Requests one server of the baseline answers, a second. */
  serviceRate: number;
  /** Share of the service rate the candidate loses; negative when it is faster. */
  overhead: number;
  /** Seconds the candidate adds to each request. */
  addedSeconds: number;
  /** Of the times between arrivals; M/G/1 has 1, whatever this says. */
  arrivalSpread: number;
  /** Of the service times of each side. */
  serviceSpread: { baseline: number; candidate: number };
}

const STEPS = 200;

function wrong(sides: MeanSides): string | null {
  const { serviceRate, overhead, addedSeconds, arrivalSpread, serviceSpread, servers, model } = sides;
  if (!(Number.isFinite(serviceRate) && serviceRate > 0)) return "the service rate must be above 0";
  if (!(overhead < 1)) return "the overhead must be below 1";
  if (!(Number.isFinite(addedSeconds) && addedSeconds >= 0)) return "the added time must be 0 or more";
  if (![arrivalSpread, serviceSpread.baseline, serviceSpread.candidate].every((x) => Number.isFinite(x) && x >= 0))
    return "a squared coefficient of variation must be 0 or more";
  if (model === "allen-cunneen" && !(Number.isInteger(servers) && servers >= 1))
    return "the number of servers must be a whole number from 1";
  return null;
}

function waitOf({ model, servers, arrivalSpread }: MeanSides, rate: number, mu: number, spread: number): Figure {
  if (model === "mg1") return mg1Wait(rate, 1 / mu, spread);
  if (model === "kingman") return kingmanWait(rate / mu, arrivalSpread, spread, 1 / mu);
  return allenCunneenWait({ rate, serviceRate: mu, servers }, arrivalSpread, spread);
}

interface One {
  mu: number;
  spread: number;
}

const sidesOf = ({ serviceRate, overhead, serviceSpread }: MeanSides): { baseline: One; candidate: One } => ({
  baseline: { mu: serviceRate, spread: serviceSpread.baseline },
  candidate: { mu: serviceRate * (1 - overhead), spread: serviceSpread.candidate },
});

/** Mean latency in seconds, waiting and service; `infeasible` at a load that cannot be served. */
function meanOf(sides: MeanSides, { mu, spread }: One, rate: number): Figure {
  const wait = waitOf(sides, rate, mu, spread);
  return wait.state === "ok" ? figure(wait.value + 1 / mu) : wait;
}

function capacityOf(sides: MeanSides, one: One, limit: number): number {
  if (!(limit > 1 / one.mu)) return 0;
  const full = (sides.model === "allen-cunneen" ? sides.servers : 1) * one.mu;
  let low = 0;
  let high = full;
  for (let i = 0; i < STEPS; i++) {
    const middle = (low + high) / 2;
    const latency = middle < full ? meanOf(sides, one, middle) : null;
    if (latency?.state === "ok" && latency.value <= limit) low = middle;
    else high = middle;
  }
  return low;
}

/**
 * Highest load of each side, in requests a second, whose mean latency meets the limit, and the share of it the candidate
 * loses. States as those of `capacityUnder`. Kingman and Allen and Cunneen are approximations.
 *
 * @param question the two sides and `limitSeconds`, the limit of the mean latency
 */
export function meanCapacityUnder(question: MeanSides & { limitSeconds: number }): Capacity {
  const { limitSeconds, addedSeconds } = question;
  const reason = wrong(question) ?? (limitSeconds > 0 ? null : "the limit must be above 0");
  if (reason !== null) {
    const none = absent("not_applicable", reason);
    return { baseline: none, candidate: none, loss: none };
  }
  const { baseline, candidate } = sidesOf(question);
  return capacitiesOf(
    capacityOf(question, baseline, limitSeconds),
    capacityOf(question, candidate, limitSeconds - addedSeconds),
  );
}

/** The mean latency of both sides at a load of `rate` requests a second, in seconds, waiting and added time included. */
export function meanLatencyAt(sides: MeanSides, rate: number): Latencies {
  const reason = wrong(sides) ?? (Number.isFinite(rate) && rate >= 0 ? null : "the load must be 0 or more");
  if (reason !== null) {
    const none = absent("not_applicable", reason);
    return { baseline: none, candidate: none };
  }
  const { baseline, candidate } = sidesOf(sides);
  const slower = meanOf(sides, candidate, rate);
  return {
    baseline: meanOf(sides, baseline, rate),
    candidate: slower.state === "ok" ? figure(slower.value + sides.addedSeconds) : slower,
  };
}
