import { AdviceSheet } from "@/components/scenario/advice-sheet";
import { ConvenienceFigure } from "@/components/scenario/convenience-figure";
import { MattersSheet } from "@/components/scenario/matters-sheet";
import { NodeTable } from "@/components/scenario/node-table";
import { PaidFigure } from "@/components/scenario/paid-figure";
import { UnitSheet } from "@/components/scenario/unit-sheet";
import type { Snapshot } from "@/lib/core/report/snapshot";

/** What to do, segment by segment; nothing where prices were left out, or the report is older than the answer. */
export function FrozenAdvice({ snapshot: { scenario, projection } }: { snapshot: Snapshot }) {
  const { advice, conclusion } = projection;
  return advice && conclusion ? (
    <AdviceSheet scenario={scenario} projection={{ ...projection, advice, conclusion }} />
  ) : null;
}

/** Where the money goes, and what virtualization gives in return, as far as the report holds it. */
export function FrozenMoney({ snapshot: { projection } }: { snapshot: Snapshot }) {
  const { paid, paidNotes = [], convenience } = projection;
  return (
    <>
      {paid ? <PaidFigure projection={{ ...projection, paid, paidNotes }} /> : null}
      {convenience && convenience.benefits !== 0 ? (
        <ConvenienceFigure projection={{ ...projection, convenience }} />
      ) : null}
    </>
  );
}

/** Whole nodes, cost of a unit of work, and which assumption matters. */
export function FrozenDetails({ snapshot: { scenario, projection } }: { snapshot: Snapshot }) {
  const { nodes, work, usefulHour, influence, cashFlow, decision } = projection;
  const base = cashFlow?.at(-1)?.discounted ?? decision?.npv.p50;
  return (
    <>
      {nodes && nodes.length > 0 ? <NodeTable scenario={scenario} projection={{ ...projection, nodes }} /> : null}
      {work && usefulHour && work.length > 0 ? (
        <UnitSheet scenario={scenario} projection={{ ...projection, work, usefulHour }} />
      ) : null}
      {influence && base !== undefined ? <MattersSheet projection={{ ...projection, influence }} base={base} /> : null}
    </>
  );
}
