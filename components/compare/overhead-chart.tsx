import { DotWhisker, type WhiskerRow } from "@/components/charts/dot-whisker";
import { WhiskerExplorer } from "@/components/charts/whisker-explorer";
import { ChartFrame } from "@/components/ui/chart-frame";
import { chartSentence } from "@/lib/view/chart-sentence";
import { type ShownRow, bare } from "@/lib/view/compared-rows";
import { unbroken } from "@/lib/view/unbroken";
import { formatPercent } from "@/lib/view/format";

interface Props {
  /** What is drawn. */
  rows: readonly ShownRow[];
  /** Every row of the selection, which the sentence speaks of. */
  all: readonly ShownRow[];
  floor: { value: number; reason: string };
  title: string;
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
export function OverheadChart({ rows, all, floor, title, level }: Props) {
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
      sentence={chartSentence(all, floor.value, whiskers.length)}
      legend={
        whiskers.some((w) => w.low !== undefined) ? `Line: ${level}` : "Points only: an interval takes two runs a side"
      }
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
