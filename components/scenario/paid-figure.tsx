import { Waterfall } from "@/components/charts/waterfall";
import { ChartFrame } from "@/components/ui/chart-frame";
import { PlainTable } from "@/components/ui/data-table";
import { Formula, ShowMaths } from "@/components/ui/show-maths";
import { notClaimed } from "@/lib/core/projection/not-claimed";
import type { Projection } from "@/lib/core/projection/projection";
import { formatMoney, formatPercent } from "@/lib/view/format";
import { favourable, moneyCells } from "@/lib/view/money-cells";
import { type PaidRow, paidRows, paidSentence, paidSteps } from "@/lib/view/paid-steps";

interface Props {
  projection: Pick<
    Projection,
    "paid" | "paidNotes" | "perMonth" | "overhead" | "currency" | "level" | "warnings" | "segments"
  >;
  open?: boolean;
}

const ID = "money";

/** Where the money goes: idle time, unused commitments and overhead on one scale, and what is left for work. */
export function PaidFigure({ projection, open }: Props) {
  const { paid, paidNotes, perMonth, overhead, currency, level } = projection;
  const unclaimed = notClaimed(projection) !== null;
  const rows = paidRows({ paid, waste: perMonth.waste, unclaimed });
  const varies = perMonth.waste.low !== perMonth.waste.high;
  const measured = overhead.grade === "measured";
  return (
    <ChartFrame
      id={ID}
      title="Where the money goes"
      sentence={paidSentence(rows, currency)}
      legend={`a month, in ${currency}${varies ? ` · line: ${level}` : ""}`}
      table={<PaidTable rows={rows} currency={currency} varies={varies} level={level} />}
    >
      <Waterfall
        steps={paidSteps(rows, currency, measured ? "measured" : "published")}
        format={{ kind: "money", currency }}
        axisTitle={`${currency} a month${unclaimed ? "" : measured ? " · overhead solid: measured" : " · overhead dashed: not measured here"}`}
        label={`What ${formatMoney(paid.total, currency)} a month goes on, in ${rows.length - 1} steps`}
        describedBy={`${ID}-sentence`}
      />
      {paidNotes.length > 0 ? (
        <ul className="mt-3 grid gap-1 measure type-note text-ink2">
          {paidNotes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      ) : null}
      <div className="mt-3">
        <PaidMaths rows={rows} currency={currency} bill={paid.bill} open={open} />
      </div>
    </ChartFrame>
  );
}

interface TableProps {
  rows: readonly PaidRow[];
  currency: string;
  varies: boolean;
  level: string;
}

function PaidTable({ rows, currency, varies, level }: TableProps) {
  const plain = moneyCells(rows.map((r) => r.amount ?? 0));
  const cell = (x: number | null) => (x === null ? "" : favourable(x, plain));
  return (
    <PlainTable
      label="Where the money goes, a month"
      caption={`Amounts in ${currency}${varies ? `; low and high: ${level}` : ""}`}
      head={["What", "A month", "Low", "High", "Of what is paid"]}
      num={[1, 2, 3, 4]}
      rows={rows.map((r) => [
        r.label,
        r.amount === null ? (r.id === "idle" ? "not known" : "not claimed") : cell(r.amount),
        cell(r.low),
        cell(r.high),
        r.share === null ? "" : formatPercent(r.share, { decimals: 1, atLeast: 1 }),
      ])}
    />
  );
}

function PaidMaths({
  rows,
  currency,
  bill,
  open,
}: {
  rows: readonly PaidRow[];
  currency: string;
  bill: number;
  open?: boolean | undefined;
}) {
  const money = (x: number) => formatMoney(x, currency);
  const [total, ...rest] = rows;
  const work = rest.at(-1);
  const taken = rest.slice(0, -1).filter((r) => r.amount !== null && r.amount !== 0);
  return (
    <ShowMaths open={open}>
      <p>
        Paid in all = bill of {money(bill)} + commitments that nothing ran on + licences + electricity. Idle time = bill
        × (1 − share of the paid hours in which the GPUs do anything). What is left for work = paid in all − everything
        that was taken.
      </p>
      <Formula>
        {money(total?.amount ?? 0)}
        {taken
          .map((r) => ((r.amount ?? 0) < 0 ? ` + ${money(-(r.amount ?? 0))}` : ` − ${money(r.amount ?? 0)}`))
          .join("")}{" "}
        = {money(work?.amount ?? 0)}
      </Formula>
      <p>Idle time and unused commitments stand beside the overhead and are never part of it.</p>
    </ShowMaths>
  );
}
