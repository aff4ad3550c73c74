import { type Collective, COLLECTIVE_NAMES } from "../metrics/collectives";
import type { Block, Row } from "./nccl-blocks";

const BY_PROGRAM: ReadonlyMap<string, Collective> = new Map(
  (Object.keys(COLLECTIVE_NAMES) as Collective[]).map((id) => [COLLECTIVE_NAMES[id][1], id]),
);

/**
 * The collective a block measured: the one it names; else the one its own factor busbw ÷ algbw leaves open
 * (FORMATS 4.3: 2(n−1)/n all-reduce, (n−1)/n reduce-scatter where there is an operation, 1 reduce or broadcast).
 */
export function collectiveOf(block: Block, ranks: number): { collective: Collective | null; guessed: boolean } {
  const named = block.program ? BY_PROGRAM.get(block.program) : undefined;
  if (named) return { collective: named, guessed: false };
  const row = block.rows.findLast((r) => (r["out-of-place"]?.algbw ?? 0) > (ranks === 2 ? 0.2 : 1));
  const group = row?.["out-of-place"];
  if (!row || !group?.algbw || !group.busbw || ranks < 2) return { collective: null, guessed: false };
  const factor = group.busbw / group.algbw;
  const near = (expected: number) => Math.abs(factor - expected) < (ranks === 2 ? 0.1 : 0.01);
  const operation = row.redop !== null && row.redop !== "none";
  if (ranks === 2) return { ...ofTwo(row, operation, near), guessed: true };
  if (near((2 * (ranks - 1)) / ranks)) return { collective: "all-reduce", guessed: true };
  if (near((ranks - 1) / ranks) && operation) return { collective: "reduce-scatter", guessed: true };
  if (near(1) && operation) return { collective: "reduce", guessed: true };
  if (near(1) && row.root !== null && row.root >= 0) return { collective: "broadcast", guessed: true };
  return { collective: null, guessed: false };
}

/** Between two ranks the factor is 1 or a half, and only a root tells a reduce from an all-reduce. */
function ofTwo(
  { root }: Row,
  operation: boolean,
  near: (expected: number) => boolean,
): { collective: Collective | null } {
  if (!operation || root === null) return { collective: null };
  if (near(0.5)) return { collective: "reduce-scatter" };
  if (near(1)) return { collective: root < 0 ? "all-reduce" : "reduce" };
  return { collective: null };
}
