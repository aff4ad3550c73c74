import { Mark } from "./mark";
import { type ChartNames, RowChart } from "./row-chart";
import { percent, tightScale } from "./scale";

export interface FlipRow {
  id: string;
  label: string;
  /** Premium of bare metal at which both cost the same, as a fraction. */
  breakEven: { low: number; value: number; high: number };
  /** The point is a result; else only its ends are drawn. */
  claimed: boolean;
  text: string;
  /** The ends, on a second line. */
  more?: string;
  /** The premium of a quote, with its own row below. */
  quote?: { value: number; label: string; text: string };
}

interface Props extends ChartNames {
  rows: readonly FlipRow[];
  /** Whether a side of the line says who costs less. */
  ends: boolean;
}

const HEIGHT = 36;
const SIDES = { low: "bare metal costs less a month", high: "virtualized costs less a month" };

/** A number line: where the answer flips, and on which side each quote lies. */
export function BreakEvenLine({ rows, ends, label, describedBy }: Props) {
  const scale = tightScale(
    rows.flatMap(({ breakEven: b, quote }) => [b.low, b.high, quote?.value ?? b.value]),
    { include: [0] },
  );
  const x = (v: number) => percent(scale.at(v));
  return (
    <RowChart
      label={label}
      describedBy={describedBy}
      scale={scale}
      format={{ kind: "percent" }}
      {...(ends ? { ends: SIDES } : {})}
      axisTitle="what bare metal costs more, per month"
      rows={rows.flatMap(({ id, label: name, breakEven, claimed, text, more, quote }) => [
        {
          id,
          label: name,
          value: (
            <span>
              <span className="block">{text}</span>
              {more ? <span className="block text-xs leading-4 text-ink3">{more}</span> : null}
            </span>
          ),
          height: HEIGHT,
          draw: (
            <>
              <rect
                x={x(breakEven.low)}
                width={percent(scale.at(breakEven.high) - scale.at(breakEven.low))}
                y={11}
                height={14}
                fill="var(--band80)"
                stroke="var(--ink3)"
              />
              {claimed ? <Mark x={x(breakEven.value)} y={18} role="neutral" title={text} /> : null}
            </>
          ),
        },
        ...(quote
          ? [
              {
                id: `${id}-quote`,
                label: quote.label,
                value: quote.text,
                height: HEIGHT,
                draw: <Mark x={x(quote.value)} y={18} role="baseline" title={quote.text} />,
              },
            ]
          : []),
      ])}
    />
  );
}
