import type { WaterfallStep } from "@/lib/view/waterfall-step";
import { type ChartNames, RowChart } from "./row-chart";
import { percent, type Scale, tightScale } from "./scale";
import type { ValueFormat } from "./value-format";

interface Props extends ChartNames {
  steps: readonly WaterfallStep[];
  /** What the numbers are; fractions unless said otherwise. */
  format?: ValueFormat;
  axisTitle?: string;
  ends?: { low: string; high: string };
}

const LOOKS = {
  measured: { fill: "var(--virt)", stroke: "var(--virt)" },
  published: { fill: "var(--surface)", stroke: "var(--virt)", strokeDasharray: "4 3" },
  rest: { fill: "var(--noise)", stroke: "var(--noise-edge)" },
  total: { fill: "var(--ink)", stroke: "var(--ink)" },
} satisfies Record<
  Exclude<WaterfallStep["kind"], "unknown">,
  { fill: string; stroke: string; strokeDasharray?: string }
>;

const HEIGHT = 30;

/** How steps add up to a sum: each bar begins where the one before it ended; negative ones run back. */
export function Waterfall({ steps, format = { kind: "percent" }, axisTitle, ends, label, describedBy }: Props) {
  const scale = tightScale(
    steps.flatMap((s) => [s.from, s.to, s.reach?.low ?? s.to, s.reach?.high ?? s.to]),
    { include: [0] },
  );
  const x = (v: number) => percent(scale.at(v));
  return (
    <RowChart
      label={label}
      describedBy={describedBy}
      scale={scale}
      format={format}
      axisTitle={axisTitle}
      ends={ends}
      columns="roomy"
      rows={steps.map((step, i) => ({
        id: step.id,
        label: step.label,
        note: step.note,
        value: step.text,
        height: HEIGHT,
        draw: (
          <>
            {steps[i + 1] ? (
              <line x1={x(step.to)} x2={x(step.to)} y1="50%" y2="150%" stroke="var(--control)" strokeDasharray="2 2" />
            ) : null}
            <Bar step={step} scale={scale} />
          </>
        ),
      }))}
    />
  );
}

function Bar({ step: { kind, from, to, reach }, scale }: { step: WaterfallStep; scale: Scale }) {
  const x = (v: number) => percent(scale.at(v));
  const [low, high] = [Math.min(from, to), Math.max(from, to)];
  return (
    <>
      {kind === "unknown" ? null : (
        <rect x={x(low)} width={percent(scale.at(high) - scale.at(low))} y={7} height={HEIGHT - 14} {...LOOKS[kind]} />
      )}
      {high === low && kind !== "unknown" ? (
        <line x1={x(low)} x2={x(low)} y1={7} y2={HEIGHT - 7} stroke="var(--ink2)" />
      ) : null}
      {reach ? <Whisker low={x(reach.low)} high={x(reach.high)} /> : null}
    </>
  );
}

/** Readable over a bar of any fill: ink with a halo of paper. */
function Whisker({ low, high }: { low: string; high: string }) {
  const middle = HEIGHT / 2;
  const lines = (
    <>
      <line x1={low} x2={high} y1={middle} y2={middle} />
      {[low, high].map((end, i) => (
        // Two ends may share a place
        <line key={i} x1={end} x2={end} y1={middle - 5} y2={middle + 5} />
      ))}
    </>
  );
  return (
    <>
      <g stroke="var(--surface)" strokeWidth={4}>
        {lines}
      </g>
      <g stroke="var(--ink)" strokeWidth={1.5}>
        {lines}
      </g>
    </>
  );
}
