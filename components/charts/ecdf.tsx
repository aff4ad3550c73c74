import type { Series } from "@/lib/view/series";
import { type Place, stepPath, thin } from "./paths";
import { ROLES } from "./role";
import type { ChartNames } from "./row-chart";
import { linearScale, tightScale } from "./scale";
import type { ValueFormat } from "./value-format";
import { XyChart } from "./xy-chart";

export interface EcdfSample extends Series {
  values: readonly number[];
}

interface Props extends ChartNames {
  samples: readonly EcdfSample[];
  format?: ValueFormat;
  xTitle: string;
  height?: number;
}

/** What share of the values lies at or below each value: two peaks show as two steps. */
export function Ecdf({ samples, format = { kind: "plain" }, xTitle, height = 200, label, describedBy }: Props) {
  const x = tightScale(samples.flatMap((s) => s.values));
  const y = linearScale([0, 1], { count: 4 });
  return (
    <XyChart
      label={label}
      describedBy={describedBy}
      x={x}
      y={y}
      xFormat={format}
      yFormat={{ kind: "percent" }}
      xTitle={xTitle}
      yTitle="share of values at or below"
      height={height}
      stretched={samples.map((s) => (
        <path
          key={s.id}
          d={stepPath(steps(s.values, x.at))}
          stroke={ROLES[s.role].colour}
          strokeWidth={2}
          strokeDasharray={s.role === "candidate" ? "6 3" : undefined}
          vectorEffect="non-scaling-stroke"
        >
          <title>{s.label}</title>
        </path>
      ))}
    />
  );
}

function steps(values: readonly number[], at: (v: number) => number): Place[] {
  const sorted = values.filter(Number.isFinite).sort((a, b) => a - b);
  const places = sorted.map((v, i): Place => [at(v), 1 - (i + 1) / sorted.length]);
  const start = places[0];
  return start ? [[start[0], 1], ...thin(places), [1, 0]] : [];
}
