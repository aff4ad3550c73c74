// MODEL 1.3: a fixed fleet frees whole nodes or none. The overhead counts in full: a fleet is sized for its binding hours.
import { nodePrice } from "../cost/hours";
import { effectivePrice } from "../cost/price";
import type { Segment } from "../cost/segment";
import type { Range } from "../overhead/resolved-overhead";
import { freedNodes, nodesToAdd, smallestFleetToFreeOne } from "../overhead/whole-nodes";
import { valueOf } from "../units/figure";
import { toTheMicro } from "../units/money";
import type { SegmentMoney } from "./totals";

export interface WholeNodes {
  segment: string;
  /** Nodes paid for; a last one that is half used is paid for whole. */
  nodes: number;
  /** Whole nodes that a move to bare metal frees. */
  freed: Range;
  /** Whole nodes to add while staying virtualized. */
  toAdd: Range;
  /** Smallest fleet of which a move frees one; `null` where virtual machines are not slower, or the GPU is never the limit. */
  smallestFleet: number | null;
  /** What the freed nodes cost, currency units a month; `null` without a price or a bill. */
  freedMoney: Range | null;
}

/** Of every segment whose GPUs and GPUs a node are known. */
export function nodesOf(parts: readonly SegmentMoney[]): WholeNodes[] {
  return parts.flatMap(({ segment, overhead: { range } }) => {
    const { name, gpus, gpusPerNode, bindingShare } = segment;
    if (gpus === undefined || gpusPerNode === undefined) return [];
    const nodes = Math.ceil(gpus / gpusPerNode);
    const bound = bindingShare > 0;
    const freed = ends(range, (o) => (bound ? freedNodes(o, nodes) : 0));
    const price = priceOfNode(segment, nodes, gpusPerNode);
    return [
      {
        segment: name,
        nodes,
        freed,
        toAdd: ends(range, (o) => (bound ? nodesToAdd(o, nodes) : 0)),
        smallestFleet: bound ? valueOf(smallestFleetToFreeOne(range.value)) : null,
        freedMoney: price === null ? null : ends(freed, (n) => toTheMicro(n * price)),
      },
    ];
  });
}

const ends = ({ low, value, high }: Range, of: (x: number) => number): Range => ({
  low: of(low),
  value: of(value),
  high: of(high),
});

/** Currency units a month: by the GPU's price where there is one, else the bill shared out. */
function priceOfNode({ prices, monthlySpend }: Segment, nodes: number, gpusPerNode: number): number | null {
  if (prices) return nodePrice(gpusPerNode, effectivePrice(prices.virtualized));
  return monthlySpend > 0 ? monthlySpend / nodes : null;
}
