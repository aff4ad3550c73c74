// MODEL 7: 10,000 trials, mulberry32, one uniform an input and trial in the order o, f, S of each segment, then g, p, M;
// quantiles of type 7. A trial is a column's entry: what is drawn once serves every month.
import { monthlySaving } from "../cost/break-even";
import { type Moving, movingOf, premiumOf, takesScenarioPremium } from "../cost/moving";
import { monthlyLicences, monthlyPower } from "../cost/running-costs";
import type { Scenario } from "../cost/scenario";
import { tableOf } from "../stats/draw-table";
import { GRID } from "../stats/draws";
import { type Input, type Inputs, placesOf } from "./inputs";
import { shocks } from "./shocks";

export const TRIALS = 10_000;
/** The first trials of all, while an input is being moved: a fifth of the work, and a sketch of the same figures. */
export const QUICK_TRIALS = 2_000;

/** Segments that move alike, and what all of them on bare metal would save in a month at today's size. */
export interface Group {
  shares: readonly number[];
  saving: Float64Array;
}

export interface Trials {
  count: number;
  scenario: Scenario;
  inputs: Inputs;
  moving: Moving;
  /** Spend that bought no work in month 1, one entry a trial. */
  waste: Float64Array;
  /** Those that move at all within the horizon. */
  groups: Group[];
  growth: Column;
  migration: Column;
  /** What every place of a trial reads. */
  columns: readonly Uint16Array[];
}

/** An input over the trials: trial t has `table[ranks[t]]`. */
export interface Column {
  table: Float64Array;
  ranks: Uint16Array;
}

/** Draws every trial of a scenario. @param count how many; the first of more are the same */
export function runTrials(scenario: Scenario, inputs: Inputs, count: number): Trials {
  const columns = shocks(scenario.seed, placesOf(scenario), count);
  const column = (input: Input) => columnOf(input, columns);
  const moving = movingOf(scenario);
  const waste = new Float64Array(count);
  const groups = new Map<string, Group>();
  const premium = column(inputs.premium);
  scenario.segments.forEach((segment, i) => {
    const own = inputs.segments[i];
    if (!own) return;
    const shares = moving.shares[i] ?? [];
    const key = shares.join();
    const group = groups.get(key) ?? { shares, saving: new Float64Array(count) };
    groups.set(key, group);
    addSegment(waste, group.saving, {
      overhead: column(own.overhead),
      bindingShare: column(own.bindingShare),
      spend: column(own.spend),
      premium: takesScenarioPremium(segment)
        ? premium
        : { table: new Float64Array(GRID).fill(premiumOf(segment, 0)), ranks: premium.ranks },
      power: monthlyPower(segment),
      licences: monthlyLicences(segment),
    });
  });
  return {
    count,
    scenario,
    inputs,
    moving,
    waste,
    groups: [...groups.values()].filter((g) => g.shares.some((share) => share > 0)),
    growth: column(inputs.growth),
    migration: column(inputs.migration),
    columns,
  };
}

/** @param columns of {@link Trials} */
export function columnOf({ varies, value, draw, place }: Input, columns: readonly Uint16Array[]): Column {
  return {
    table: varies ? tableOf(draw) : new Float64Array(GRID).fill(value),
    ranks: columns[place] as Uint16Array,
  };
}

interface SegmentColumns {
  overhead: Column;
  bindingShare: Column;
  spend: Column;
  premium: Column;
  /** Currency units a month. */
  power: number;
  licences: number;
}

/** `segmentSaving` of cost/moving.ts, trial by trial; a test holds the two together. */
function addSegment(waste: Float64Array, saving: Float64Array, s: SegmentColumns): void {
  const { overhead, bindingShare, spend, premium, power, licences } = s;
  for (let t = 0; t < waste.length; t++) {
    const o = overhead.table[overhead.ranks[t] as number] as number;
    const f = bindingShare.table[bindingShare.ranks[t] as number] as number;
    const paid = spend.table[spend.ranks[t] as number] as number;
    const p = premium.table[premium.ranks[t] as number] as number;
    const lost = o * f;
    waste[t] = (waste[t] as number) + lost * paid;
    saving[t] = (saving[t] as number) + monthlySaving(paid, o, p, f) + lost * power + licences;
  }
}

/** `column` times each trial's entry of a table of factors, into `out`; `add` to what stands there. */
export function scaleBy(out: Float64Array, column: Float64Array, factors: Column, add = false): void {
  const { table, ranks } = factors;
  if (add) {
    for (let t = 0; t < out.length; t++)
      out[t] = (out[t] as number) + (column[t] as number) * (table[ranks[t] as number] as number);
    return;
  }
  for (let t = 0; t < out.length; t++) out[t] = (column[t] as number) * (table[ranks[t] as number] as number);
}

/** Takes each trial's entry of a column, and a constant, off `out`. */
export function takeOff(out: Float64Array, { table, ranks }: Column, constant: number): Float64Array {
  for (let t = 0; t < out.length; t++) out[t] = (out[t] as number) - (table[ranks[t] as number] as number) - constant;
  return out;
}
