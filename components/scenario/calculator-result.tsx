import { GradeBadge, gradeWord } from "@/components/ui/grade-badge";
import { HeadlineFigure } from "@/components/ui/headline-figure";
import { IntervalBar } from "@/components/ui/interval-bar";
import type { Words } from "@/components/ui/words";
import { label } from "@/lib/view/vocabulary";
import type { Answer } from "./calculator-answer";
import { definitionLine, rangeLine } from "./calculator-sentences";
import { definitionLabel } from "./wording";

function labelOf({ question }: Answer, words: Words): string {
  if (question.bill === null) return label(question.definition === "share" ? "overhead" : "match", words);
  return `${definitionLabel(question.definition, words)}, a year`;
}

/** What a screen reader hears once typing stops. */
export function spokenOf(answer: Answer, words: Words): string {
  const { year, say, projection } = answer;
  return `${labelOf(answer, words)}: ${say(year.value)}. ${rangeLine(answer)} Grade ${gradeWord(projection.grade)}.`;
}

interface Props {
  answer: Answer;
  words: Words;
  /** What stands in for a field that cannot be read, in words. */
  kept: string | null;
}

/** The one figure with its interval, both grades and the input most worth checking. */
export function CalculatorResult({ answer, words, kept }: Props) {
  const { projection, question, year, say } = answer;
  const varies = year.low !== year.high;
  return (
    <div>
      <HeadlineFigure
        label={labelOf(answer, words)}
        value={say(year.value)}
        range={rangeLine(answer)}
        state={kept === null ? "value" : "kept"}
        keptWords={kept ?? undefined}
        spoken={spokenOf(answer, words)}
        badges={
          <>
            <GradeBadge grade={projection.overhead.grade} of="Overhead" />
            {question.bill === null ? null : (
              <GradeBadge
                grade={question.billGrade}
                of="Bill"
                suffix={question.billGrade === "example" ? "not yours" : undefined}
              />
            )}
          </>
        }
      />
      {varies ? (
        <IntervalBar
          className="mt-3"
          low={year.low}
          value={year.value}
          high={year.high}
          min={year.low}
          max={year.high}
          label={`${say(year.low)} to ${say(year.high)}, middle ${say(year.value)}`}
        />
      ) : null}
      <p className="mt-2 type-note text-ink2">
        {definitionLine(answer)}
        {question.bill === null ? null : ` Weakest input: ${projection.weakest}.`}
      </p>
    </div>
  );
}
