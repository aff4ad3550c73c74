import { BreakEvenLine } from "@/components/charts/break-even-line";
import { ChartFrame } from "@/components/ui/chart-frame";
import { PlainTable } from "@/components/ui/data-table";
import { MOVE_WITHHELD, NOT_CLAIMED, notClaimed } from "@/lib/core/projection/not-claimed";
import { formatMoney, formatMoneyRange, formatNumber, formatPercent } from "@/lib/view/format";
import { type Answer, type Plan, PRICES_LEFT_OUT } from "./plan";
import { BreakEvenMaths, MoveMaths } from "./maths";

interface Props {
  scenario: Plan;
  projection: Answer;
  open?: boolean;
}

/** At what premium the answer flips, with the user's own premium on the line. */
export function BreakEven({ scenario, projection, open }: Props) {
  const flip = projection.breakEvenPremium;
  const text = formatPercent(flip.value);
  const hidden = scenario.bareMetalPremium === undefined;
  // A premium of 0 is one nobody entered.
  const quote = scenario.bareMetalPremium || undefined;
  const varies = flip.low !== flip.high;
  const unclaimed = notClaimed(projection) !== null;
  const middle = unclaimed ? `${text}, ${NOT_CLAIMED}` : text;
  // One precision for the middle and its ends, the sentence's own.
  const ends = `${bare(flip.low)} to ${formatPercent(flip.high)}`;
  return (
    <ChartFrame
      id="break-even"
      title="At what price does the answer flip?"
      sentence={
        unclaimed
          ? `Nothing is claimed, so no price at which the answer flips is either: it could be ${ends}.`
          : breakEvenSentence(flip.value, quote, hidden)
      }
      legend={varies ? `ends: ${projection.level}` : undefined}
      table={
        <PlainTable
          label="Break-even premium"
          caption={varies ? `Break-even premium; low and high: ${projection.level}` : undefined}
          head={["What bare metal costs more", "Low", "Middle", "High"]}
          num={[1, 2, 3]}
          rows={[
            ["Costs the same at", formatPercent(flip.low), middle, formatPercent(flip.high)],
            ...(quote === undefined ? [] : [["The premium entered", "", formatPercent(quote), ""]]),
          ]}
        />
      }
    >
      <BreakEvenLine
        breakEven={flip}
        quote={quote}
        text={varies ? `${middle} (${ends})` : middle}
        quoteText={quote === undefined ? undefined : formatPercent(quote)}
        quoteLabel="The premium entered"
        label="Premium of bare metal at which both cost the same, and the premium entered"
        describedBy="break-even-sentence"
      />
      <div className="mt-3">
        <BreakEvenMaths scenario={scenario} projection={projection} open={open} />
      </div>
    </ChartFrame>
  );
}

const bare = (fraction: number): string => formatPercent(fraction).replace(/\s*%$/, "");

function breakEvenSentence(flip: number, quote: number | undefined, hidden: boolean): string {
  const where =
    flip < 0
      ? `Bare metal must be at least ${formatPercent(-flip)} cheaper than the virtual machine to cost the same per unit of work`
      : `Bare metal may cost up to ${formatPercent(flip)} more than the virtual machine before it costs more per unit of work`;
  if (quote === undefined) return `${where}. ${hidden ? PRICES_LEFT_OUT : "No premium was entered."}`;
  const side =
    quote < flip
      ? "below it: bare metal is the cheaper"
      : quote > flip
        ? "above it: virtualized is the cheaper"
        : "exactly on it";
  return `${where}. The premium entered, ${formatPercent(quote)}, lies ${side}.`;
}

/** Whether and when a move pays, as a sentence and three figures. */
export function MoveDecision({ scenario, projection, open }: Props) {
  const { currency, horizonMonths } = scenario;
  const { decision } = projection;
  const cost = (
    <Figure
      term="One-off cost of moving"
      value={formatMoney(scenario.migrationCost, currency)}
      note={benefitNote(scenario)}
    />
  );
  if (!decision)
    return (
      <>
        <p className="measure text-ink">
          {PRICES_LEFT_OUT} Whether and when a move pays would tell it, so that is left out with it.
        </p>
        <dl className="mt-4">{cost}</dl>
      </>
    );
  if (notClaimed(projection))
    return (
      <>
        <p className="measure text-ink">{MOVE_WITHHELD}</p>
        <dl className="mt-4">{cost}</dl>
      </>
    );
  const { npv, probabilityOfSaving } = decision;
  return (
    <>
      <p className="measure text-ink">{paybackSentence(scenario, decision, projection.perMonth)}</p>
      <dl className="mt-4 grid gap-x-8 gap-y-3 sm:grid-cols-3">
        <Figure
          term={`Value of moving today, over ${horizonMonths} months`}
          value={formatMoney(npv.p50, currency)}
          note={
            npv.p05 === npv.p95 ? "one value, no range" : `9 in 10: ${formatMoneyRange(npv.p05, npv.p95, currency)}`
          }
        />
        <Figure
          term="Chance that moving saves money"
          value={probabilityOfSaving === null ? "n/a" : formatPercent(probabilityOfSaving, { decimals: 0 })}
          note={probabilityOfSaving === null ? (decision.reason ?? "no range to draw from") : "of the cases expected"}
        />
        {cost}
      </dl>
      <div className="mt-3">
        <MoveMaths scenario={scenario} projection={projection} open={open} />
      </div>
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

function benefitNote({ monthlyBenefits, currency }: Plan): string {
  const sum = monthlyBenefits.reduce((a, b) => a + b.amount, 0);
  return sum === 0
    ? "nothing entered for what virtualization saves"
    : `virtualization saves ${formatMoney(sum, currency)} a month, counted against moving`;
}

/** The payback as an answer: "No payback within 36 months" is one too. Undiscounted, and says so. */
export function paybackSentence(
  { horizonMonths, migrationCost }: Pick<Plan, "horizonMonths" | "migrationCost">,
  { paybackMonths: months, npv }: NonNullable<Answer["decision"]>,
  perMonth: Answer["perMonth"],
): string {
  if (months !== null) {
    if (migrationCost === 0) return "No cost of moving was entered, so the move pays from the first month.";
    return `The move is paid back after ${formatNumber(months, { decimals: 1 })} ${months === 1 ? "month" : "months"}, undiscounted, at the point estimate of the overhead.`;
  }
  const why =
    perMonth.waste.value <= 0
      ? "virtualization takes nothing that moving could save"
      : npv.p95 <= 0
        ? "even in a good case it costs more than it saves"
        : "in the middle case it costs more than it saves by then";
  return `No payback within ${horizonMonths} months, undiscounted: ${why}.`;
}
