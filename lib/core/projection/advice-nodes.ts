// MODEL 1.3 in a piece of advice: what a move saves is real only as far as whole nodes go.
import type { WholeNodes } from "./nodes";

/** Says where a move frees no whole node; empty where it frees one, or where the nodes are not known. */
export function noNodeFreed(of: Pick<WholeNodes, "nodes" | "freed"> | undefined): string {
  if (!of || of.freed.value > 0) return "";
  const { nodes, freed } = of;
  const fleet = `A fixed fleet of ${nodes} ${nodes === 1 ? "node" : "nodes"} frees none`;
  return freed.high > 0 ? `${fleet} in the central case, and at most ${freed.high}.` : `${fleet}.`;
}
