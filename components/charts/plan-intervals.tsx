import { type ChartNames, RowChart } from "./row-chart";
import { percent, tightScale } from "./scale";
import type { ValueFormat } from "./value-format";

export interface PlanInterval {
  id: string;
  /** "A", "B" …: the letter tells plans apart, with the place and the dash of the line. */
  letter: string;
  name: string;
  low: number;
  value: number;
  high: number;
  text: string;
  note?: string;
}

interface Props extends ChartNames {
  plans: readonly PlanInterval[];
  format: ValueFormat;
}

/** The dash of each place, the same wherever a plan is drawn. */
export const DASHES = ["none", "6 3", "2 3", "8 3 2 3"] as const;

const HEIGHT = 34;

/** The yearly figure of each plan with its range, on one axis. */
export function PlanIntervals({ plans, format, label, describedBy }: Props) {
  const scale = tightScale(
    plans.flatMap((p) => [p.low, p.high]),
    { include: [0] },
  );
  const x = (v: number) => percent(scale.at(v));
  return (
    <RowChart
      label={label}
      describedBy={describedBy}
      scale={scale}
      format={format}
      columns="named"
      rows={plans.map(({ id, letter, name, low, value, high, text, note }, i) => ({
        id,
        label: `${letter} · ${name}`,
        note,
        value: text,
        height: HEIGHT,
        draw: (
          <>
            <line
              x1={x(low)}
              x2={x(high)}
              y1={HEIGHT / 2}
              y2={HEIGHT / 2}
              stroke="var(--virt)"
              strokeWidth={3}
              strokeDasharray={DASHES[i] === "none" ? undefined : DASHES[i]}
            />
            {low === high
              ? null
              : [low, high].map((end) => (
                  <line
                    key={end}
                    x1={x(end)}
                    x2={x(end)}
                    y1={HEIGHT / 2 - 6}
                    y2={HEIGHT / 2 + 6}
                    stroke="var(--virt)"
                    strokeWidth={1.5}
                  />
                ))}
            <svg x={x(value)} y={HEIGHT / 2} overflow="visible">
              <circle r={9} fill="var(--surface)" stroke="var(--virt)" strokeWidth={1.5} />
              <text y={4} textAnchor="middle" className="mid">
                {letter}
              </text>
            </svg>
          </>
        ),
      }))}
    />
  );
}
