import { projectionOf } from "../components/scenario/answer-job";
import { AT, type Moved, plan } from "./monte-carlo-plan";

// A slider's step at 60 months and 10,000 trials: the whole answer again, with the shocks that the seed has kept.
const MONTHS = 60;
const STEPS = 60;
const WARM = 15;
const BY: Moved = { overhead: 1e-4, spend: 100, growth: 1e-5, premium: 1e-4 };

function stepsOf(input: keyof Moved): number {
  const times: number[] = [];
  for (let i = 0; i < WARM + STEPS; i++) {
    const { scenario } = plan(MONTHS, 42, { ...AT, [input]: AT[input] + (i - STEPS / 2) * BY[input] });
    const start = performance.now();
    projectionOf({ kept: scenario, rate: null, measured: {} });
    if (i >= WARM) times.push(performance.now() - start);
  }
  return times.sort((a, b) => a - b)[times.length >> 1] ?? Number.NaN;
}

const inputs = Object.keys(AT) as (keyof Moved)[];
console.log(JSON.stringify(Object.fromEntries(inputs.map((input) => [input, stepsOf(input)]))));
