import { hostDesign } from "../../lib/core/comparison/host-design";
import { estimateOverHosts, estimateRatio } from "../../lib/core/comparison/ratio";
import { sharedHostPlans } from "../../lib/core/stats/host-bootstrap";
import { type IndexSource, sharedIndices } from "../../lib/core/stats/order-statistic";
import { type Cell, RATIO } from "./coverage-cells";
import { chanceOf, populationMedian } from "./coverage-data";
import { type DrawnSide, drawSide } from "./coverage-sides";

export interface DataSet {
  baseline: DrawnSide;
  candidate: DrawnSide;
}

export interface CellResult {
  cell: Cell;
  sets: number;
  /** Share of data sets whose 95 % interval held the true ratio; without an interval it held nothing. */
  covered: number;
  /** Shares of intervals that lay wholly above, and wholly below the truth. */
  above: number;
  below: number;
  /** Whether each of the first sets was held, for a peer on the same data. */
  held: boolean[];
  methods: string[];
  /** Median width of the interval, as a share of the true ratio. */
  width: number;
  /** `null` without a bar. */
  pass: boolean | null;
}

/** An interval of candidate/baseline and what made it; `null` where there is none. */
export type Estimator = (data: DataSet, indices: IndexSource) => { low: number; high: number; method: string } | null;

export interface RunOptions {
  sets: number;
  seed: number;
  /** How many of the first sets to report one by one. */
  peerSets?: number;
  /** The product's own way, unless a test asks what the study says of another. */
  estimate?: Estimator;
}

/** The ratio of population medians a cell's intervals should hold. */
export const truthOf = ({ shape }: Cell): number =>
  (RATIO * populationMedian(shape.candidate)) / populationMedian(shape.baseline);

const CENTRE = 100;

/** The data sets of a cell, one after another and always the same ones for a seed. */
export function* dataSets(cell: Cell, seed: number): Generator<DataSet, never> {
  const chance = chanceOf(seed, cell.id);
  for (;;) {
    yield {
      baseline: drawSide(chance, cell, "baseline", CENTRE),
      candidate: drawSide(chance, cell, "candidate", CENTRE * RATIO),
    };
  }
}

const plans = sharedHostPlans();

/** The product's interval: over the hosts where a side has enough of them, else of the run values alone. */
const productsOwn: Estimator = ({ baseline, candidate }, indices) => {
  const design = hostDesign({ baseline, candidate });
  const { at95, method } = design
    ? estimateOverHosts(design, plans)
    : estimateRatio(baseline.values, candidate.values, indices);
  return at95 && { ...at95, method: method ?? "none" };
};

/** Draws data sets with a known ratio of medians and counts how often the 95 % interval holds it. */
export function runCell(cell: Cell, { sets, seed, peerSets = 0, estimate = productsOwn }: RunOptions): CellResult {
  const truth = truthOf(cell);
  const indices = sharedIndices();
  const held: boolean[] = [];
  const widths: number[] = [];
  const methods = new Set<string>();
  let [hits, above, below] = [0, 0, 0];
  const drawn = dataSets(cell, seed);
  for (let set = 0; set < sets; set++) {
    const found = estimate(drawn.next().value, indices);
    const isHeld = found !== null && found.low <= truth && truth <= found.high;
    if (set < peerSets) held.push(isHeld);
    if (!found) continue;
    methods.add(found.method);
    widths.push((found.high - found.low) / truth);
    if (isHeld) hits += 1;
    else if (found.low > truth) above += 1;
    else below += 1;
  }
  const covered = hits / sets;
  return {
    cell,
    sets,
    covered,
    above: above / sets,
    below: below / sets,
    held,
    methods: [...methods].sort(),
    width: widths.sort((a, b) => a - b)[widths.length >> 1] ?? Number.NaN,
    pass: cell.bar && cell.bar.low <= covered && covered <= cell.bar.high,
  };
}
