"use client";

import { Button } from "@/components/ui/button";
import { CommandLine } from "@/components/ui/command-line";
import { PlainTable } from "@/components/ui/data-table";
import { TextField } from "@/components/ui/field";
import { StateIcon } from "@/components/ui/state-icon";
import type { OpenQuestion, RowDetail } from "@/lib/view/compare-detail";
import { unbroken } from "@/lib/view/unbroken";
import { LeaveOut } from "./leave-out";
import { RowCharts } from "./row-charts";
import { RowRuns } from "./row-runs";
import { SearchField } from "./search-field";

export interface RowActions {
  /** Takes `search`, `runId`, `metric` and `reason`. */
  leaveOut: (form: FormData) => Promise<void>;
  /** Takes `search`, `rule`, `metric` and `reason` or `answer`. */
  setAside: (form: FormData) => Promise<void>;
}

/** Everything that stands behind one row. */
export function RowDetailBody({ detail, actions }: { detail: RowDetail; actions: RowActions }) {
  const { tests, doubts, question, settings, lines, unit } = detail;
  const inUnit = unit ? ` ${unit}` : "";
  const commands = [...new Set(lines.flatMap((l) => l.command ?? []))];
  const left = lines.filter((l) => l.leftOut === null);
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
      <div>
        <dl className="grid grid-cols-2 gap-x-6 gap-y-2 sm:grid-cols-4">
          <Fact name="Overhead" value={detail.overhead} strong />
          <Fact name="95 % interval" value={detail.interval} />
          <Fact name="Values" value={`${detail.baseline} → ${detail.candidate}${inUnit}`} />
          <Fact name="Verdict" value={`${detail.verdict}, n = ${detail.runs}`} />
        </dl>
        <p className="mt-3 measure type-table">{unbroken(detail.because)}</p>
        <p className="mt-1 measure type-note text-ink2">
          {detail.method} {unbroken(detail.floor)} {unbroken(detail.ceiling)}
        </p>
        {doubts.length > 0 ? (
          <ul className="mt-2 grid gap-1">
            {doubts.map((text) => (
              <li key={text} className="flex gap-2 type-note text-warn">
                <span className="flex h-[1.125rem] items-center">
                  <StateIcon state="warn" />
                </span>
                <span className="measure">{unbroken(text)}</span>
              </li>
            ))}
          </ul>
        ) : null}
      </div>
      {question ? <Question question={question} metric={detail.metric} action={actions.setAside} /> : null}
      <RowCharts detail={detail} />
      <RowRuns detail={detail} />
      {left.length > 1 ? <LeaveOut detail={detail} lines={left} action={actions.leaveOut} /> : null}
      {tests.length > 0 ? (
        <section aria-labelledby="row-tests">
          <h3 id="row-tests" className="type-sub">
            Other tests of the same question
          </h3>
          <p className="mt-0.5 type-note text-ink3">The verdict rests on the interval; these are there to check it.</p>
          <dl className="mt-2 grid gap-2 type-table">
            {tests.map(({ name, says }) => (
              <div key={name} className="sm:grid sm:grid-cols-[9.5rem_minmax(0,1fr)] sm:gap-4">
                <dt className="text-ink3">{name}</dt>
                <dd>{unbroken(says)}</dd>
              </div>
            ))}
          </dl>
        </section>
      ) : null}
      <section aria-labelledby="row-settings">
        <h3 id="row-settings" className="mb-2 type-sub">
          What it was measured with
        </h3>
        {settings.length > 0 ? (
          <PlainTable
            label="Settings of this row"
            stickyFirst
            maxHeight="20rem"
            head={["Setting", "Baseline", "Candidate"]}
            rows={settings.map(({ name, baseline, candidate, differs }) => [
              <span key="n" className={differs ? "font-medium text-warn" : undefined}>
                {name}
                {differs ? " (differs)" : ""}
              </span>,
              baseline,
              differs ? candidate : candidate === baseline ? "the same" : candidate,
            ])}
          />
        ) : (
          <p className="type-table text-ink2">The files say nothing of its settings.</p>
        )}
        {commands.length > 0 ? (
          <div className="mt-3 grid gap-2">
            {commands.map((command) => (
              <CommandLine key={command} command={command} />
            ))}
          </div>
        ) : (
          <p className="mt-2 type-note text-ink3">These files hold no command line.</p>
        )}
      </section>
    </div>
  );
}

function Fact({ name, value, strong }: { name: string; value: string; strong?: boolean }) {
  return (
    <div className="min-w-0">
      <dt className="type-note text-ink3">{name}</dt>
      <dd className={strong ? "text-lg leading-6 font-semibold num" : "type-table break-words"}>{value}</dd>
    </div>
  );
}

interface QuestionProps {
  question: OpenQuestion;
  metric: string;
  action: RowActions["setAside"];
}

/** A row that is held back until somebody says what it is. */
function Question({ question: { code, question, answers, message }, metric, action }: QuestionProps) {
  return (
    <form action={action} className="rounded bg-warn-tint p-4 screen-only">
      <h3 className="type-sub text-warn">{question}</h3>
      <p className="mt-1 measure type-table">{unbroken(message)}</p>
      <SearchField />
      <input type="hidden" name="rule" value={code} />
      <input type="hidden" name="metric" value={metric} />
      <div className="mt-3">
        <TextField
          id={`answer-${code}`}
          name="reason"
          maxLength={400}
          required={answers.length === 0}
          label={answers.length > 0 ? "In your words, if you like" : "Your reason"}
          hint="Held for this metric only, and printed with every result; the row keeps its doubt beside it."
        />
      </div>
      <div className="mt-3 flex flex-wrap gap-2">
        {answers.length > 0 ? (
          answers.map((answer) => (
            <Button key={answer} type="submit" name="answer" value={answer} size="sm">
              {answer}
            </Button>
          ))
        ) : (
          <Button type="submit" size="sm">
            Compare it all the same
          </Button>
        )}
      </div>
    </form>
  );
}
