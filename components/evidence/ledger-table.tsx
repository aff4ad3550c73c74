import { DataTable, Td, Th } from "@/components/ui/data-table";
import { GradeBadge } from "@/components/ui/grade-badge";
import { LAYERS, type PublishedFigure } from "@/lib/core/evidence/ledger";
import { INTERESTS } from "@/lib/core/evidence/interest";
import { isOwn } from "@/lib/core/evidence/own-source";
import { formatNumber } from "@/lib/view/format";
import { overheadText } from "./overhead-text";

const value = (v: number | undefined) => (v === undefined ? "–" : formatNumber(v, { significant: 6 }));

/** Published figures, whichever way they point: values, overhead, who gains, how far to trust it, where it stands. */
export function LedgerTable({ figures }: { figures: readonly PublishedFigure[] }) {
  return (
    <DataTable label={`${figures.length} published figures`} stickyFirst maxHeight="40rem">
      <thead>
        <tr>
          <Th>What</Th>
          <Th num>Overhead</Th>
          <Th>Grade</Th>
          <Th>Part</Th>
          <Th>Hardware</Th>
          <Th>Virtualized side</Th>
          <Th num>Bare metal</Th>
          <Th num>Virtualized</Th>
          <Th>Unit</Th>
          <Th>Who gains</Th>
          <Th>Fixed by configuration</Th>
          <Th num>Year</Th>
          <Th>Source</Th>
        </tr>
      </thead>
      <tbody>
        {figures.map((f) => (
          <tr key={f.id} id={`figure-${f.id}`} className="target:bg-virt-tint">
            <Th scope="row" className="min-w-44">
              {f.workload}
              <span className="block type-note font-normal text-ink3">{f.metric}</span>
            </Th>
            <Td num className="font-semibold whitespace-nowrap">
              {overheadText(f)}
            </Td>
            <Td className="whitespace-nowrap">
              <GradeBadge grade={f.grade} />
              <span className="block type-note text-ink3">{isOwn(f) ? "yours" : `trust ${f.trust}`}</span>
            </Td>
            <Td className="min-w-28">{LAYERS[f.layer]}</Td>
            <Td className="min-w-40">{f.hardware || "not said"}</Td>
            <Td className="min-w-44">{f.virtualization || "not said"}</Td>
            <Td num>{value(f.bareMetal)}</Td>
            <Td num>{value(f.virtualized)}</Td>
            <Td className="whitespace-nowrap text-ink2">{f.unit || "–"}</Td>
            <Td className="min-w-40">
              {INTERESTS[f.gains]}
              {f.interest && !isOwn(f) ? <span className="block type-note text-ink3">{f.interest}</span> : null}
            </Td>
            <Td className="min-w-32">{f.fixable || "–"}</Td>
            <Td num>{f.year ?? "–"}</Td>
            <Td className="min-w-[36rem]">
              {f.url ? (
                <a href={f.url} rel="noreferrer" className="link [overflow-wrap:anywhere]">
                  {f.title || f.url}
                </a>
              ) : (
                f.title || f.source
              )}
              {f.notes ? <span className="mt-1 block type-note text-ink3">{f.notes}</span> : null}
            </Td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}
