// MODEL 2: what load each side carries under a latency limit. First order: serving of large language models depends on its
// batches, so prefer measured goodput where there is a sweep (DistServe, https://hao-ai-lab.github.io/summary/distserve).
import { type Figure, absent, figure } from "../units/figure";
import { mm1Capacity, mm1Quantile } from "./queue-mm1";
import { mmcCapacity, mmcQuantile } from "./queue-mmc";

/** Two sides of one queue: the candidate serves `1 - overhead` times as fast and adds time to each request. */
export interface QueueSides {
  /** `mm1`: one server, whatever `servers` says. `mmc`: several behind one queue. */
  model: "mm1" | "mmc";
  servers: number;
  /** Requests one server of the baseline answers, a second. */
  serviceRate: number;
  /** Share of the requests the limit holds for: 0.99 for p99. */
  quantile: number;
  /** Share of the service rate the candidate loses; negative when it is faster. */
  overhead: number;
  /** Seconds the candidate adds to each request, negative when it saves them; a fixed time is no share of the bill (UX 6, P6). */
  addedSeconds: number;
}

/** Loads in requests a second; `loss` is the share of the baseline's load that the candidate does not carry. */
export interface Capacity {
  baseline: Figure;
  candidate: Figure;
  loss: Figure;
}

/** Latencies of both sides at one load, in seconds. */
export interface Latencies {
  baseline: Figure;
  candidate: Figure;
}

function wrong(sides: QueueSides): string | null {
  if (!(Number.isFinite(sides.serviceRate) && sides.serviceRate > 0)) return "the service rate must be above 0";
  if (!(sides.quantile > 0 && sides.quantile < 1)) return "the share of requests must lie between 0 and 1";
  if (!(sides.overhead < 1)) return "the overhead must be below 1";
  if (!Number.isFinite(sides.addedSeconds)) return "the added time must be a number of seconds";
  if (sides.model === "mmc" && !(Number.isInteger(sides.servers) && sides.servers >= 1))
    return "the number of servers must be a whole number from 1";
  return null;
}

/**
 * Highest load of each side whose latency quantile meets the limit, and the share of it the candidate loses. The loss takes
 * the overhead's place in money only where the limit binds, and is then labelled so.
 *
 * `infeasible` on a side that meets the limit at no load; the loss is then `infeasible` when only the candidate misses it,
 * and `not_applicable` when the baseline does.
 *
 * @param question the two sides and `limitSeconds`, the latency limit
 */
export function capacityUnder(question: QueueSides & { limitSeconds: number }): Capacity {
  const reason =
    wrong(question) ??
    (Number.isFinite(question.limitSeconds) && question.limitSeconds > 0 ? null : "the limit must be above 0");
  if (reason !== null) {
    const none = absent("not_applicable", reason);
    return { baseline: none, candidate: none, loss: none };
  }
  const { serviceRate, overhead, limitSeconds, addedSeconds } = question;
  const baseline = capacityOf(question, serviceRate, limitSeconds);
  const candidate = capacityOf(question, serviceRate * (1 - overhead), limitSeconds - addedSeconds);
  return capacitiesOf(baseline, candidate);
}

/** Two highest loads in requests a second as capacities; 0 stands for a side that meets the limit at no load. */
export function capacitiesOf(baseline: number, candidate: number): Capacity {
  return {
    baseline: baseline > 0 ? figure(baseline) : absent("infeasible", "bare metal meets the limit at no load"),
    candidate: candidate > 0 ? figure(candidate) : absent("infeasible", "the candidate meets the limit at no load"),
    loss: lossOf(baseline, candidate),
  };
}

function lossOf(baseline: number, candidate: number): Figure {
  if (baseline > 0 && candidate > 0) return figure(1 - candidate / baseline);
  if (baseline > 0) return absent("infeasible", "infeasible on the candidate: it meets the limit at no load");
  const where = candidate > 0 ? "on the baseline" : "on both";
  return absent("not_applicable", `the limit is infeasible ${where}, so there is no capacity to lose a share of`);
}

function capacityOf({ model, servers, quantile }: QueueSides, serviceRate: number, limit: number): number {
  return model === "mm1"
    ? mm1Capacity(serviceRate, limit, quantile)
    : mmcCapacity(serviceRate, servers, limit, quantile);
}

/**
 * The latency quantile of both sides at a load of `rate` requests a second, in seconds, waiting and added time included.
 * `infeasible` on a side that cannot serve that many.
 */
export function latencyAt(sides: QueueSides, rate: number): Latencies {
  const reason = wrong(sides) ?? (Number.isFinite(rate) && rate >= 0 ? null : "the load must be 0 or more");
  if (reason !== null) {
    const none = absent("not_applicable", reason);
    return { baseline: none, candidate: none };
  }
  const candidate = quantileOf(sides, sides.serviceRate * (1 - sides.overhead), rate);
  return {
    baseline: quantileOf(sides, sides.serviceRate, rate),
    candidate: candidate.state === "ok" ? figure(candidate.value + sides.addedSeconds) : candidate,
  };
}

function quantileOf({ model, servers, quantile }: QueueSides, serviceRate: number, rate: number): Figure {
  return model === "mm1"
    ? mm1Quantile(rate, serviceRate, quantile)
    : mmcQuantile({ rate, serviceRate, servers }, quantile);
}
