import { Mark } from "./mark";
import { type ChartNames, RowChart } from "./row-chart";
import { percent, tightScale } from "./scale";

interface Props extends ChartNames {
  /** Premium of bare metal at which both cost the same, as a fraction. */
  breakEven: { low: number; value: number; high: number };
  /** The premium of your quote. */
  quote?: number;
  text: string;
  quoteText?: string;
  /** Whose premium it is, where the reader is not its author. */
  quoteLabel?: string;
}

/** A number line: where the answer flips, and on which side your quote lies. */
export function BreakEvenLine({
  breakEven,
  quote,
  text,
  quoteText,
  quoteLabel = "Your quote",
  label,
  describedBy,
}: Props) {
  const scale = tightScale([breakEven.low, breakEven.high, quote ?? 0], { include: [0] });
  const x = (v: number) => percent(scale.at(v));
  const rows = [
    {
      id: "flip",
      label: "Costs the same at",
      value: text,
      height: 36,
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
          <Mark x={x(breakEven.value)} y={18} role="neutral" title={text} />
        </>
      ),
    },
  ];
  if (quote !== undefined) {
    rows.push({
      id: "quote",
      label: quoteLabel,
      value: quoteText ?? "",
      height: 36,
      draw: <Mark x={x(quote)} y={18} role="baseline" title={quoteText} />,
    });
  }
  return (
    <RowChart
      label={label}
      describedBy={describedBy}
      scale={scale}
      format={{ kind: "percent" }}
      ends={{ low: "bare metal is the cheaper", high: "virtualized is the cheaper" }}
      axisTitle="what bare metal costs more, per month"
      rows={rows}
    />
  );
}
