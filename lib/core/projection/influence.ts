// MODEL 7: which input goes together with the answer, over the same trials.
import { allEqual } from "../stats/quantile";
import { correlation, ranksOf } from "../stats/ranks";
import { inputName } from "./input-names";
import { type Column, columnOf } from "./monte-carlo";
import type { Simulation } from "./simulation";
import { npvColumn, yearColumn } from "./trial-money";

/** Spearman's rank correlations of an input, -1 to 1; `null` where what it is held against does not vary. */
export interface Influence {
  input: string;
  label: string;
  /** With the first twelve months' waste. */
  waste: number | null;
  /** With the net present value of moving. */
  npv: number | null;
}

/** Every input that is drawn, the strongest on the waste first. */
export function influenceOf({ trials, uncertain }: Simulation): Influence[] {
  const [only, ...more] = uncertain;
  if (!only) return [];
  // Waste and value of moving rise with the overhead: where it is alone, fully or not at all.
  if (more.length === 0 && only.kind === "overhead") {
    const fully = (column: Float64Array) => (allEqual(column) ? null : 1);
    const { input, label } = inputName(trials.scenario, only);
    return [{ input, label, waste: fully(yearColumn(trials)), npv: fully(npvColumn(trials)) }];
  }
  // Seven digits tell ten thousand cases apart.
  const waste = ranksOf(new Float32Array(yearColumn(trials)));
  const npv = ranksOf(new Float32Array(npvColumn(trials)));
  const rows = uncertain.map((input) => {
    const ranks = ranksOfColumn(columnOf(input, trials.columns));
    const { input: id, label } = inputName(trials.scenario, input);
    return { input: id, label, waste: correlation(ranks, waste), npv: correlation(ranks, npv) };
  });
  return rows.sort((a, b) => strength(b) - strength(a));
}

const strength = ({ waste, npv }: Influence): number => Math.abs(waste ?? 0) + Math.abs(npv ?? 0) / 1e3;

const keptRanks = new WeakMap<Uint16Array, Float64Array>();

/** Those of a table without ties depend on the seed alone, and are kept as long as what it drew. */
function ranksOfColumn(column: Column): Float64Array {
  const { table, ranks } = column;
  if (table.some((v, k) => k > 0 && v === table[k - 1])) return countedRanks(column);
  const known = keptRanks.get(ranks) ?? countedRanks(column);
  keptRanks.set(ranks, known);
  return known;
}

/** {@link ranksOf} for a column, by counting how many trials read each entry of its rising table. */
function countedRanks({ table, ranks }: Column): Float64Array {
  const counts = new Int32Array(table.length);
  for (let t = 0; t < ranks.length; t++) {
    const k = ranks[t] as number;
    counts[k] = (counts[k] as number) + 1;
  }
  const rankAt = new Float64Array(table.length);
  let below = 0;
  for (let from = 0; from < table.length; ) {
    let count = 0;
    let to = from;
    for (; to < table.length && table[to] === table[from]; to++) count += counts[to] as number;
    rankAt.fill(below + (count + 1) / 2, from, to);
    below += count;
    from = to;
  }
  const out = new Float64Array(ranks.length);
  for (let t = 0; t < out.length; t++) out[t] = rankAt[ranks[t] as number] as number;
  return out;
}
