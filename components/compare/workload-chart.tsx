import { Waterfall } from "@/components/charts/waterfall";
import { ChartFrame } from "@/components/ui/chart-frame";
import { AXIS_LABELS } from "@/lib/core/overhead/profiles";
import type { Workload } from "@/lib/core/overhead/workload";
import { formatPercent, formatPoints } from "@/lib/view/format";
import { unbroken } from "@/lib/view/unbroken";
import { overlapSentence, waterfallSteps } from "@/lib/view/workload-answer";

/** Where the overhead comes from, axis by axis; the table below holds the same figures. */
export function WorkloadChart({ workload }: { workload: Workload }) {
  const steps = waterfallSteps(workload);
  if (steps.length === 0) {
    return (
      <p className="measure type-note text-ink2">
        {workload.overhead
          ? "No axis of this workload was measured on both sides, so nothing says where the time goes. nvbandwidth, nccl-tests and fio would."
          : "There is nothing to draw."}
      </p>
    );
  }
  return (
    <ChartFrame
      id="waterfall"
      bare
      level={3}
      title="Where it goes"
      sentence={unbroken(
        [largest(workload), overlapSentence(workload), unexplained(workload)].filter(Boolean).join(" "),
      )}
      legend="Solid: measured. Dashed: published, not yours."
    >
      <Waterfall
        steps={steps}
        ends={{ low: "virtualized faster", high: "capacity lost" }}
        label={`The overhead by axis: ${steps.length} steps`}
        describedBy="waterfall-sentence"
      />
    </ChartFrame>
  );
}

function largest({ parts, axesOverhead, overlap }: Workload): string {
  const steps = parts.flatMap((p) => (p.contribution === null ? [] : [{ part: p, by: p.contribution }]));
  const [first] = [...steps].sort((a, b) => Math.abs(b.by) - Math.abs(a.by));
  if (!first || !axesOverhead || Math.abs(overlap?.contribution ?? 0) > Math.abs(first.by)) return "";
  const name = AXIS_LABELS[first.part.axis];
  return `The ${name} takes ${formatPercent(first.part.weight, { decimals: 0 })} of the time and makes up ${formatPoints(first.by)} of ${formatPercent(axesOverhead.value, { decimals: 2 })}.`;
}

function unexplained({ unexplained: left, coverage }: Workload): string {
  if (left === null) return "";
  const doubt = coverage < 0.8 ? ` (the measured axes cover only ${formatPercent(coverage, { decimals: 0 })})` : "";
  return `The axes leave ${formatPoints(left)} of the measured figure unexplained${doubt}; they are never added to it.`;
}
