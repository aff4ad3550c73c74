import type { ReactNode } from "react";
import { EvidenceStrip } from "@/components/charts/evidence-strip";
import { ChartFrame } from "@/components/ui/chart-frame";
import { DataTable, Td, Th } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { GradeBadge } from "@/components/ui/grade-badge";
import { INTERESTS } from "@/lib/core/evidence/interest";
import { type OwnInterval, type Strip, roleOf, stripSentence } from "@/lib/view/evidence-strip";
import { formatPercent } from "@/lib/view/format";
import { overheadText } from "./overhead-text";

interface Props {
  strip: Strip;
  mine: OwnInterval | null;
  /** Chooses what is drawn over the dots. */
  chooser: ReactNode;
  /** Said where an interval was asked for that is not there. */
  missing?: ReactNode;
}

const LEGEND =
  "Dot: measured on both sides, filled where cited, hollow where claimed. Bar: a quoted range, dashed where claimed.";

/** Published overheads as dots with one's own interval over them; the twin names the source of each. */
export function StripFigure({ strip, mine, chooser, missing }: Props) {
  const { rows, points, drawn } = strip;
  const text = mine ? formatPercent(mine.value, { decimals: 2 }) : "";
  return (
    <ChartFrame
      id="published"
      title={mine ? "Yours over what others measured" : "What others measured"}
      sentence={stripSentence(points, mine)}
      legend={mine ? `${LEGEND} Band: yours.` : LEGEND}
      table={drawn.length > 0 ? <Twin drawn={drawn} mine={mine} /> : null}
      tableLabel={`The ${drawn.length} figures drawn, with their sources`}
    >
      <div className="mb-5 grid gap-3">
        {chooser}
        {missing}
      </div>
      {rows.length > 0 || mine ? (
        <EvidenceStrip
          label="Overheads of published figures, part by part"
          describedBy="published-sentence"
          rows={rows}
          mine={mine ? { ...mine, role: roleOf(mine.grade), text } : null}
        />
      ) : (
        <EmptyState title="No figure that fits the filter can be drawn.">
          Figures without an overhead stand in the table only.
        </EmptyState>
      )}
    </ChartFrame>
  );
}

function Twin({ drawn, mine }: { drawn: Strip["drawn"]; mine: OwnInterval | null }) {
  return (
    <DataTable label="The figures drawn" stickyFirst maxHeight="28rem">
      <thead>
        <tr>
          <Th>What</Th>
          <Th>Row</Th>
          <Th num>Overhead</Th>
          <Th>Grade</Th>
          <Th num>Year</Th>
          <Th>Who gains</Th>
          <Th>Source</Th>
        </tr>
      </thead>
      <tbody>
        {mine ? (
          <tr>
            <Th scope="row">{mine.name}</Th>
            <Td>Yours</Td>
            <Td num className="font-semibold whitespace-nowrap">
              {overheadText({ overhead: mine.value, range: null })}
            </Td>
            <Td>
              <GradeBadge grade={mine.grade} />
            </Td>
            <Td num>–</Td>
            <Td>–</Td>
            <Td>{mine.level}</Td>
          </tr>
        ) : null}
        {drawn.map(({ row, figure: f }) => (
          <tr key={f.id}>
            <Th scope="row" className="min-w-40">
              {f.workload}
              {f.hardware ? <span className="block type-note font-normal text-ink3">{f.hardware}</span> : null}
            </Th>
            <Td className="min-w-24">{row}</Td>
            <Td num className="font-semibold whitespace-nowrap">
              {overheadText(f)}
            </Td>
            <Td>
              <GradeBadge grade={f.grade} />
            </Td>
            <Td num>{f.year ?? "–"}</Td>
            <Td className="min-w-36">{INTERESTS[f.gains]}</Td>
            <Td className="min-w-56">
              {f.url ? (
                <a href={f.url} rel="noreferrer" className="link [overflow-wrap:anywhere]">
                  {f.title || f.url}
                </a>
              ) : (
                f.title || f.source
              )}
            </Td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}
