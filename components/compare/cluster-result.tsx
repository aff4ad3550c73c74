import { NodeCurve } from "@/components/charts/node-curve";
import { ChartFrame } from "@/components/ui/chart-frame";
import { PlainTable } from "@/components/ui/data-table";
import { GradeBadge } from "@/components/ui/grade-badge";
import { LARGEST_SCALE } from "@/lib/core/evidence/largest-scale";
import type { Bounded } from "@/lib/core/units/figure";
import { type ClusterAnswer, type ClusterRow, SIZES, lostWords, rangeOf } from "@/lib/view/cluster-answer";
import { nodesWords } from "@/lib/view/cluster-inputs";
import { PUBLISHED_WORDS } from "@/lib/view/cluster-notes";
import { formatNumber, formatPercent, formatQuantity } from "@/lib/view/format";
import { SIDE_WORDS } from "@/lib/view/modes";
import { unbroken } from "@/lib/view/unbroken";

const factor = (x: number): string => formatNumber(x, { decimals: 3, atLeast: 3 });
const step = (bound: Bounded): string =>
  "value" in bound ? `${bound.state === "lower_bound" ? "at least " : ""}${formatQuantity(bound.value, "s")}` : "n/a";

/** The answer by node count: sentence, curve with the published mark, table twin, and what is taken for granted. */
export function ClusterResult({ answer, notes }: { answer: ClusterAnswer; notes: readonly string[] }) {
  const { own, rows, curve } = answer;
  const hasSteps = rows.some((r) => r.fromSteps);
  const points = rows.flatMap((r) =>
    r.fromSteps?.enough && SIZES.some((n) => n === r.nodes) ? [{ nodes: r.nodes, value: r.fromSteps.overhead }] : [],
  );
  return (
    <>
      <div>
        <p id="cluster-sentence" className="measure type-verdict">
          {unbroken(answer.sentence)}
        </p>
        <p className="mt-2 flex flex-wrap items-center gap-2">
          <span className="type-note font-medium text-ink2">Model of the slowest node</span>
          <GradeBadge grade={answer.grade} />
        </p>
      </div>
      <ChartFrame
        id="cluster-chart"
        bare
        level={3}
        title="Overhead by node count"
        sentence={`Line: mean loss and waiting together. Dots: the mean loss alone, ${formatPercent(answer.mean)}. Hollow: published, not yours.${
          points.length > 0 ? " Small marks: from the measured steps." : ""
        }`}
        table={
          <PlainTable
            label="Overhead by node count"
            stickyFirst
            head={[
              "Nodes",
              `Step factor, ${SIDE_WORDS.baseline}`,
              `Step factor, ${SIDE_WORDS.candidate}`,
              "Lost by waiting",
              "Lost together",
              "Interval",
              ...(hasSteps
                ? ["Slowest step, bare metal", "Slowest step, virtualized", "Lost, from measured steps"]
                : []),
            ]}
            num={[0, 1, 2, 3, 4, 5, 6, 7, 8]}
            rows={rows.map((r) => [
              formatNumber(r.nodes),
              factor(r.baseline),
              factor(r.candidate),
              formatPercent(r.jitter, { decimals: 2, atLeast: 2 }),
              lostWords(r),
              rangeOf(r) ?? "–",
              ...(hasSteps ? stepCells(r) : []),
            ])}
          />
        }
      >
        <NodeCurve
          label="Share of capacity lost by the number of nodes that wait for one another"
          describedBy="cluster-sentence"
          curve={curve}
          mean={answer.mean}
          measured={points}
          own={own && { ...own, text: `${nodesWords(own.nodes)}: ${lostWords(own)}` }}
          published={{ nodes: LARGEST_SCALE.nodes, value: LARGEST_SCALE.overhead, text: PUBLISHED_WORDS }}
        />
      </ChartFrame>
      <Published />
      <ul className="grid measure gap-1.5 type-note text-ink2">
        {notes.map((note) => (
          <li key={note}>{unbroken(note)}</li>
        ))}
      </ul>
    </>
  );
}

function stepCells({ fromSteps }: ClusterRow): string[] {
  if (!fromSteps) return ["–", "–", "–"];
  const lost = formatPercent(fromSteps.overhead, { decimals: 2, atLeast: 2 });
  return [step(fromSteps.baseline), step(fromSteps.candidate), fromSteps.enough ? lost : `${lost}, too few steps`];
}

/** The one published pair of this size, with its source. */
export function Published() {
  return (
    <p className="measure type-note text-ink2">
      {unbroken(PUBLISHED_WORDS)}{" "}
      <a className="link" href={LARGEST_SCALE.url} rel="noreferrer">
        {LARGEST_SCALE.title}
      </a>
      , {LARGEST_SCALE.year}. {LARGEST_SCALE.notes} <GradeBadge grade={LARGEST_SCALE.grade} />
    </p>
  );
}
