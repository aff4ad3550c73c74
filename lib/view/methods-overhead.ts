import { extraCapacity, overheadFrom, overheadOfTimeIncrease, retained, slowdownOf } from "../core/overhead/slowdown";
import { freedNodes, nodesToAdd, smallestFleetToFreeOne } from "../core/overhead/whole-nodes";
import { formatNumber } from "./format";
import { type MethodGroup, percent, say } from "./method";

export const OVERHEAD_METHODS: MethodGroup = {
  id: "overhead",
  title: "From two measurements to an overhead",
  methods: [
    {
      id: "overhead-from-throughput",
      title: "Overhead, when more is better",
      words:
        "The share of capacity that virtualization takes: one minus what the VM does for each unit that bare metal does.",
      symbols: "o = 1 − x(VM) / x(bare metal)",
      example: `35,316.7 and 34,301.9 token/s: o = ${say(overheadFrom(35_316.7, 34_301.9, "higher"), percent)}`,
    },
    {
      id: "overhead-from-time",
      title: "Overhead, when less is better",
      words: "For times the two sides change places. A time that grows by 15 % is not 15 % of capacity.",
      symbols: "o = 1 − t(bare metal) / t(VM) = a / (1 + a), a = time increase",
      example: `3.9222 and 4.0136 min: o = ${say(overheadFrom(3.9222, 4.0136, "lower"), percent)}. 15 % more time: o = ${percent(overheadOfTimeIncrease(0.15))}`,
    },
    {
      id: "faster",
      title: "A virtual machine that is faster",
      words: "The overhead is negative and stays so, through money, nodes and charts. It is never set to zero.",
      symbols: "o < 0",
      example: `100 and 101.25 token/s: o = ${say(overheadFrom(100, 101.25, "higher"), percent)}. A baseline of zero: ${say(overheadFrom(0, 10, "higher"), percent)}`,
    },
    {
      id: "retained",
      title: "Retained and slowdown",
      words: "What is left of bare metal's performance, and the time the VM needs for what bare metal does in 1.",
      symbols: "r = 1 − o, s = 1 / r",
      example: `o = 15 %: r = ${percent(retained(0.15))}, s = ${formatNumber(slowdownOf(0.15), { decimals: 4 })}`,
    },
    {
      id: "extra-capacity",
      title: "Extra capacity",
      words: "What must be added to do bare metal's work while staying virtualized. Always more than the overhead.",
      symbols: "e = o / (1 − o)",
      example: `o = 15 %: e = ${percent(extraCapacity(0.15))}`,
    },
    {
      id: "whole-nodes",
      title: "Whole nodes",
      words:
        "A fleet of fixed size frees or needs whole nodes only. Before rounding 10⁻⁹ is added, because computers do not hold 0.29 · 100 exactly.",
      symbols: "freed = ⌊o·n⌋, to add = ⌈n·o / (1 − o)⌉, smallest fleet that frees one = ⌈1 / o⌉",
      example: `o = 3 %, 8 nodes: ${freedNodes(0.03, 8)} freed, ${nodesToAdd(0.03, 8)} to add. It takes ${say(smallestFleetToFreeOne(0.03), formatNumber)} nodes to free one. o = 29 %, 100 nodes: ${freedNodes(0.29, 100)} freed`,
    },
  ],
};
