// MODEL 3 and 9: the mean of the largest of N independent values. Order statistics: David and Nagaraja, Order Statistics
// (3rd ed., 2003), 3.1. The integrals are Simpson's over [-8, 12] in steps of 0.001.
import { normalTail } from "../stats/normal";

const FROM = -8;
const STEP = 0.001;
const POINTS = 20_001;

/** Normal density times Simpson's weight, and ln Phi, at each point: the same for every N. */
let grid: { weight: Float64Array; logPhi: Float64Array } | null = null;

function points(): { weight: Float64Array; logPhi: Float64Array } {
  if (grid) return grid;
  const weight = new Float64Array(POINTS);
  const logPhi = new Float64Array(POINTS);
  for (let i = 0; i < POINTS; i++) {
    const z = FROM + i * STEP;
    const simpson = i === 0 || i === POINTS - 1 ? 1 : i % 2 === 1 ? 4 : 2;
    weight[i] = (((simpson * STEP) / 3) * Math.exp(-(z * z) / 2)) / Math.sqrt(2 * Math.PI);
    logPhi[i] = z > 0 ? Math.log1p(-normalTail(z)) : Math.log(normalTail(-z));
  }
  grid = { weight, logPhi };
  return grid;
}

/** Mean of `value(Z)` where Z is the largest of `nodes` standard normals. */
function meanAtMaximum(nodes: number, value: (z: number) => number): number {
  const { weight, logPhi } = points();
  let sum = 0;
  for (let i = 0; i < POINTS; i++) {
    sum += value(FROM + i * STEP) * (weight[i] as number) * Math.exp((nodes - 1) * (logPhi[i] as number));
  }
  return nodes * sum;
}

/** Mean of the largest of `nodes` standard normals, m_N, in standard deviations; 0 for one. `nodes`: a whole number from 1. */
export function normalMaximum(nodes: number): number {
  return nodes === 1 ? 0 : meanAtMaximum(nodes, (z) => z);
}

/** Mean of the largest of `nodes` lognormal values of mean 1 and coefficient of variation `cv`. */
export function lognormalMaximum(cv: number, nodes: number): number {
  if (nodes === 1 || cv === 0) return 1;
  const variance = Math.log1p(cv * cv);
  const sigma = Math.sqrt(variance);
  return meanAtMaximum(nodes, (z) => Math.exp(sigma * z - variance / 2));
}

/** Mean of the largest of `nodes` times of at least `base` with an exponential rest of mean `beta`: `base + beta*H_N`. */
export function exponentialMaximum(base: number, beta: number, nodes: number): number {
  let harmonic = 0;
  for (let k = 1; k <= nodes; k++) harmonic += 1 / k;
  return base + beta * harmonic;
}

/** Mean of the largest of `nodes` draws from measured values: `sum x_(i)*((i/n)^N - ((i-1)/n)^N)`, in the unit of `values`. */
export function drawnMaximum(values: ArrayLike<number>, nodes: number): number {
  const ordered = Float64Array.from(values).sort();
  const n = ordered.length;
  return ordered.reduce((sum, x, i) => sum + x * (((i + 1) / n) ** nodes - (i / n) ** nodes), 0);
}
