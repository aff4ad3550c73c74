import type { WaterfallStep } from "@/lib/view/waterfall-step";
import { type ChartNames, RowChart } from "./row-chart";
import { percent, tightScale } from "./scale";

interface Props extends ChartNames {
  steps: readonly WaterfallStep[];
  ends?: { low: string; high: string };
}

const LOOKS = {
  measured: { fill: "var(--virt)", stroke: "var(--virt)" },
  published: { fill: "var(--surface)", stroke: "var(--virt)", strokeDasharray: "4 3" },
  rest: { fill: "var(--noise)", stroke: "var(--noise-edge)" },
  total: { fill: "var(--ink)", stroke: "var(--ink)" },
} satisfies Record<WaterfallStep["kind"], { fill: string; stroke: string; strokeDasharray?: string }>;

const HEIGHT = 30;

/** How steps add up to a sum: each bar begins where the one before it ended; negative ones run back. */
export function Waterfall({ steps, ends, label, describedBy }: Props) {
  const scale = tightScale(
    steps.flatMap((s) => [s.from, s.to]),
    { include: [0] },
  );
  const x = (v: number) => percent(scale.at(v));
  return (
    <RowChart
      label={label}
      describedBy={describedBy}
      scale={scale}
      format={{ kind: "percent" }}
      ends={ends}
      columns="roomy"
      rows={steps.map((step, i) => {
        const [low, high] = [Math.min(step.from, step.to), Math.max(step.from, step.to)];
        const next = steps[i + 1];
        return {
          id: step.id,
          label: step.label,
          note: step.note,
          value: step.text,
          height: HEIGHT,
          draw: (
            <>
              {next ? (
                <line
                  x1={x(step.to)}
                  x2={x(step.to)}
                  y1="50%"
                  y2="150%"
                  stroke="var(--control)"
                  strokeDasharray="2 2"
                />
              ) : null}
              <rect
                x={x(low)}
                width={percent(scale.at(high) - scale.at(low))}
                y={7}
                height={HEIGHT - 14}
                {...LOOKS[step.kind]}
              />
              {high === low ? <line x1={x(low)} x2={x(low)} y1={7} y2={HEIGHT - 7} stroke="var(--ink2)" /> : null}
            </>
          ),
        };
      })}
    />
  );
}
