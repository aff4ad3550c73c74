import type { ReactNode } from "react";
import type { Projection } from "@/lib/core/projection/projection";
import { formatMoney, formatMoneyRange, formatPercent } from "@/lib/view/format";
import { GradeBadge, gradeWord } from "@/components/ui/grade-badge";
import { HeadlineFigure } from "@/components/ui/headline-figure";
import { IntervalBar } from "@/components/ui/interval-bar";
import type { Words } from "@/components/ui/words";
import { claimOf } from "./claim";
import { type Definition, definitionLabel, rangeWord } from "./wording";

interface Props {
  projection: Projection;
  definition: Definition;
  words: Words;
  state?: "value" | "updating" | "kept";
  /** The switch between the two definitions. */
  switcher?: ReactNode;
}

/** The one number: a year's money by the chosen definition, its range with level, its grades. */
export function AnnualFigure({ projection, definition, words, state, switcher }: Props) {
  const { currency, level, perYear, perMonth, extraCapacity, overhead, grade, weakest } = projection;
  const year = definition === "share" ? perYear.waste : perYear.costToMatch;
  const month = definition === "share" ? perMonth.waste : perMonth.costToMatch;
  const claim = claimOf(projection);
  const varies = year.low !== year.high;
  const label = `${definitionLabel(definition, words)}, a year`;
  const value = claim ? formatMoney(0, currency) : formatMoney(year.value, currency);
  const range = claim
    ? claim.text
    : varies
      ? `${rangeWord(words)} ${formatMoneyRange(year.low, year.high, currency)}: ${level}.`
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
          label={`${formatMoneyRange(year.low, year.high, currency)}, middle ${formatMoney(year.value, currency)}, on a line with zero`}
        />
      ) : null}
      <p className="mt-3 measure type-note text-ink2">
        {formatMoney(month.value, currency)} a month. {capacityLine(overhead.value, extraCapacity.value)} Weakest input:{" "}
        {weakest}.
      </p>
    </div>
  );
}

function capacityLine(lost: number, extra: number): string {
  if (lost === 0) return "Nothing need be added for the same output.";
  return lost > 0
    ? `Losing ${formatPercent(lost)} needs ${formatPercent(extra)} more capacity for the same output, not ${formatPercent(lost)}.`
    : `Virtualized is faster by ${formatPercent(-lost)}; the same output needs ${formatPercent(-extra)} less capacity.`;
}

const sentenceCase = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
