// "Show the maths" of each figure: the formula in words, then with the user's own numbers. Rates carry as many digits
// as it takes to get the shown money again with a pocket calculator.
import { Fragment } from "react";
import { Formula, ShowMaths } from "@/components/ui/show-maths";
import { notClaimed } from "@/lib/core/projection/not-claimed";
import { monthlyLicences, monthlyPower } from "@/lib/core/cost/running-costs";
import { addUp } from "@/lib/core/units/money";
import type { QuoteRow } from "@/lib/view/quote-rows";
import { exactPercent } from "@/lib/view/exact-percent";
import { formatMoney, formatPercent } from "@/lib/view/format";
import type { Answer, Plan } from "./plan";
import type { SegmentRow, SegmentRows } from "./segment-rows";
import type { Definition } from "./wording";

interface Props {
  scenario: Plan;
  projection: Answer;
  open?: boolean;
}

/** How the year's figure comes about, segment by segment. */
export function YearMaths({
  scenario,
  rows,
  definition,
  open,
}: {
  scenario: Plan;
  rows: SegmentRows;
  definition: Definition;
  open?: boolean;
}) {
  const { currency } = scenario;
  const several = rows.rows.length > 1;
  const share = definition === "share";
  return (
    <ShowMaths open={open}>
      <p>
        {share
          ? "Spend that bought no work = overhead × GPU-bound share of the hours × bill × months."
          : "Cost to match = extra capacity × bill × months, where extra capacity = overhead ÷ (1 − overhead)."}
      </p>
      {rows.rows.map((row, i) => (
        // Segments may share a name
        <Fragment key={i}>
          {several ? <p className="mt-1 font-medium text-ink">{row.name}</p> : null}
          {row.overhead.low === row.overhead.high ? (
            <Formula>{line(row, "value", definition, rows.months, currency)}</Formula>
          ) : (
            (["low", "value", "high"] as const).map((end) => (
              <Formula key={end}>
                <span className="me-2 font-sans text-[0.8125rem] text-ink3">{END_WORDS[end]}</span>
                {line(row, end, definition, rows.months, currency)}
              </Formula>
            ))
          )}
        </Fragment>
      ))}
      {several ? (
        <Formula>
          {rows.rows.map((r) => formatMoney(r.perYear.value, currency)).join(" + ")} ={" "}
          {formatMoney(rows.total.perYear.value, currency)}
        </Formula>
      ) : null}
      {rows.unclaimed ? <p>The comparison claims none of these middles.</p> : null}
      <GrowthNote scenario={scenario} months={rows.months} />
      {share && scenario.segments.some((s) => s.bindingShare === 1) ? (
        <p>A GPU-bound share of 100 % is the upper bound: every paid hour counts.</p>
      ) : null}
    </ShowMaths>
  );
}

const END_WORDS = { low: "low", value: "middle", high: "high" };

function line(
  row: SegmentRow,
  end: "low" | "value" | "high",
  definition: Definition,
  months: number,
  currency: string,
): string {
  const bill = formatMoney(row.monthlySpend, currency);
  const result = formatMoney(row.perYear[end], currency);
  const step = Math.abs(row.perYear[end]) < 100 ? 0.01 : 1;
  const o = row.overhead[end];
  const worth = monthsText(months);
  const scale = row.monthlySpend * Number(worth);
  if (definition === "share") {
    const f = row.bindingShare;
    return `${exactPercent(o, f * scale, step)} × ${formatPercent(f)} × ${bill} × ${worth} = ${result}`;
  }
  if (row.bindingShare === 0) return `nothing, because the GPU is never the limit = ${formatMoney(0, currency)}`;
  const extra = exactPercent(o / (1 - o), scale, step);
  return `${formatPercent(o, { decimals: 4 })} ÷ ${formatPercent(1 - o, { decimals: 4 })} = ${extra}; ${extra} × ${bill} × ${worth} = ${result}`;
}

/** Twelve, or what twelve growing months are worth, to six decimals. */
const monthsText = (months: number): string => (months === 12 ? "12" : months.toFixed(6));

function GrowthNote({ scenario, months }: { scenario: Plan; months: number }) {
  const g = scenario.monthlyGrowth;
  if (g === 0) return null;
  return (
    <p>
      {monthsText(months)} is what twelve months are worth at {formatPercent(g)} growth a month: ((1 + g)<sup>12</sup> −
      1) ÷ g.
    </p>
  );
}

/** The premium at which bare metal costs the same. */
export function BreakEvenMaths({ scenario, projection, rows, open }: Props & { rows: readonly QuoteRow[] }) {
  const { currency } = scenario;
  const beside = scenario.segments.map((s) => ({ licences: monthlyLicences(s), power: monthlyPower(s) }));
  const running = rows.every((r) => r.counts === "running");
  if (running && (rows.length > 1 || beside.some((b) => b.licences + b.power !== 0))) {
    const money = (x: number) => formatMoney(x, currency, { decimals: 2, atLeast: 2 });
    return (
      <ShowMaths open={open}>
        <p>
          The premium at which a month’s saving is zero = (bill × lost share + lost share × electricity + licences) ÷
          (bill × (1 − lost share)); lost share = overhead × GPU-bound share of the hours.
        </p>
        {notClaimed(projection) ? <p>The comparison does not claim the point that this starts from.</p> : null}
        {scenario.segments.map((s, i) => {
          const lost = formatPercent((projection.segments[i]?.overhead.value ?? 0) * s.bindingShare, { decimals: 6 });
          const { licences = 0, power = 0 } = beside[i] ?? {};
          if (s.monthlySpend === 0) return null;
          return (
            // Segments may share a name
            <Formula key={i}>
              {rows.length > 1 ? `${s.name}: ` : ""}({money(s.monthlySpend)} × {lost}
              {power === 0 ? "" : ` + ${lost} × ${money(power)}`}
              {licences === 0 ? "" : ` + ${money(licences)}`}) ÷ ({money(s.monthlySpend)} × (1 − {lost})) ={" "}
              {formatPercent(rows[i]?.flip.value ?? 0)}
            </Formula>
          );
        })}
      </ShowMaths>
    );
  }
  const spend = addUp(scenario.segments.map((s) => s.monthlySpend));
  const lost = projection.perMonth.waste.value;
  const lostShare = breakEvenShare(projection);
  return (
    <ShowMaths open={open}>
      <p>Break-even premium = lost share of the bill ÷ (1 − lost share).</p>
      {notClaimed(projection) ? <p>The comparison does not claim the point that this starts from.</p> : null}
      {spend > 0 ? (
        <Formula>
          {formatMoney(lost, currency)} ÷ {formatMoney(spend, currency)} = {formatPercent(lostShare, { decimals: 4 })}
        </Formula>
      ) : null}
      <Formula>
        {formatPercent(lostShare, { decimals: 4 })} ÷ {formatPercent(1 - lostShare, { decimals: 4 })} ={" "}
        {formatPercent(projection.breakEvenPremium.value)}
      </Formula>
    </ShowMaths>
  );
}

const breakEvenShare = ({ breakEvenPremium: { value } }: Answer): number => value / (1 + value);
