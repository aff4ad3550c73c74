// Whole nodes beside an elastic fleet (MODEL 1.3): both are shown, because a fixed fleet cannot shrink by a part of a node.
import { waste } from "../core/cost/waste";
import type { Range } from "../core/overhead/resolved-overhead";
import type { WholeNodes } from "../core/projection/nodes";
import { formatMoney, formatNumber } from "./format";

export interface NodeRow {
  segment: string;
  nodes: number;
  overhead: number;
  freed: Range;
  toAdd: Range;
  smallestFleet: number | null;
  /** Currency units a month of the nodes that are freed. */
  wholeMoney: Range | null;
  /** Currency units a month if the fleet could shrink by the GPU. */
  elasticMoney: Range | null;
}

interface Bill {
  name: string;
  monthlySpend: number;
  bindingShare: number;
}

/** Nodes are told by the name of their segment, in order: of two that share a name the first nodes are the first's. */
export function nodeRows(
  nodes: readonly WholeNodes[],
  bills: readonly Bill[],
  segments: readonly { name: string; overhead: Range }[],
): NodeRow[] {
  let from = 0;
  return nodes.map((n) => {
    const i = bills.findIndex((b, k) => k >= from && b.name === n.segment);
    from = i + 1;
    const [bill, overhead] = [bills[i], segments[i]?.overhead];
    const elastic = (o: number) => waste(o, bill?.monthlySpend ?? 0, bill?.bindingShare ?? 0);
    return {
      segment: n.segment,
      nodes: n.nodes,
      overhead: overhead?.value ?? 0,
      freed: n.freed,
      toAdd: n.toAdd,
      smallestFleet: n.smallestFleet,
      wholeMoney: n.freedMoney,
      elasticMoney:
        bill && overhead
          ? { low: elastic(overhead.low), value: elastic(overhead.value), high: elastic(overhead.high) }
          : null,
    };
  });
}

const nodeWord = (n: number): string => (n === 1 ? "node" : "nodes");

/** What a fixed fleet comes to; says so when no node is freed. */
export function nodeSentence(rows: readonly NodeRow[], currency: string, unclaimed: boolean): string {
  const sum = (of: (r: NodeRow) => number) => rows.reduce((s, r) => s + of(r), 0);
  const [all, freed, add] = [sum((r) => r.nodes), sum((r) => r.freed.value), sum((r) => r.toAdd.value)];
  const most = sum((r) => r.freed.high);
  const fleet = `${formatNumber(all)} ${nodeWord(all)}`;
  if (unclaimed && most === 0)
    return `No overhead is claimed. A fixed fleet of ${fleet} would free no whole node by moving, even at the high end.`;
  if (unclaimed)
    return `No overhead is claimed. A fixed fleet of ${fleet} could free up to ${formatNumber(most)} whole ${nodeWord(most)} by moving.`;
  const money = sum((r) => r.wholeMoney?.value ?? 0);
  const elastic = sum((r) => r.elasticMoney?.value ?? 0);
  const added =
    add === 0 ? "" : ` Staying virtualized, ${formatNumber(add)} more ${nodeWord(add)} would make up for it.`;
  if (freed > 0) {
    const worth = money > 0 ? ` That is ${formatMoney(money, currency)} a month` : "";
    const beside = worth ? `, where a fleet that shrinks by the GPU would save ${formatMoney(elastic, currency)}.` : "";
    return `A fixed fleet of ${fleet} frees ${formatNumber(freed)} whole ${nodeWord(freed)} by moving.${worth}${beside}${added}`;
  }
  const smallest = rows.length === 1 ? rows[0]?.smallestFleet : null;
  const need = smallest ? ` It takes ${formatNumber(smallest)} nodes to free one.` : "";
  return `A fixed fleet of ${fleet} frees no whole node by moving, so it saves nothing until it can shrink.${need}${added}`;
}
