import type { ReactNode } from "react";
import { isPartial, partialWords } from "@/lib/core/overhead/partial-range";
import { formatMoney, formatMoneyRange, formatPercent } from "@/lib/view/format";
import { GradeBadge, gradeWord } from "@/components/ui/grade-badge";
import { HeadlineFigure } from "@/components/ui/headline-figure";
import { IntervalBar } from "@/components/ui/interval-bar";
import type { Words } from "@/components/ui/words";
import { claimOf } from "./claim";
import type { Answer } from "./plan";
import { type Definition, definitionLabel, rangeWord } from "./wording";

interface Props {
  projection: Answer;
  definition: Definition;
  words: Words;
  state?: "value" | "updating" | "kept";
  /** The switch between the two definitions. */
  switcher?: ReactNode;
}

const rangeText = (ends: string, level: string, words: Words): string =>
  isPartial(level) ? partialWords(level, ends) : `${rangeWord(words)} ${ends}: ${level}.`;

/** The one number: a year's money by the chosen definition, its range with level, its grades. */
export function AnnualFigure({ projection, definition, words, state, switcher }: Props) {
  const { currency, level, perYear, perMonth, overhead, grade, weakest } = projection;
  const year = definition === "share" ? perYear.waste : perYear.costToMatch;
  const month = definition === "share" ? perMonth.waste : perMonth.costToMatch;
  const claim = claimOf(projection);
  const monthLine = `${formatMoney(month.value, currency)} a month. ${capacityLine(projection)}`;
  const varies = year.low !== year.high;
  const label = `${definitionLabel(definition, words)}, a year`;
  const value = claim ? formatMoney(0, currency) : formatMoney(year.value, currency);
  const range = claim
    ? claim.textOf(definition)
    : varies
      ? rangeText(formatMoneyRange(year.low, year.high, currency), level, words)
      : `${sentenceCase(level)}.`;
  return (
    <div>
      <div className="grid items-start gap-x-6 gap-y-3 sm:grid-cols-[minmax(0,1fr)_auto]">
        <HeadlineFigure
          label={label}
          value={value}
          range={range}
          state={state}
          spoken={`${label}: ${value}. ${range} Grade ${gradeWord(grade)}.`}
          badges={
            <>
              <GradeBadge grade={overhead.grade} of="Overhead" />
              <GradeBadge grade={grade} of="Money" />
            </>
          }
        />
        {switcher ? <div className="-order-1 w-max whitespace-nowrap screen-only sm:order-none">{switcher}</div> : null}
      </div>
      {varies ? (
        <IntervalBar
          className="mt-4"
          low={year.low}
          value={year.value}
          high={year.high}
          min={year.low}
          max={year.high}
          tone={claim ? "muted" : "candidate"}
          label={`${formatMoneyRange(year.low, year.high, currency)}, middle ${formatMoney(year.value, currency)}${claim ? ", not claimed" : ""}, on a line with zero`}
        />
      ) : null}
      <p className="mt-3 measure type-note text-ink2">
        {claim ? "The point inside the range is not claimed." : monthLine} Weakest input: {weakest}.
      </p>
    </div>
  );
}

function capacityLine({ overhead: { value: lost }, extraCapacity, breakEvenPremium }: Answer): string {
  if (lost === 0) return "Nothing need be added for the same output.";
  const extra = extraCapacity.value;
  // The break-even premium is lost/(1 - lost) of the bill, so this is the lost share of the bill.
  const ofBill = breakEvenPremium.value / (1 + breakEvenPremium.value);
  const some = formatPercent(ofBill) !== formatPercent(lost);
  const size = (share: number) => formatPercent(Math.abs(share));
  const much = some ? `${size(lost)} in the hours that count, ${size(ofBill)} of the bill` : size(lost);
  const line =
    lost > 0
      ? `Losing ${much}${some ? "," : ""} needs ${size(extra)} more capacity for the same output, not ${size(lost)}.`
      : `Virtualized is faster by ${much}; the same output needs ${size(extra)} less capacity.`;
  return some ? `${line} ${ALL_HOURS}` : line;
}

const ALL_HOURS =
  "Capacity is sized for the hours in which the GPU is the limit, so it does not shrink with their share of the bill.";

const sentenceCase = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
