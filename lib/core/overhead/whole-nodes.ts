// MODEL 1.3. The guard keeps binary rounding from losing a node: 0.29 * 100 is 28.999999999999996.
import { type Figure, absent, figure } from "../units/figure";

const GUARD = 1e-9;

/** Whole nodes a move to bare metal sets free out of `nodes`; 0 when the candidate is not slower. */
export function freedNodes(overhead: number, nodes: number): number {
  return overhead > 0 ? Math.floor(overhead * nodes + GUARD) : 0;
}

/** Smallest fleet of which a move sets one node free. */
export function smallestFleetToFreeOne(overhead: number): Figure {
  if (!(overhead > 0)) return absent("not_applicable", "the candidate is not slower, so no fleet frees a node");
  return figure(Math.ceil(1 / overhead - GUARD));
}

/** Whole nodes to add while staying virtualized, to do the baseline's work; 0 when the candidate is not slower. */
export function nodesToAdd(overhead: number, nodes: number): number {
  return overhead > 0 ? Math.ceil((nodes * overhead) / (1 - overhead) - GUARD) : 0;
}
