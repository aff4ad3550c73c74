// "Show the maths" of what a unit of work costs: from the bill of a month to one unit, and what bare metal saves of it.
import { Fragment } from "react";
import { Formula, ShowMaths } from "@/components/ui/show-maths";
import { HOURS_PER_MONTH } from "@/lib/core/cost/hours";
import { premiumOf, segmentSaving } from "@/lib/core/cost/moving";
import { monthlyLicences, monthlyPower } from "@/lib/core/cost/running-costs";
import type { Segment } from "@/lib/core/cost/segment";
import type { Projection } from "@/lib/core/projection/projection";
import { addUp } from "@/lib/core/units/money";
import { formatMoney, formatNumber, formatPercent } from "@/lib/view/format";
import { unitMoney } from "@/lib/view/work-rows";
import type { Plan } from "./plan";

interface Props {
  scenario: Plan;
  projection: Pick<Projection, "segments" | "currency">;
  open?: boolean | undefined;
}

/** Each segment that says what it makes, at its point estimate. */
export function UnitMaths({ scenario, projection: { segments, currency }, open }: Props) {
  const exact = (x: number) => formatMoney(x, currency, { decimals: 2, atLeast: 2 });
  return (
    <ShowMaths open={open} className="mt-4">
      <p>
        One unit = what a month costs ÷ {HOURS_PER_MONTH} hours × the hours that one unit takes. On bare metal the
        saving of a month, told the same way, is taken off: bill − bill × (1 − overhead × GPU-bound share) × (1 +
        premium), with the licences and the electricity that fall away.
      </p>
      {scenario.segments.map((s, i) => {
        if (!s.work || scenario.bareMetalPremium === undefined) return null;
        const overhead = segments[i]?.overhead.value ?? 0;
        const figures = { spend: s.monthlySpend, bindingShare: s.bindingShare, overhead };
        const premium = premiumOf(s, scenario.bareMetalPremium);
        const saving = segmentSaving(s, { ...figures, premium });
        const month = addUp([s.monthlySpend, monthlyLicences(s), monthlyPower(s)]);
        const { by, words } = unitOf(s.work);
        return (
          // Segments may share a name
          <Fragment key={i}>
            <p className="mt-1 font-medium text-ink">{s.name}</p>
            <Formula>
              virtualized: {exact(month)} {words} = {unitMoney(month * by, currency)}
            </Formula>
            <Formula>
              bare metal: ({exact(month)} − {exact(saving)}) {words} = {unitMoney((month - saving) * by, currency)}
            </Formula>
            <p>
              with {formatPercent(overhead)} overhead, {formatPercent(s.bindingShare)} GPU-bound and a premium of{" "}
              {formatPercent(premium)}
            </p>
          </Fragment>
        );
      })}
      <p>Useful GPU-hour = price of a GPU-hour ÷ (share of the hours in which it does anything × (1 − overhead)).</p>
    </ShowMaths>
  );
}

/** From currency units a month to one unit, as a factor and in words. */
function unitOf(work: NonNullable<Segment["work"]>): { by: number; words: string } {
  if (work.kind === "training-run")
    return { by: work.hours / HOURS_PER_MONTH, words: `÷ ${HOURS_PER_MONTH} × ${formatNumber(work.hours)}` };
  return {
    by: 1e6 / (HOURS_PER_MONTH * 3600 * work.perSecond),
    words: `÷ ${HOURS_PER_MONTH} ÷ 3,600 ÷ ${formatNumber(work.perSecond)} × 1,000,000`,
  };
}
