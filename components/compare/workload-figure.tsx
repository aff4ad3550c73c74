import { GradeBadge } from "@/components/ui/grade-badge";
import { HeadlineFigure } from "@/components/ui/headline-figure";
import { isPartial, partialWords } from "@/lib/core/overhead/partial-range";
import type { Workload } from "@/lib/core/overhead/workload";
import { formatPoints } from "@/lib/view/format";
import { unbroken } from "@/lib/view/unbroken";
import { estimateText, workName } from "@/lib/view/workload-answer";
import type { WorkloadCost } from "@/lib/view/workload-cost";

interface Props {
  workload: Workload;
  cost: WorkloadCost;
  /** Somebody typed what an axis would lose after a fix. */
  fixAsked: boolean;
}

const SOURCES = {
  "end-to-end": "measured end to end",
  axes: "from its axes",
} as const;

/** The one figure of a workload, and beside it what a fix would change. */
export function WorkloadFigure({ workload, cost, fixAsked }: Props) {
  const { overhead, source, whatIf, level, grade, endToEnd } = workload;
  if (!overhead || !source)
    return <p className="measure type-table text-ink2">No figure for this workload. {unbroken(level)}</p>;
  const text = estimateText(overhead);
  const range =
    text.range && isPartial(level) ? partialWords(level, text.range) : `${text.range ? `${text.range}; ` : ""}${level}`;
  const after = whatIf ? estimateText(whatIf.overhead) : null;
  return (
    <div className="grid gap-6 sm:grid-cols-2">
      <HeadlineFigure
        label={`${workName(workload)}, ${SOURCES[source]}${endToEnd ? ` (${endToEnd.label})` : ""}`}
        value={text.value}
        range={unbroken(range)}
        badges={<GradeBadge grade={grade} of="Overhead" />}
        spoken={`${text.value} of the capacity lost, ${range}`}
      />
      {after && whatIf ? (
        <HeadlineFigure
          label="After the fix"
          value={after.value}
          range={
            <>
              {unbroken(
                `${after.range ? `${after.range}; ` : ""}${formatPoints(whatIf.recovered.value)} less. ${cost.recovered}`,
              )}
            </>
          }
          badges={<GradeBadge grade="entered" of="Fix" />}
        />
      ) : fixAsked ? (
        <p className="type-note text-ink2">
          No figure after the fix: nothing was lost here that a fix of these axes could give back.
        </p>
      ) : (
        <p className="type-note text-ink2">
          {unbroken(`${cost.sentence} Type what an axis would lose after a fix to see what it recovers.`)}
        </p>
      )}
    </div>
  );
}
