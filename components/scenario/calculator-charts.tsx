import { Fan, type FanPoint } from "@/components/charts/fan";
import { ThreeAnswers } from "@/components/charts/three-answers";
import { ChartFrame } from "@/components/ui/chart-frame";
import { CHOSEN_RATE, CHOSEN_RATE_NOTE, rateChosen } from "@/lib/view/chosen-rate";
import { EmptyState } from "@/components/ui/empty-state";
import { DataTable, PlainTable, Td, Th } from "@/components/ui/data-table";
import { type PairId, pairOf } from "@/lib/core/evidence/published";
import { formatPercent } from "@/lib/view/format";
import type { Answer } from "./calculator-answer";
import { articleNote, endsAt, fanLine, onlyEnds, threeLine } from "./calculator-sentences";
import { type CalculatorState, writeState } from "./calculator-state";

/** Words of the axis: what its numbers are. */
function axisTitle({ question }: Answer): string {
  const match = question.definition === "match";
  if (question.bill === null) return match ? "extra capacity for the same output" : "share of capacity lost";
  return match
    ? `${question.currency} a year of extra capacity, on this bill`
    : `${question.currency} a year that buys no work, on this bill`;
}

interface Props {
  answer: Answer;
  state: CalculatorState;
  onPick: (pairId: PairId) => void;
}

/** Three answers to one question; a click on a dot takes that pair's overhead. */
export function ThreeAnswersFigure({ answer, state, onPick }: Props) {
  return (
    <ChartFrame
      id="three"
      title="Three answers to one question"
      sentence={threeLine(answer)}
      table={<AnswersTable answer={answer} state={state} />}
      tableLabel="The same as a table, with every source"
    >
      {/* The table's links are the keyboard path */}
      <div
        onClick={(e) => {
          const dot = e.target instanceof Element ? e.target.closest("[data-pick]") : null;
          const pair = pairOf(dot?.getAttribute("data-pick") ?? "");
          if (pair) onPick(pair.id);
        }}
      >
        <ThreeAnswers
          label="What an article claims, what published measurements show, what your own files say"
          describedBy="three-sentence"
          rows={answer.rows}
          format={answer.format}
          axisTitle={axisTitle(answer)}
        />
      </div>
    </ChartFrame>
  );
}

function AnswersTable({ answer, state }: { answer: Answer; state: CalculatorState }) {
  const { rows, pairs, question } = answer;
  const table = (
    <DataTable label="Three answers, and every published pair" maxHeight="28rem" stickyFirst>
      <thead>
        <tr>
          <Th>Answer</Th>
          <Th>Where</Th>
          <Th num>Overhead</Th>
          <Th num>{question.bill === null ? "Counted" : `${question.currency} a year`}</Th>
          <Th>Source</Th>
          <Th>
            <span className="sr-only">Use</span>
          </Th>
        </tr>
      </thead>
      <tbody>
        {rows.map((r) => (
          <tr key={r.id}>
            <Th scope="row" className="font-medium">
              {r.label}
            </Th>
            <Td>{r.note}</Td>
            <Td num>{r.kind === "claimed" ? "10 to 15\u00a0%" : ""}</Td>
            <Td num>
              {r.text}
              {r.more ? <span className="block text-ink3">{r.more}</span> : null}
            </Td>
            <Td>{r.kind === "claimed" ? articleNote : ""}</Td>
            <Td />
          </tr>
        ))}
        {pairs.map(({ pair, overhead, amount }) => (
          <tr key={pair.id}>
            <Th scope="row" className="whitespace-nowrap">
              {pair.workload} {pair.scenario}
            </Th>
            <Td className="min-w-44">
              {pair.hardware}, {pair.year}
              {rateChosen(pair) ? <span className="block text-ink3">{CHOSEN_RATE}</span> : null}
            </Td>
            <Td num>{overhead}</Td>
            <Td num>{amount}</Td>
            <Td className="min-w-36">
              <a href={pair.url} rel="noreferrer" className="link">
                {pair.title}
              </a>
            </Td>
            <Td>
              <a
                href={writeState({ ...state, preset: pair.id })}
                className="link whitespace-nowrap"
                aria-label={`Use ${overhead}, ${pair.workload} ${pair.scenario} on ${pair.hardware}`}
              >
                Use {formatPercent(pair.overhead, { decimals: 1 })}
              </a>
            </Td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
  if (!pairs.some(({ pair }) => rateChosen(pair))) return table;
  return (
    <>
      {table}
      <p className="mt-3 measure type-note text-ink2">{CHOSEN_RATE_NOTE}</p>
    </>
  );
}

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"] as const;

/** Name of the month that lies `after` months behind `start` ("2026-11"). */
function monthAfter(start: string, after: number): { short: string; long: string } {
  const [year = 2026, month = 1] = start.split("-").map(Number);
  const at = month - 1 + after;
  const name = MONTHS[at % 12] ?? "Jan";
  const in_ = year + Math.floor(at / 12);
  return { short: name, long: `${name} ${in_}` };
}

const BAND_HEAD = ["Middle", "5 in 10 cases", "8 in 10 cases", "9 in 10 cases"];
const STATED_HEAD = ["Halfway", "The ends the article states"];

/** The outer band alone; the inner ones lie on the middle line. */
const oneBand = ({ x, p50 }: FanPoint, { low, high }: { low: number; high: number }): FanPoint => ({
  x,
  p05: low,
  p10: p50,
  p25: p50,
  p50,
  p75: p50,
  p90: p50,
  p95: high,
});

export function FanFigure({ answer, start }: { answer: Answer; start: string }) {
  const { fan, question, say } = answer;
  const last = fan.at(-1);
  if (!last || question.bill === null)
    return (
      <EmptyState title="The months, added up">
        Enter a monthly bill to see money and how it grows month by month.
      </EmptyState>
    );
  const months = question.months;
  const step = months <= 12 ? 2 : months / 6;
  const end = monthAfter(start, months - 1);
  const yearly = months > 12;
  const stated = onlyEnds(question.overhead);
  const ends = stated ? endsAt(answer, months) : { low: last.p05, high: last.p95 };
  return (
    <ChartFrame
      id="fan"
      title={months === 12 ? "Twelve months, added up" : `${months} months, added up`}
      legend={
        stated
          ? "band: the range the article states"
          : last.p05 === last.p95
            ? undefined
            : "bands: 50, 80, 90 in 100 cases"
      }
      sentence={fanLine(answer, end.long)}
      sentenceAt="bottom"
      table={
        <PlainTable
          label="Added up, month by month"
          maxHeight="24rem"
          stickyFirst
          head={["Month", ...(stated ? STATED_HEAD : BAND_HEAD)]}
          num={stated ? [1, 2] : [1, 2, 3, 4]}
          rows={fan.slice(1).map((p) => {
            const { low, high } = endsAt(answer, p.x);
            const cells = [
              `${say(p.p25)} to ${say(p.p75)}`,
              `${say(p.p10)} to ${say(p.p90)}`,
              `${say(p.p05)} to ${say(p.p95)}`,
            ];
            return [monthAfter(start, p.x - 1).long, say(p.p50), ...(stated ? [`${say(low)} to ${say(high)}`] : cells)];
          })}
        />
      }
    >
      <Fan
        label={`Running total over ${months} months in ${question.currency}, with bands`}
        describedBy="fan-sentence"
        points={stated ? fan.map((p) => oneBand(p, endsAt(answer, p.x))) : fan}
        format={answer.format}
        endText={{ p05: say(ends.low), p50: say(last.p50), p95: say(ends.high) }}
        ticks={Array.from({ length: months / step }, (_, i) => {
          const x = (i + 1) * step;
          const { short, long } = monthAfter(start, x - 1);
          return { x, text: yearly ? long : short };
        })}
      />
    </ChartFrame>
  );
}
