// MODEL 3: N nodes that wait for one another take the time of the slowest, so jitter costs even where the mean is unchanged.
// Dean and Barroso, The Tail at Scale, CACM 56(2), 2013. Nodes are taken as independent; nodes that share a cause amplify
// less, so callers may pass a smaller, effective number of nodes and must print it.
import { type Bounded, type Figure, absent, atLeast, figure } from "../units/figure";
import { drawnMaximum, exponentialMaximum, lognormalMaximum, normalMaximum } from "./max-of-n";

/** How one node's step times spread. `exponential`: at least a base, with an exponential rest. */
export type StepModel = "normal" | "lognormal" | "exponential";

/** Above this spread a normal model has negative times (MODEL 3). */
const NORMAL_TO = 0.3;

/** The model for a spread: normal to a coefficient of variation of 0.3, lognormal beyond. */
export const modelFor = (...cvs: readonly number[]): StepModel =>
  cvs.every((cv) => cv <= NORMAL_TO) ? "normal" : "lognormal";

const NODES = "the number of nodes must be a whole number from 1";
const SPREAD = "the spread of step times must be 0 or more";
const isCount = (nodes: number): boolean => Number.isInteger(nodes) && nodes >= 1;
const isShare = (x: number): boolean => x >= 0 && x <= 1;
const isSpread = (cv: number): boolean => Number.isFinite(cv) && cv >= 0;
const absentNodes = absent("not_applicable", NODES);

/** Chance that at least one of `nodes` is slow in a step, when each is with a chance of `share`: `1 - (1 - q)^N`. */
export function anySlow(share: number, nodes: number): Figure {
  if (!isCount(nodes)) return absentNodes;
  if (!isShare(share)) return absent("not_applicable", "a chance lies between 0 and 1");
  return figure(-Math.expm1(nodes * Math.log1p(-share)));
}

/**
 * Step time of the job over the mean step time of one node: 1 for one node, and more the more nodes wait for one another.
 *
 * @param cv standard deviation over mean of one node's step time
 * @param model how step times spread; without one, {@link modelFor} chooses
 */
export function stepFactor({
  cv,
  nodes,
  model = modelFor(cv),
}: {
  cv: number;
  nodes: number;
  model?: StepModel;
}): Figure {
  if (!isCount(nodes)) return absentNodes;
  if (!isSpread(cv)) return absent("not_applicable", SPREAD);
  if (model === "normal" && cv > NORMAL_TO)
    return absent("not_applicable", "a spread above 30 % would mean negative times in the normal model");
  if (model === "exponential" && cv > 1)
    return absent("not_applicable", "a spread above 100 % would mean negative times in the exponential model");
  if (model === "normal") return figure(1 + cv * normalMaximum(nodes));
  return figure(model === "lognormal" ? lognormalMaximum(cv, nodes) : exponentialMaximum(1 - cv, cv, nodes));
}

/** What waiting for the slowest node costs. */
export interface Jitter {
  /** Step factors of both sides. */
  baseline: Figure;
  candidate: Figure;
  /** Share of capacity lost. */
  overhead: Figure;
  model: StepModel;
}

export interface Spreads {
  /** Coefficients of variation of one node's step time. */
  cvBaseline: number;
  cvCandidate: number;
  nodes: number;
  model?: StepModel;
}

/**
 * What the candidate loses by a slower mean and a larger spread together: `1 - (1 - o)*A_b/A_c`. Explanation only where the
 * end-to-end time was measured at this size (MODEL 4, rule 4).
 *
 * @param overhead of one node's mean step time, a fraction below 1
 */
export function meanAndJitter({
  overhead,
  cvBaseline,
  cvCandidate,
  nodes,
  model,
}: Spreads & { overhead: number }): Jitter {
  const used = model ?? modelFor(cvBaseline, cvCandidate);
  const baseline = stepFactor({ cv: cvBaseline, nodes, model: used });
  const candidate = stepFactor({ cv: cvCandidate, nodes, model: used });
  const whole = overhead < 1 ? null : absent("not_applicable", "the overhead must be below 1");
  if (baseline.state !== "ok") return { baseline, candidate, overhead: baseline, model: used };
  if (candidate.state !== "ok") return { baseline, candidate, overhead: candidate, model: used };
  const lost = overhead + (1 - overhead) * (1 - baseline.value / candidate.value);
  return { baseline, candidate, overhead: whole ?? figure(lost), model: used };
}

/**
 * Mean time of the slowest of `nodes`, from measured steps of one node, in the unit of `samples`. With more nodes than steps
 * the largest step caps it: `lower_bound`, "at least X".
 */
export function empiricalStepMax(samples: ArrayLike<number>, nodes: number): Bounded {
  if (!isCount(nodes)) return absentNodes;
  if (samples.length === 0 || !Array.from(samples).every((x) => Number.isFinite(x) && x > 0))
    return absent("not_applicable", "step times must be above 0, and at least one is needed");
  const value = drawnMaximum(samples, nodes);
  if (nodes <= samples.length) return figure(value);
  return atLeast(value, `${samples.length} measured steps say too little of the slowest of ${nodes} nodes`);
}

/**
 * What the candidate loses at `nodes` by mean and spread together, from measured steps of both sides in one unit:
 * `1 - max_b/max_c`. An estimate only, since both ends are low, when either side has fewer steps than nodes.
 */
export function measuredStepOverhead(
  baseline: ArrayLike<number>,
  candidate: ArrayLike<number>,
  nodes: number,
): { overhead: Figure; enoughSteps: boolean } {
  const [b, c] = [empiricalStepMax(baseline, nodes), empiricalStepMax(candidate, nodes)];
  const enoughSteps = b.state === "ok" && c.state === "ok";
  if (!("value" in b)) return { overhead: b, enoughSteps };
  if (!("value" in c)) return { overhead: c, enoughSteps };
  return { overhead: figure(1 - b.value / c.value), enoughSteps };
}
