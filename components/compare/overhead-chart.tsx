import { DotWhisker, type WhiskerRow } from "@/components/charts/dot-whisker";
import { WhiskerExplorer } from "@/components/charts/whisker-explorer";
import { ChartFrame } from "@/components/ui/chart-frame";
import { type ShownRow, bare, chartSentence } from "@/lib/view/compared-rows";
import { countOf } from "@/lib/view/counts";
import { unbroken } from "@/lib/view/unbroken";
import { formatPercent } from "@/lib/view/format";

interface Props {
  rows: readonly ShownRow[];
  floor: { value: number; reason: string };
  title: string;
  /** Rows that have no place in the drawing and stand in the table. */
  more: number;
  level: string;
}

function toWhisker(shown: ShownRow): WhiskerRow[] {
  const { overhead } = shown.row;
  if (!overhead) return [];
  return [
    {
      id: shown.row.key,
      label: shown.name,
      ...(shown.note ? { note: shown.note } : {}),
      value: overhead.value,
      ...(overhead.low !== undefined && overhead.high !== undefined ? { low: overhead.low, high: overhead.high } : {}),
      role: shown.role,
      text: shown.interval === "–" ? shown.overhead : `${shown.overhead} (${bare(shown.interval)})`,
    },
  ];
}

/** Which metrics differ beyond chance: one row a metric, its interval, the band of the floor. */
export function OverheadChart({ rows, floor, title, more, level }: Props) {
  const whiskers = rows.flatMap(toWhisker);
  const chart = {
    rows: whiskers,
    noise: floor.value > 0 ? { low: -floor.value, high: floor.value } : undefined,
    ends: { low: "virtualized faster", high: "virtualized loses capacity" },
    label: `${title}: ${whiskers.length} rows`,
    describedBy: "overheads-sentence",
  };
  return (
    <ChartFrame
      id="overheads"
      title={title}
      sentence={`${chartSentence(rows, floor.value)}${more > 0 ? ` ${countOf(more, "row stands", "rows stand")} only in the table.` : ""}`}
      legend={`Line: ${level}`}
    >
      {whiskers.length > 0 ? (
        <>
          <WhiskerExplorer {...chart}>
            <DotWhisker {...chart} />
          </WhiskerExplorer>
          <p className="mt-3 type-note text-ink3">
            Grey band: differences of up to {formatPercent(floor.value)} that we cannot tell from chance.{" "}
            {unbroken(floor.reason)}
          </p>
        </>
      ) : (
        <p className="measure text-ink2">No row of this selection has an overhead. The table says why, row by row.</p>
      )}
    </ChartFrame>
  );
}
