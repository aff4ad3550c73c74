// The golden cases of MODEL 1 and 4.
import { expect, test } from "vitest";
import { costToMatch, waste } from "../cost/waste";
import { mean } from "../stats/quantile";
import { type Figure, valueOf } from "../units/figure";
import { type Inputs, runCase } from "../units/golden-case";
import { fullyOverlapped } from "./model-checks";
import { stepOf } from "./overlap";
import { type ByAxis, TIMED_AXES } from "./profiles";
import { extraCapacity, overheadFrom, overheadOfTimeIncrease } from "./slowdown";
import { freedNodes, nodesToAdd, smallestFleetToFreeOne } from "./whole-nodes";
import { combine } from "./workload-overhead";
import overheads from "./golden/overhead.json";
import axes from "./golden/axes.json";

type Name =
  | "axes"
  | "bm"
  | "comm"
  | "compute"
  | "f_bound"
  | "monthly_spend"
  | "n_nodes"
  | "o"
  | "oc"
  | "on"
  | "overlap"
  | "ratios"
  | "spend"
  | "t"
  | "time_increase"
  | "vm"
  | "w";
type Compute = (inputs: Inputs<Name>) => unknown;
const NO_TIME = Object.fromEntries(TIMED_AXES.map((axis) => [axis, 0])) as ByAxis;
const value = (f: Figure) => valueOf(f);
const pairs = (w: number[], o: number[]) => w.map((weight, i) => ({ weight, overhead: o[i] ?? 0 }));
const product = (x: number[]) => x.reduce((a, b) => a * b, 1);

const profile: Compute = ({ w, o }) => {
  const { slowdown, overhead } = combine(pairs(w, o));
  return {
    slowdown,
    overhead,
    // The three wrong ways, computed here because the product has no function for them.
    arith_mean: w.reduce((sum, x, i) => sum + x * (o[i] ?? 0), 0),
    geo: 1 - product(w.map((x, i) => (1 - (o[i] ?? 0)) ** x)),
    unweighted_mean: mean(o),
  };
};

const TABLE: [string, Compute][] = [
  [
    "i.extra_capacity.",
    ({ o, monthly_spend: s }) => ({
      waste_month: waste(o, s),
      waste_year: 12 * waste(o, s),
      extra_capacity: extraCapacity(o),
      cost_to_match_month: costToMatch(o, s),
    }),
  ],
  ["i.overhead_from_throughput", ({ bm, vm }) => value(overheadFrom(bm, vm, "higher"))],
  [
    "i.overhead_from_time",
    ({ bm, vm }) => {
      const o = value(overheadFrom(bm, vm, "lower")) ?? Number.NaN;
      return { o, extra_capacity: extraCapacity(o) };
    },
  ],
  ["i.time_increase", ({ time_increase: a }) => overheadOfTimeIncrease(a)],
  [
    "i.claimed_range",
    ({ spend, o }) => ({
      waste_month: o.map((x) => waste(x, spend)),
      waste_year: o.map((x) => 12 * waste(x, spend)),
      match_month: o.map((x) => costToMatch(x, spend)),
      match_year: o.map((x) => 12 * costToMatch(x, spend)),
    }),
  ],
  ["i.whole_nodes_100", ({ o, n_nodes: n }) => ({ saved: freedNodes(o, n) })],
  [
    "i.whole_nodes",
    ({ o, n_nodes: n }) => ({ saved: freedNodes(o, n), min_nodes_to_save_one: value(smallestFleetToFreeOne(o)) }),
  ],
  ["i.binding_hours", ({ spend, o, f_bound: f }) => waste(o, spend, f)],
  [
    "i.no_clamp",
    ({ bm, vm, spend }) => {
      const o = value(overheadFrom(bm, vm, "higher")) ?? Number.NaN;
      return { o, waste_month: waste(o, spend) };
    },
  ],
  ["i.extra_nodes", ({ o, n_nodes: n }) => ({ extra_nodes: o.map((x) => nodesToAdd(x, n)) })],
  ["iv.profile.", profile],
  ["iv.two_term", profile],
  [
    "iv.roofline_max",
    ({ t, o }) => {
      const x = fullyOverlapped(t.map((time, i) => ({ time, overhead: o[i] ?? 0 })));
      return { T_bm: x.baseline, T_vm: x.candidate, overhead: x.overhead };
    },
  ],
  [
    "iv.exposed_comm",
    ({ compute, comm, overlap, oc, on }) => {
      const busy = (onCompute: number, onNetwork: number) =>
        stepOf({ ...NO_TIME, "gpu-compute": onCompute, network: onNetwork }, overlap).total;
      const [baseline, candidate] = [busy(compute, comm), busy(compute / (1 - oc), comm / (1 - on))];
      return { T_bm: baseline, T_vm: candidate, overhead: 1 - baseline / candidate };
    },
  ],
  [
    "iv.mean_of_ratios_paradox",
    ({ ratios }) => {
      const r = ratios;
      return {
        arith_AB: mean(r),
        arith_BA: mean(r.map((x) => 1 / x)),
        geo: product(r) ** (1 / r.length),
        harm: 1 / mean(r.map((x) => 1 / x)),
      };
    },
  ],
  [
    "iv.waterfall",
    ({ w, o }) => {
      const { contributions, overhead } = combine(pairs(w, o));
      return { contributions, overhead };
    },
  ],
];

for (const golden of [...overheads, ...axes]) {
  test(`${golden.id}: ${golden.formula}`, () => {
    expect(runCase<Name>(golden, TABLE)).toBeNull();
  });
}

test("all 40 cases of this group are here", () => {
  expect([...overheads, ...axes]).toHaveLength(40);
});
