import { LoadLatency } from "@/components/charts/load-latency";
import { ChartFrame } from "@/components/ui/chart-frame";
import { PlainTable } from "@/components/ui/data-table";
import { GradeBadge } from "@/components/ui/grade-badge";
import { SideMark } from "@/components/ui/side-mark";
import type { Bounded } from "@/lib/core/units/figure";
import type { CapacityAnswer } from "@/lib/view/capacity-answer";
import { lossWords, rangeWords } from "@/lib/view/capacity-sentence";
import { formatIn, formatNumber, formatQuantity, unitFor } from "@/lib/view/format";
import { SIDE_WORDS } from "@/lib/view/modes";
import { unbroken } from "@/lib/view/unbroken";

const SIDES = ["baseline", "candidate"] as const;
const say = (load: number): string => formatNumber(load, { significant: 4 });

/** The answer: sentence, figure, both curves, the same as a table, and how far it may be trusted. */
export function CapacityResult({ answer, notes }: { answer: CapacityAnswer; notes: readonly string[] }) {
  const { told, axis, limit, latencyName, measured } = answer;
  const how = measured ? "measured" : "queue model";
  const read = measured ? "read from the sweep" : how;
  const { unit, factor } = unitFor(
    answer.table.flatMap((r) => [r.baseline ?? 0, r.candidate ?? 0]),
    "s",
  );
  const cell = (seconds: number | null) => (seconds === null ? "–" : formatIn(seconds, factor));
  return (
    <>
      {answer.sentence === null ? null : <Headline answer={answer} how={read} />}
      <ChartFrame
        id="capacity-chart"
        bare
        level={3}
        title="Latency against load"
        sentence={
          limit === null
            ? `How ${latencyName} latency grows with the load, on both sides (${how}).`
            : answer.refuted !== null
              ? "Grey: over the limit. The curves are the model's, which the measured tail refutes."
              : `Grey: over the limit. Marks: the highest load of each side that meets it (${measured ? "read between two measured loads" : "queue model"}).`
        }
        legend={
          <span className="flex flex-wrap gap-x-4">
            {SIDES.map((side) => (
              <span key={side} className="inline-flex items-center gap-1.5">
                <SideMark side={side} />
                {told ? <span className="num">{carried(told[side])}</span> : null}
              </span>
            ))}
          </span>
        }
        table={
          <PlainTable
            label={`${latencyName} latency of both sides by load`}
            stickyFirst
            head={[
              `Load, ${axis.unit}`,
              `${SIDE_WORDS.baseline}, ${unit}`,
              `${SIDE_WORDS.candidate}, ${unit}`,
              "What it is",
            ]}
            num={[0, 1, 2]}
            rows={answer.table.map((r) => [say(r.load), cell(r.baseline), cell(r.candidate), r.note || how])}
          />
        }
      >
        <LoadLatency
          label={`${latencyName} latency against load, bare metal and virtualized`}
          describedBy={answer.sentence === null ? "capacity-chart-sentence" : "capacity-sentence"}
          sides={SIDES.map((side) => ({
            id: side,
            label: SIDE_WORDS[side],
            role: side,
            points: answer[side].points,
            crossing: answer[side].crossing,
            crossingText: `${SIDE_WORDS[side]}: ${carried(answer[side].capacity)}`,
          }))}
          limit={limit}
          limitText={limit === null ? undefined : `over the limit of ${formatQuantity(limit, "s")}`}
          xTitle={axis.title}
          yName={measured ? latencyName : `${latencyName} latency`}
          measured={measured}
        />
      </ChartFrame>
      <ul className="grid measure gap-1.5 type-note text-ink2">
        {notes.map((note) => (
          <li key={note}>{unbroken(note)}</li>
        ))}
      </ul>
    </>
  );
}

function carried(bound: Bounded): string {
  if (bound.state === "infeasible") return "infeasible";
  if (!("value" in bound)) return "n/a";
  return `${bound.state === "lower_bound" ? "at least" : "up to"} ${say(bound.value)}`;
}

function Headline({ answer, how }: { answer: CapacityAnswer; how: string }) {
  const { loss, range, level, sentence } = answer;
  const value = loss?.state === "ok" ? lossWords(loss.value, range) : null;
  const more = loss?.state === "ok" && loss.value < 0;
  return (
    <div>
      <p id="capacity-sentence" className="measure type-verdict">
        {unbroken(sentence ?? "")}
      </p>
      <div className="mt-3 flex flex-wrap items-baseline gap-x-4 gap-y-2">
        <p hidden={answer.refuted !== null}>
          <span className="type-figure-xl">{value ?? (loss?.state === "infeasible" ? "Infeasible" : "n/a")}</span>{" "}
          <span className="type-note text-ink2">
            {value === null
              ? "no percentage: there is no load to compare"
              : unbroken(
                  `${more ? "more" : "less"} load under the limit${range ? `, ${rangeWords(range)} (${level})` : ", no interval"}`,
                )}
          </span>
        </p>
        <p className="flex flex-wrap items-center gap-2">
          <span className="type-note font-medium text-ink2 first-letter:uppercase">
            {answer.grade === null ? `${how}, from measured inputs` : how}
          </span>
          {answer.grade === null ? null : <GradeBadge grade={answer.grade} suffix={answer.weakestInput ?? undefined} />}
        </p>
      </div>
    </div>
  );
}
