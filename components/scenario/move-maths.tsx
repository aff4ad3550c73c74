// "Show the maths" of a move: what it saves in a month, and how the months become one value today.
import { Fragment } from "react";
import { Formula, ShowMaths } from "@/components/ui/show-maths";
import { monthlyRate } from "@/lib/core/cost/discount";
import { movingOf, premiumOf, presentWorth, segmentSaving } from "@/lib/core/cost/moving";
import { monthlyLicences, monthlyPower } from "@/lib/core/cost/running-costs";
import { addUp } from "@/lib/core/units/money";
import { formatMoney, formatNumber, formatPercent } from "@/lib/view/format";
import { monthMiddles } from "./middles";
import { type Answer, type Plan, PRICES_LEFT_OUT } from "./plan";

interface Props {
  scenario: Plan;
  projection: Answer;
  open?: boolean;
}

/** The central case, segment by segment; then what the range around it is made of. */
export function MoveMaths({ scenario, projection, open }: Props) {
  const { currency, bareMetalPremium, annualDiscountRate, monthlyGrowth: g, horizonMonths, migrationCost } = scenario;
  if (bareMetalPremium === undefined || !projection.decision)
    return <p className="type-note text-ink2">{PRICES_LEFT_OUT}</p>;
  const exact = (x: number) => formatMoney(x, currency, { decimals: 2, atLeast: 2 });
  const r = monthlyRate(annualDiscountRate);
  const { shares, steps, givenUp } = movingOf(scenario);
  const benefits = addUp(scenario.monthlyBenefits.map((b) => b.amount));
  const several = scenario.segments.length > 1;
  const parts = scenario.segments.map((segment, i) => {
    const figures = {
      spend: segment.monthlySpend,
      overhead: projection.segments[i]?.overhead.value ?? 0,
      bindingShare: segment.bindingShare,
      premium: premiumOf(segment, bareMetalPremium),
    };
    const saving = segmentSaving(segment, figures);
    return { segment, figures, saving, worth: presentWorth(shares[i] ?? [], g, annualDiscountRate) };
  });
  const given = presentWorth(givenUp, 0, annualDiscountRate);
  const later = steps
    .filter((s) => s.month <= horizonMonths)
    .map((s) => ({ ...s, worth: s.cost / (1 + r) ** s.month }));
  const total =
    parts.reduce((sum, p) => sum + p.saving * p.worth, 0) -
    benefits * given -
    migrationCost -
    later.reduce((sum, s) => sum + s.worth, 0);
  return (
    <ShowMaths open={open}>
      <p>
        Saving of a month = bill − bill × (1 − overhead × GPU-bound share) × (1 + premium), and what else falls away.
      </p>
      {parts.map(({ segment, figures, saving }, i) => (
        // Segments may share a name
        <Fragment key={i}>
          {several ? <p className="mt-1 font-medium text-ink">{segment.name}</p> : null}
          <Formula>
            {exact(figures.spend)} − {exact(figures.spend)} × (1 − {formatPercent(figures.overhead, { decimals: 6 })} ×{" "}
            {formatPercent(figures.bindingShare)}) × (1 + {formatPercent(figures.premium, { decimals: 6 })})
            {besides(segment, figures.overhead * figures.bindingShare, exact)} = {exact(saving)}
          </Formula>
        </Fragment>
      ))}
      <p>
        Value today = each saving × A − what virtualization saves you × B − one-off costs. A and B are what the{" "}
        {horizonMonths} months are worth today, counting a month only as far as the segment has moved and its commitment
        has ended: the sum over k of share × (1 + g)<sup>k − 1</sup> ÷ (1 + r)<sup>k</sup>, in B without the growth g of{" "}
        {formatPercent(g)} a month; r = (1 + {formatPercent(annualDiscountRate)})<sup>1/12</sup> − 1 ={" "}
        {formatPercent(r, { decimals: 6 })}.
      </p>
      <Formula>
        {parts.map((p) => `${exact(p.saving)} × ${p.worth.toFixed(6)}`).join(" + ")} − {exact(benefits)} ×{" "}
        {given.toFixed(6)} − {exact(migrationCost)}
        {later.map((s) => ` − ${exact(s.worth)}`).join("")} = {formatMoney(total, currency)}
      </Formula>
      {later.length > 0 ? (
        <p>
          The last {later.length === 1 ? "amount is the" : `${later.length} amounts are the`} one-off cost of a
          segment’s own move, discounted from its month.
        </p>
      ) : null}
      <p>
        That is the central case. The middle and the ends above come from {formatNumber(10_000)} simulated cases with
        seed {projection.seed}; the same seed gives the same figures. {monthMiddles(projection)}
      </p>
    </ShowMaths>
  );
}

/** Licences and electricity that fall away with the machines; nothing where none were given. */
function besides(segment: Plan["segments"][number], lost: number, exact: (x: number) => string): string {
  const licences = monthlyLicences(segment);
  const power = lost * monthlyPower(segment);
  return [
    licences === 0 ? "" : ` + ${exact(licences)} licences`,
    power === 0 ? "" : ` + ${exact(power)} electricity`,
  ].join("");
}
