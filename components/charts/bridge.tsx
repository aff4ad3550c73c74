import { type ChartNames, RowChart } from "./row-chart";
import { percent, tightScale } from "./scale";
import type { ValueFormat } from "./value-format";

export interface BridgeBar {
  id: string;
  label: string;
  /** Where the bar begins and ends, in the chart's unit; a sum begins at zero. */
  from: number;
  to: number;
  kind: "sum" | "more" | "less";
  /** As written beside the bar. */
  text: string;
}

interface Props extends ChartNames {
  bars: readonly BridgeBar[];
  format: ValueFormat;
  ends: { low: string; high: string };
}

const HEIGHT = 30;

/** More is filled, less is hollow and hatched by its dashes: told apart without colour. */
const LOOKS = {
  sum: { fill: "var(--ink)", stroke: "var(--ink)" },
  more: { fill: "var(--virt)", stroke: "var(--virt)" },
  less: { fill: "var(--surface)", stroke: "var(--virt)", strokeDasharray: "4 3" },
} satisfies Record<BridgeBar["kind"], { fill: string; stroke: string; strokeDasharray?: string }>;

/** From one sum to another: each cause begins where the one before it ended; what takes off runs back. */
export function BridgeChart({ bars, format, ends, label, describedBy }: Props) {
  const scale = tightScale(
    bars.flatMap((b) => [b.from, b.to]),
    { include: [0] },
  );
  const x = (v: number) => percent(scale.at(v));
  return (
    <RowChart
      label={label}
      describedBy={describedBy}
      scale={scale}
      format={format}
      ends={ends}
      columns="roomy"
      rows={bars.map(({ id, label: name, from, to, kind, text }, i) => {
        const [low, high] = [Math.min(from, to), Math.max(from, to)];
        return {
          id,
          label: name,
          value: text,
          height: HEIGHT,
          draw: (
            <>
              {bars[i + 1] ? (
                <line x1={x(to)} x2={x(to)} y1="50%" y2="150%" stroke="var(--control)" strokeDasharray="2 2" />
              ) : null}
              {high === low ? (
                <line x1={x(low)} x2={x(low)} y1={7} y2={HEIGHT - 7} stroke="var(--ink2)" strokeWidth={1.5} />
              ) : (
                <rect
                  x={x(low)}
                  width={percent(scale.at(high) - scale.at(low))}
                  y={7}
                  height={HEIGHT - 14}
                  {...LOOKS[kind]}
                />
              )}
            </>
          ),
        };
      })}
    />
  );
}
