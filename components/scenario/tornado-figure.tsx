import { Tornado } from "@/components/charts/tornado";
import { ChartFrame } from "@/components/ui/chart-frame";
import { PlainTable } from "@/components/ui/data-table";
import type { Projection } from "@/lib/core/projection/projection";
import { formatMoney, formatMoneyRange, formatNumber, CARD } from "@/lib/view/format";
import { ASSUMED, type TornadoBar, tornadoBars, tornadoSentence } from "@/lib/view/tornado-rows";

interface Props {
  sensitivity: Projection["sensitivity"];
  /** Value of moving with all inputs at base. */
  base: number;
  currency: string;
}

const ID = "tornado";
const FIRST = 3;

/** Which assumption matters: the first three inputs, then the rest. */
export function TornadoFigure({ sensitivity, base, currency }: Props) {
  const bars = tornadoBars(sensitivity);
  const rest = bars.slice(FIRST);
  const chart = (drawn: readonly TornadoBar[], label: string) => (
    <Tornado
      bars={drawn}
      all={bars}
      base={base}
      format={{ kind: "money", currency }}
      ends={Object.fromEntries(bars.map((b) => [b.id, ends(b, currency)]))}
      axisTitle={`value of moving, ${currency} · light: low end, dark: high end`}
      label={label}
      describedBy={`${ID}-sentence`}
    />
  );
  return (
    <ChartFrame
      id={ID}
      bare
      level={3}
      title="One input at a time, all others at base"
      sentence={tornadoSentence(bars, currency)}
      legend={`base, the central case: ${formatMoney(base, currency, CARD)}`}
      table={
        <PlainTable
          label="Value of moving at both ends of each input"
          caption={`Value of moving in ${currency}; at base, the central case, ${formatNumber(base, { decimals: 0 })}. One input at a time, all others at base.`}
          head={["Input", "Low end", "High end", "Value at the low end", "Value at the high end"]}
          num={[1, 2, 3, 4]}
          rows={bars.map((b) => [
            b.assumed ? `${b.label}, ${ASSUMED}` : b.label,
            b.range.low,
            b.range.high,
            formatNumber(b.low, { decimals: 0 }),
            formatNumber(b.high, { decimals: 0 }),
          ])}
        />
      }
    >
      {bars.length > 0
        ? chart(bars.slice(0, FIRST), `The ${Math.min(FIRST, bars.length)} inputs that move the value of moving most`)
        : null}
      {rest.length > 0 ? (
        <details className="mt-2">
          <summary className="inline-flex min-h-6 items-center type-note text-ink2 underline underline-offset-3 hover:text-ink">
            {rest.length === 1 ? "The other input" : `The other ${rest.length} inputs`}
          </summary>
          <div className="mt-2">{chart(rest, `The other ${rest.length} inputs, on the same axis`)}</div>
        </details>
      ) : null}
    </ChartFrame>
  );
}

const ends = ({ low, high }: TornadoBar, currency: string): string =>
  formatMoneyRange(Math.min(low, high), Math.max(low, high), currency, CARD);
