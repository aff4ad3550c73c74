import { growthRule } from "@/lib/core/cost/growth-rule";
import { MOVES_NOTHING, NO_BILL, nothingToMove } from "@/lib/core/cost/what-moves";
import { MOVE_WITHHELD, notClaimed } from "@/lib/core/projection/not-claimed";
import { crossingWords, crossings, lastCostOf } from "@/lib/view/cash-rows";
import { formatMoney, formatMoneyRange, formatPercent } from "@/lib/view/format";
import { monthsText } from "@/lib/view/month-words";
import { CashFigure } from "./cash-figure";
import { MoveMaths } from "./move-maths";
import { type Answer, type Plan, PRICES_LEFT_OUT } from "./plan";

interface Props {
  scenario: Plan;
  projection: Answer;
  open?: boolean;
}

/** Whether and when a move pays: a sentence, the cash flow, and its figures. */
export function MoveDecision({ scenario, projection, open }: Props) {
  const { currency } = scenario;
  const { decision, cashFlow } = projection;
  const cost = (
    <Figure
      term="One-off cost of moving"
      value={formatMoney(oneOff(scenario), currency)}
      note={benefitNote(scenario)}
    />
  );
  const withheld = decision
    ? notClaimed(projection)
      ? MOVE_WITHHELD
      : (NOTHING_SAID[nothingToMove(scenario) ?? ""] ?? null)
    : `${PRICES_LEFT_OUT} ${LEFT_OUT_WITH_IT}`;
  if (withheld || !decision)
    return (
      <>
        <p className="measure text-ink">{withheld}</p>
        {nothingToMove(scenario) ? null : <dl className="mt-4">{cost}</dl>}
      </>
    );
  const rule = growthRule(scenario);
  return (
    <>
      <p className="measure text-ink">{paybackSentence(scenario, projection, decision)}</p>
      {cashFlow ? (
        <div className="mt-4">
          <CashFigure scenario={scenario} projection={projection} months={cashFlow} />
          {rule ? <p className="mt-2 measure type-note text-ink2">{rule}</p> : null}
        </div>
      ) : null}
      <dl className="mt-4 grid gap-x-8 gap-y-4 sm:grid-cols-2 lg:grid-cols-3">
        <Returns scenario={scenario} projection={projection} decision={decision} />
        {cost}
      </dl>
      <div className="mt-3">
        <MoveMaths scenario={scenario} projection={projection} open={open} />
      </div>
    </>
  );
}

/** Where nothing is moved there is no value, payback or chance to state. */
const NOTHING_SAID: Record<string, string> = {
  [NO_BILL]: "Enter a monthly bill to see whether a move pays.",
  [MOVES_NOTHING]:
    "The plan moves nothing to bare metal, so no cost of moving is charged, and there is no payback or value of moving to state.",
};

const LEFT_OUT_WITH_IT = "Whether and when a move pays would tell it, so that is left out with it.";

type ReturnsProps = Pick<Props, "scenario" | "projection"> & { decision: NonNullable<Answer["decision"]> };

function Returns({ scenario: { currency, horizonMonths, segments }, projection, decision }: ReturnsProps) {
  const { npv, probabilityOfSaving: chance, paybackMonths, discountedPaybackMonths: discounted, irr } = decision;
  const range = projection.cashFlow
    ? crossingWords(crossings(projection.cashFlow, lastCostOf(segments, horizonMonths)), horizonMonths)
    : "undiscounted";
  const late = `not within ${horizonMonths} months`;
  return (
    <>
      <Figure
        term={`Value of moving today, over ${horizonMonths} months`}
        value={formatMoney(npv.p50, currency)}
        note={
          npv.p05 === npv.p95
            ? "one value, no range"
            : `middle of the cases; 9 in 10: ${formatMoneyRange(npv.p05, npv.p95, currency)}`
        }
      />
      <Figure
        term="Chance that moving saves money"
        value={chance === null ? "n/a" : formatPercent(chance, { decimals: 0 })}
        note={chance === null ? (decision.reason ?? "no range to draw from") : "of the cases expected"}
      />
      <Figure
        term="Paid back after"
        value={paybackMonths === null ? late : monthsText(paybackMonths)}
        note={projection.cashFlow ? `central case, undiscounted; ${range}` : range}
      />
      {discounted === undefined ? null : (
        <Figure
          term="Paid back after, discounted"
          value={discounted === null ? late : monthsText(discounted)}
          note={discounted === null ? (decision.discountedPaybackReason ?? "") : "central case, whole months"}
        />
      )}
      {irr === undefined ? null : (
        <Figure
          term="Internal rate of return a year"
          value={irr === null ? "n/a" : formatPercent(irr, { decimals: irr < 10 ? 1 : 0 })}
          note={irr === null ? (decision.irrReason ?? "") : "of the central case"}
        />
      )}
    </>
  );
}

function Figure({ term, value, note }: { term: string; value: string; note: string }) {
  return (
    <div>
      <dt className="type-note text-ink2">{term}</dt>
      <dd>
        <span className="block text-lg leading-7 font-semibold num">{value}</span>
        <span className="block type-note text-ink3">{note}</span>
      </dd>
    </div>
  );
}

/** The plan's own, and that of each segment's move. */
const oneOff = ({ migrationCost, segments }: Plan): number =>
  segments.reduce((sum, { move }) => sum + (move === undefined || move === "never" ? 0 : move.cost), migrationCost);

function benefitNote({ monthlyBenefits, currency }: Plan): string {
  const sum = monthlyBenefits.reduce((a, b) => a + b.amount, 0);
  return sum === 0
    ? "nothing entered for what virtualization saves"
    : `virtualization saves ${formatMoney(sum, currency)} a month, counted against moving`;
}

/** The payback as an answer: "No payback within 36 months" is one too. Undiscounted, and says so. */
function paybackSentence(
  plan: Plan,
  { perMonth, cashFlow }: Pick<Answer, "perMonth" | "cashFlow">,
  { paybackMonths: months, npv }: NonNullable<Answer["decision"]>,
): string {
  if (months !== null) {
    if (oneOff(plan) === 0) return "No cost of moving was entered, so the move pays from the first month.";
    const { middle } = crossings(cashFlow ?? [], lastCostOf(plan.segments, plan.horizonMonths));
    const other = middle === null || monthsText(middle) === monthsText(months) ? "" : monthsText(middle);
    return `The move is paid back after ${monthsText(months)} in the central case${other && `, ${other} in the middle of the cases`}, undiscounted.`;
  }
  const why =
    perMonth.waste.value <= 0
      ? "virtualization takes nothing that moving could save"
      : npv.p95 <= 0
        ? "even in a good case it costs more than it saves"
        : "in the central case it costs more than it saves by then";
  return `No payback within ${plan.horizonMonths} months, undiscounted: ${why}.`;
}
