import type { Route } from "next";
import { Link } from "@/components/ui/link";
import { Button } from "@/components/ui/button";
import { SelectField, TextField } from "@/components/ui/field";
import { Sheet } from "@/components/ui/sheet";
import { SideMark } from "@/components/ui/side-mark";
import { type SideName, modeWord } from "@/lib/view/modes";
import { type Listed, fullName, namesOf } from "@/lib/view/run-groups";
import { PutBack } from "./put-back";
import { SearchField } from "./search-field";

interface Props {
  baseline: readonly Listed[];
  candidate: readonly Listed[];
  exclusions: readonly { runId: string; metric?: string; reason: string }[];
  metrics: readonly { value: string; label: string }[];
  /** Takes `search`, `runId`, `metric` and `reason`, and answers with the comparison without it. */
  exclude: (form: FormData) => Promise<void>;
  addHref: string;
}

/** The repeats behind the result, and the way to leave one out: with a reason that is printed. */
export function RunList({ baseline, candidate, exclusions, metrics, exclude, addHref }: Props) {
  const all = [...baseline, ...candidate];
  const name = namesOf(all);
  return (
    <Sheet
      id="runs"
      title="Runs behind it"
      actions={
        <Link href={addHref as Route} className="link type-table">
          Add runs
        </Link>
      }
    >
      <div className="grid gap-6 sm:grid-cols-2">
        <Side side="baseline" runs={baseline} gone={exclusions} />
        <Side side="candidate" runs={candidate} gone={exclusions} />
      </div>
      {exclusions.length > 0 ? (
        <ul className="mt-4 grid gap-1 border-t border-line pt-3 type-table">
          {exclusions.map((e) => (
            <li key={`${e.runId} ${e.metric}`} className="break-words">
              Left out: {name(e.runId)}
              {e.metric ? `, ${metrics.find((m) => m.value === e.metric)?.label ?? e.metric} only` : ""}, because:{" "}
              {e.reason} <PutBack runId={e.runId} metric={e.metric} />
            </li>
          ))}
        </ul>
      ) : null}
      <details className="mt-4 screen-only">
        <summary className="inline-flex min-h-6 items-center type-table text-ink2 underline underline-offset-3 hover:text-ink">
          Leave a repeat out
        </summary>
        <form action={exclude} className="mt-3 grid items-end gap-3 sm:grid-cols-2">
          <SearchField />
          <SelectField
            id="exclude-run"
            name="runId"
            label="Repeat"
            options={all.map((r) => ({ value: r.id, label: fullName(r) }))}
          />
          <SelectField
            id="exclude-metric"
            name="metric"
            label="In"
            options={[{ value: "", label: "Every metric" }, ...metrics]}
          />
          <TextField
            id="exclude-reason"
            name="reason"
            required
            maxLength={500}
            label="Because"
            hint="Printed with every result and export."
          />
          <Button type="submit" className="sm:mb-[1.4rem] sm:min-h-9!">
            Leave it out
          </Button>
        </form>
      </details>
    </Sheet>
  );
}

function Side({ side, runs, gone }: { side: SideName; runs: readonly Listed[]; gone: Props["exclusions"] }) {
  return (
    <div className="min-w-0">
      <SideMark side={side} className="type-table font-medium" />
      <ul className="mt-1 grid gap-1 type-table">
        {runs.map((run) => {
          const isGone = gone.some((e) => e.runId === run.id && !e.metric);
          return (
            <li key={run.id} className={isGone ? "text-ink3 line-through" : undefined}>
              <Link href={`/runs/${run.id}` as Route} className="link [overflow-wrap:anywhere]">
                {run.filename}
              </Link>
              <span className="text-ink3"> {modeWord(run.environment.mode)}</span>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
