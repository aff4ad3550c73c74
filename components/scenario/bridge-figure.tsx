import { type BridgeBar, BridgeChart } from "@/components/charts/bridge";
import { ChartFrame } from "@/components/ui/chart-frame";
import { PlainTable } from "@/components/ui/data-table";
import type { Bridge } from "@/lib/core/projection/bridge";
import { formatMoney } from "@/lib/view/format";
import { favourable, moneyCells } from "@/lib/view/money-cells";
import { roundTogether } from "@/lib/core/units/money";
import type { PlanColumn, PlanDifference } from "@/lib/view/plans-compared";
import { differenceSentence, intervalNote } from "@/lib/view/plans-words";

interface Props {
  difference: PlanDifference;
  base: PlanColumn;
  /** A bridge of its own sheet, or one of several. */
  level?: 2 | 3;
}

/** Why two plans differ, cause by cause, in the same order every time. */
export function BridgeFigure({ difference, base, level = 2 }: Props) {
  const { plan, bridge } = difference;
  const id = `bridge-${plan.letter}`;
  const title = `From ${base.letter} to ${plan.letter}`;
  const note = intervalNote(difference, base);
  // Nothing moves: a bridge of zeros would say it eight times.
  if ("reason" in bridge || (bridge.largest === null && bridge.difference === 0))
    return (
      <section className="rounded border border-line bg-surface p-4 sm:p-6">
        <h2 className="type-sub">{title}</h2>
        <p className="mt-1 measure type-note text-ink2">{differenceSentence(difference, base)}</p>
      </section>
    );
  const bars = barsOf(bridge, base, plan);
  const { currency } = bridge;
  return (
    <ChartFrame
      id={id}
      level={level}
      title={title}
      legend={`net cost of virtualization, first twelve months, central case · ${currency}`}
      sentence={[differenceSentence(difference, base), note].filter(Boolean).join(" ")}
      sentenceAt="bottom"
      table={
        <PlainTable
          label={`${title}, cause by cause`}
          caption={`Amounts in ${currency}. F: favourable, U: unfavourable. Each cause moved alone; the last is what they do together.`}
          head={["Cause", "Amount"]}
          num={[1]}
          rows={bars.map((bar) => [bar.label, bar.text])}
        />
      }
    >
      <BridgeChart
        bars={bars}
        format={{ kind: "money", currency }}
        ends={{ low: "virtualization pays for itself", high: "virtualization costs" }}
        label={`Why ${plan.letter} costs more or less than ${base.letter}, in ${currency}`}
        describedBy={`${id}-sentence`}
      />
    </ChartFrame>
  );
}

/** Rounded together, so that what is written adds up from one sum to the other. */
function barsOf({ from, to, difference, steps, currency }: Bridge, a: PlanColumn, b: PlanColumn): BridgeBar[] {
  const amounts = steps.map((s) => s.amount);
  const largest = Math.max(Math.abs(from), Math.abs(to), ...amounts.map(Math.abs));
  const step = largest < 100 ? 0.01 : 1;
  const [start, ...shown] = roundTogether([from, ...amounts], step).parts;
  const total = [start ?? 0, ...shown].reduce((sum, x) => sum + x, 0);
  const cell = moneyCells([from, to, difference, ...amounts]);
  let at = from;
  const bars = steps.map(({ cause, label, amount }, i): BridgeBar => {
    const begin = at;
    at += amount;
    const rounded = shown[i] ?? 0;
    const text = rounded > 0 ? `${cell(rounded)} U` : favourable(rounded, cell);
    return {
      id: cause,
      label: label.charAt(0).toUpperCase() + label.slice(1),
      from: begin,
      to: at,
      kind: amount < 0 ? "less" : "more",
      text,
    };
  });
  const sum = (plan: PlanColumn, value: number, written: number): BridgeBar => ({
    id: plan.letter,
    label: `${plan.letter} · ${plan.scenario.name}`,
    from: 0,
    to: value,
    kind: "sum",
    text: formatMoney(written, currency, step < 1 ? { decimals: 2, atLeast: 2 } : undefined),
  });
  return [sum(a, from, start ?? 0), ...bars, sum(b, to, Number(total.toFixed(2)))];
}
