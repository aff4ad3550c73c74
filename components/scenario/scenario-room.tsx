"use client";

import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { useRouter, useSearchParams } from "next/navigation";
import { type KeyboardEvent, type MouseEvent, useActionState, useMemo, useState } from "react";
import type { Route } from "next";
import { Link } from "@/components/ui/link";
import { Button, LinkButton } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorNote } from "@/components/ui/error-note";
import { Page } from "@/components/ui/page";
import { readWords } from "@/components/ui/words";
import { asProfile } from "@/lib/core/overhead/profile-weights";
import type { BookPrice } from "@/lib/core/cost/price-book";
import type { Measured, Unmeasured } from "@/lib/view/measured-source";
import { readComparison } from "@/lib/view/comparison-choice";
import { type Fields, type List, fieldsOf, withEntry, withText, withoutEntry } from "@/lib/view/scenario-fields";
import { rateFor } from "@/lib/view/scenario-in";
import { readFields } from "@/lib/view/scenario-reading";
import { AssumptionsPanel } from "./assumptions-panel";
import { ComparisonSources } from "./comparison-source";
import { DefinitionSwitch } from "./definition-switch";
import { ScenarioFormProvider } from "./form-context";
import type { ComparisonChoice } from "./overhead-fields";
import { leadOf } from "./lead";
import { MiniFigure } from "./mini-figure";
import { BenefitFields } from "./benefit-fields";
import { PlanFields } from "./plan-fields";
import { Conflict, SaveLine } from "./save-line";
import { ScenarioResult, ScenarioYear } from "./scenario-result";
import { SegmentFields } from "./segment-fields";
import { Spoken } from "./spoken";
import { UnseenTexts } from "./unseen-texts";
import { useAnswer } from "./use-answer";
import { type Stored, useAutosave } from "./use-autosave";
import { type LookUp, useMeasured } from "./use-measured";
import { useUndoable } from "./use-undoable";
import { readDefinition } from "./wording";

/** What a plain form's save came to; with scripts it is never needed. */
export interface SaveAnswer {
  fields: Fields;
  refused?: string;
}

interface Props extends Stored {
  id: string;
  comparisons: readonly ComparisonChoice[];
  /** `YYYY-MM-DD`: what makes a source old. */
  today: string;
  /** Prices to choose from. */
  book: readonly BookPrice[];
  /** What the stored scenario's comparisons came to, by the source's key. */
  measured: Readonly<Record<string, Measured | Unmeasured>>;
  save: (before: SaveAnswer | null, form: FormData) => Promise<SaveAnswer>;
  copy: () => Promise<void>;
  lookUp: LookUp;
}

/** One scenario: what is asked at the side, what it comes to beside it; saved as it is changed. */
export function ScenarioRoom(props: Props) {
  const [client] = useState(() => new QueryClient());
  return (
    <QueryClientProvider client={client}>
      <Room {...props} />
    </QueryClientProvider>
  );
}

const meanTheSame = (a: Fields, b: Fields): boolean =>
  JSON.stringify(readFields(a).scenario) === JSON.stringify(readFields(b).scenario);

function Room(props: Props) {
  const { id, revision, scenario: opened, updatedAt, today, comparisons, book, measured, save, copy, lookUp } = props;
  const router = useRouter();
  const search = useSearchParams();
  const definition = readDefinition(search.get("def"));
  const words = readWords(search.get("words"), "/scenarios");
  const [posted, post] = useActionState(save, null);
  const {
    value: fields,
    change,
    undo,
    redo,
    canUndo,
    canRedo,
  } = useUndoable<Fields>(posted?.fields ?? fieldsOf(opened), `scenario-${id}`, meanTheSame);
  const [first] = useState(() => fieldsOf(opened));
  const reading = useMemo(() => readFields(fields), [fields]);
  const { status, flush, keepMine, takeTheirs } = useAutosave(
    id,
    { revision, scenario: opened, updatedAt },
    reading.scenario,
  );

  const sourceAt = (i: number) =>
    fields[`segments.${i}.source`] === "comparison"
      ? readComparison(fields[`segments.${i}.comparison`] ?? "", fields[`segments.${i}.metric`])
      : null;
  const places = Object.keys(fields).flatMap((k) => /^segments\.(\d+)\.name$/.exec(k)?.[1] ?? []);
  const profileAt = (i: number) => asProfile(fields[`segments.${i}.profile`]);
  const sources = places.map((i) => ({
    segment: fields[`segments.${i}.name`] ?? "",
    source: sourceAt(Number(i)),
    profile: profileAt(Number(i)),
  }));
  const found = useMeasured(
    sources.flatMap(({ source, profile }) => (source ? [{ source, profile }] : [])),
    measured,
    lookUp,
  );
  const compared = sources.flatMap(({ segment, source, profile }) =>
    source ? [{ segment, found: found(source, profile) }] : [],
  );
  const foundKey = JSON.stringify(
    compared.map((c) => (c.found === "asking" ? 0 : "reason" in c.found ? c.found.reason : 1)),
  );
  const ccy = search.get("ccy");
  const rate = useMemo(() => reading.scenario && rateFor(reading.scenario, ccy), [reading, ccy]);
  const { answer, state, reason } = useAnswer(reading.scenario, rate, found, foundKey);

  const set = (key: string, text: string) => change(withText(fields, key, text), key);
  const put = (texts: Fields) =>
    change(
      Object.entries(texts).reduce((all, [key, text]) => withText(all, key, text), fields),
      Object.keys(texts).join(" "),
    );
  const form = {
    fields,
    notes: reading.notes,
    set,
    add: (list: List) => change(withEntry(fields, list), `add ${list}`),
    remove: (list: List, at: number) => change(withoutEntry(fields, list, at), `remove ${list}`),
  };

  function keys(event: KeyboardEvent) {
    if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "z") return;
    event.preventDefault();
    if (event.shiftKey) redo();
    else undo();
  }
  const shareHref = `/scenarios/${id}/share` as Route;
  async function share(event: MouseEvent) {
    if (status.state === "saved" || event.metaKey || event.ctrlKey || event.button !== 0) return;
    event.preventDefault();
    if (await flush()) router.push(shareHref);
  }

  return (
    <Page
      above={
        <Link href="/scenarios" className="link type-note text-ink2">
          All scenarios
        </Link>
      }
      title={fields.name?.trim() || "Scenario without a name"}
      lead={answer ? leadOf(answer.scenario, answer.projection, definition) : undefined}
      actions={
        <>
          <form action={copy}>
            <Button type="submit">Copy</Button>
          </form>
          <LinkButton href={shareHref} variant="primary" prefetch={false} onClick={share}>
            Share
          </LinkButton>
        </>
      }
    >
      {/* In the order of a small screen: figure, inputs, what stands behind the figure. */}
      <div className="mt-8 grid items-start gap-x-10 gap-y-6 lg:grid-cols-[19rem_minmax(0,1fr)] lg:grid-rows-[auto_1fr]">
        <div className="min-w-0 lg:col-start-2 lg:row-start-1">
          {reason ? (
            <ErrorNote className="mb-6" title="The overhead of a segment is missing.">
              <p>
                {reason} Choose another source beside it.{answer ? " Until then the last figure stays." : ""}
              </p>
            </ErrorNote>
          ) : null}
          {answer ? <Spoken projection={answer.projection} definition={definition} words={words} /> : null}
          {answer ? (
            <ScenarioYear
              scenario={answer.scenario}
              kept={answer.kept}
              projection={answer.projection}
              definition={definition}
              words={words}
              state={state}
              switcher={<DefinitionSwitch definition={definition} />}
            />
          ) : (
            <EmptyState title={state === "updating" ? "Comparing your files…" : "No figure yet"}>
              The figure stands here as soon as every segment has an overhead.
            </EmptyState>
          )}
        </div>
        <form
          action={post}
          id="inputs"
          className="grid min-w-0 scroll-mt-20 gap-4 max-lg:rounded max-lg:border max-lg:border-line max-lg:px-4 max-lg:pb-4 lg:sticky lg:top-18 lg:col-start-1 lg:row-span-2 lg:row-start-1 lg:-mx-2 lg:max-h-[calc(100dvh-5rem)] lg:gap-8 lg:overflow-y-auto lg:px-2 lg:pb-8 print:hidden"
          onKeyDown={keys}
          aria-label="Inputs of the scenario"
        >
          <input type="hidden" name="revision" value={revision} />
          {answer ? <MiniFigure projection={answer.projection} definition={definition} state={state} /> : null}
          <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
            {/* First in the form: what Enter means. */}
            <Button
              type="submit"
              name="do"
              value="save"
              size="sm"
              className="[@media(scripting:enabled)]:sr-only"
              onClick={(e) => {
                e.preventDefault();
                void flush();
              }}
            >
              Save
            </Button>
            <SaveLine status={status} onRetry={() => void flush()} />
            <Link
              href={`/scenarios/${id}/versions` as Route}
              prefetch={false}
              className="inline-flex min-h-8 items-center link type-note text-ink2"
            >
              Versions
            </Link>
            {canUndo || canRedo ? (
              <span className="needs-script ms-auto flex gap-1">
                <Button size="sm" variant="quiet" disabled={!canUndo} onClick={undo}>
                  Undo
                </Button>
                <Button size="sm" variant="quiet" disabled={!canRedo} onClick={redo}>
                  Redo
                </Button>
              </span>
            ) : null}
          </div>
          {posted?.refused ? <ErrorNote title={posted.refused} /> : null}
          {status.state === "conflict" ? (
            <Conflict
              updatedAt={status.theirs.updatedAt}
              onMine={() => void keepMine()}
              onTheirs={() => {
                const theirs = takeTheirs();
                if (theirs) change(fieldsOf(theirs), "theirs");
              }}
            />
          ) : null}
          <ScenarioFormProvider value={form}>
            <UnseenTexts />
            <SegmentFields
              comparisons={comparisons}
              book={book}
              measuredAt={(i) => {
                const source = sourceAt(i);
                return source ? found(source, profileAt(i)) : null;
              }}
            />
            <PlanFields />
            <BenefitFields />
          </ScenarioFormProvider>
        </form>
        {answer ? (
          <div className="min-w-0 lg:col-start-2 lg:row-start-2">
            <ScenarioResult
              scenario={answer.scenario}
              kept={answer.kept}
              projection={answer.projection}
              put={put}
              definition={definition}
              words={words}
              measured={<ComparisonSources sources={compared} />}
              assumptions={
                <ScenarioFormProvider value={form}>
                  <AssumptionsPanel
                    projection={answer.projection}
                    opened={first}
                    put={change}
                    today={today}
                    onKeyDown={keys}
                  />
                </ScenarioFormProvider>
              }
            />
          </div>
        ) : null}
      </div>
    </Page>
  );
}
