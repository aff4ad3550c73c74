import type { TornadoBar } from "@/lib/view/tornado-rows";
import { type ChartNames, RowChart } from "./row-chart";
import { percent, tightScale } from "./scale";
import type { ValueFormat } from "./value-format";

interface Props extends ChartNames {
  /** The bars that are drawn. */
  bars: readonly TornadoBar[];
  /** All bars, drawn or not: two drawings of one list share an axis. */
  all?: readonly TornadoBar[];
  /** Where all inputs are at base. */
  base: number;
  format: ValueFormat;
  /** What a bar says of its two ends, by the bar's id. */
  ends: Readonly<Record<string, string>>;
  axisTitle: string;
}

const HEIGHT = 32;

/** How far each input moves the answer: hollow towards its low end, solid towards its high end. */
export function Tornado({ bars, all = bars, base, format, ends, axisTitle, label, describedBy }: Props) {
  const scale = tightScale(
    all.flatMap((b) => [b.low, b.high]),
    { include: [base, 0] },
  );
  const x = (v: number) => percent(scale.at(v));
  return (
    <RowChart
      label={label}
      describedBy={describedBy}
      scale={scale}
      format={format}
      axisTitle={axisTitle}
      columns="roomy"
      rows={bars.map((bar) => ({
        id: bar.id,
        label: bar.label,
        note: bar.span,
        value: ends[bar.id],
        height: HEIGHT,
        draw: (
          <>
            {(["low", "high"] as const).map((end) => {
              const [from, to] = [Math.min(base, bar[end]), Math.max(base, bar[end])];
              return (
                <rect
                  key={end}
                  x={x(from)}
                  width={percent(scale.at(to) - scale.at(from))}
                  y={9}
                  height={HEIGHT - 18}
                  fill={end === "low" ? "var(--surface)" : "var(--ink3)"}
                  stroke="var(--ink3)"
                  strokeWidth={1.25}
                />
              );
            })}
            <line x1={x(base)} x2={x(base)} y1={2} y2={HEIGHT - 2} stroke="var(--ink)" strokeWidth={1.5} />
          </>
        ),
      }))}
    />
  );
}
