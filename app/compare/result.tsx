import { headers } from "next/headers";
import { Link } from "@/components/ui/link";
import type { Route } from "next";
import type { ReactNode } from "react";
import { ConditionChips } from "@/components/compare/condition-chips";
import { ConditionTable } from "@/components/compare/condition-table";
import { CostPanel } from "@/components/compare/cost-panel";
import { FilterBar } from "@/components/compare/filter-bar";
import { FoundingFive } from "@/components/compare/founding-five";
import { MetricDetail } from "@/components/compare/metric-detail";
import { MethodNote } from "@/components/compare/method-note";
import { OverheadChart } from "@/components/compare/overhead-chart";
import { RowTable } from "@/components/compare/row-table";
import { RunList } from "@/components/compare/run-list";
import { SidesLine, sideTitle } from "@/components/compare/sides-line";
import { UnpairedList, unpairedCount, unpairedSentence } from "@/components/compare/unpaired-list";
import { cx } from "@/components/ui/class-names";
import { gradeWord } from "@/components/ui/grade-badge";
import { Notice } from "@/components/ui/notice";
import { Page } from "@/components/ui/page";
import { Sheet } from "@/components/ui/sheet";
import { foundingRows } from "@/lib/core/comparison/founding-rows";
import type { Owner } from "@/lib/server/access";
import type { Compared } from "@/lib/server/comparisons";
import { env } from "@/lib/server/env";
import { exportHref } from "@/lib/view/compare-csv";
import { compareMarkdown } from "@/lib/view/compare-markdown";
import { EXAMPLE_BILL, costOf } from "@/lib/view/compare-money";
import { type CompareState, apiHref, compareHref, toSearch } from "@/lib/view/compare-url";
import { rowName, termName } from "@/lib/core/comparison/sentence";
import { type ShownRow, filtered, shownRows, sorted } from "@/lib/view/compared-rows";
import { countOf } from "@/lib/view/counts";
import { families } from "@/lib/view/row-families";
import { namesOf } from "@/lib/view/run-groups";
import { formatMoney } from "@/lib/view/format";
import { unbroken } from "@/lib/view/unbroken";
import { runsBehind } from "./behind";
import { keep, leaveOut, setAside, useInScenario } from "./actions";

interface Props {
  owner: Owner;
  compared: Compared;
  /** Of a saved comparison. */
  name: string | null;
  state: CompareState;
  notice: ReactNode;
}

/** More rows than this make no picture; the table holds them all. */
const DRAWN = 24;
const LONG = 1500;

/** A tenfold difference is a fault to be found, and would squeeze every other row to a point. */
const isDrawable = ({ row }: ShownRow) =>
  row.overhead !== null && !row.warnings.some((w) => w.code === "implausible-ratio");

/** By their value, the worst for the virtualized side first; rows without a number last. */
const worstFirst = (a: ShownRow, b: ShownRow) =>
  (b.row.overhead?.value ?? -Infinity) - (a.row.overhead?.value ?? -Infinity);

function metricChoices(rows: readonly ShownRow[], words: CompareState["words"]) {
  const name = words === "infra" ? termName : rowName;
  const names = new Map(rows.map(({ row }) => [row.metric, name({ ...row, statistic: "median" })]));
  return [...names].map(([value, label]) => ({ value, label }));
}

function headlineSentence(compared: Compared, words: CompareState["words"], cost: string): string {
  const { sentence, finance } = compared.verdict;
  if (words === "infra") return sentence;
  return [finance, cost].filter(Boolean).join(" ");
}

export async function ResultPage({ owner, compared, name, state, notice }: Props) {
  const host = (await headers()).get("host");
  const all = shownRows(compared, state.words);
  const { rows, hidden, noise } = filtered(all, state);
  const { noiseFloor, comparability, verdict, unpaired, runs, exclusions } = compared;
  const folded = families(sorted(rows, state.sort, noiseFloor.value), noiseFloor.value);
  const unfolded = folded.flatMap((f) => f.shown);
  const numbered = unfolded.filter(isDrawable);
  const drawn = state.sort === "effect" ? [...numbered.slice(0, DRAWN)].sort(worstFirst) : numbered.slice(0, DRAWN);
  const tabled = [...drawn, ...unfolded.filter((r) => !drawn.includes(r))];
  const five = foundingRows(compared.rows).map(({ id, label, row }) => ({
    id,
    label,
    shown: all.find((s) => s.row.key === row?.key) ?? null,
  }));
  // Up close only what is asked for: reading every run's values is not free.
  const one = state.metric ? folded[0]?.lead : undefined;
  const cost = costOf(compared, compared.grade);
  const query = toSearch(state).toString();
  const href = compareHref(state);
  const sentence = headlineSentence(compared, state.words, cost.sentence);
  const title = name ?? `${sideTitle(runs.baseline)} against ${sideTitle(runs.candidate)}`;
  const isSample = [...runs.baseline, ...runs.candidate].some((r) => r.grade !== null);
  const metrics = metricChoices(all, state.words);
  const gone = new Set(exclusions.filter((e) => !e.metric).map((e) => e.runId));
  const link = `${host ? `http://${host}` : env().url}${href}`;

  return (
    <Page
      above={<SidesLine {...runs} gone={gone} grade={compared.grade} isSample={isSample} />}
      lead={<h1 className="type-verdict">{unbroken(sentence)}</h1>}
    >
      <p className="mt-2 max-w-[60rem] type-note text-ink2">{unbroken(verdict.because)}</p>
      <MethodNote compared={compared} />
      <ConditionChips findings={comparability.findings} />
      {notice}
      {compared.warnings.length > 0 ? <Doubts warnings={compared.warnings} /> : null}
      {href.length > LONG && state.saved === null ? (
        <Notice level="warn" title="This address is too long to send." className="mt-4">
          Save the comparison under a name: it then has a short address.
        </Notice>
      ) : null}
      <div className="mt-6 grid items-start gap-x-8 gap-y-6 lg:grid-cols-[minmax(0,1fr)_17rem]">
        <aside aria-label="Cost and exports" className="grid gap-6 lg:sticky lg:top-20 lg:col-start-2 lg:row-start-1">
          <CostPanel
            cost={cost}
            bill={formatMoney(EXAMPLE_BILL.amount, EXAMPLE_BILL.currency)}
            markdown={compareMarkdown(compared, tabled, {
              title,
              grade: gradeWord(compared.grade),
              sentence: verdict.sentence,
              link,
              runName: namesOf([...runs.baseline, ...runs.candidate]),
            })}
            csvHref={exportHref(state)}
            jsonHref={apiHref({ ...state, ...idsOf(runs) })}
            useInScenario={useInScenario.bind(null, query)}
            keep={keep.bind(null, query)}
            keptAs={name}
          />
          <Side title="Not paired" className="hidden lg:block">
            {unpairedCount(unpaired) > 0 ? (
              <>
                {unpairedSentence(unpaired)}{" "}
                <a href="#unpaired" className="link">
                  See them all
                </a>
              </>
            ) : (
              unpairedSentence(unpaired)
            )}
          </Side>
        </aside>
        <div className="grid min-w-0 gap-6">
          {all.length > 6 || state.metric || state.stat || state.show === "signal" ? (
            <FilterBar
              state={state}
              metrics={metrics}
              hasTails={all.some((r) => r.row.statistic === "p99")}
              noise={noise}
            />
          ) : null}
          {all.length > 0 ? (
            <>
              <OverheadChart
                title="Capacity lost, metric by metric"
                rows={drawn}
                all={rows}
                floor={noiseFloor}
                level="95 % interval of the difference"
              />
              {one ? <MetricDetail shown={one} runs={await runsBehind(owner, compared, one.row)} /> : null}
              {state.metric ? null : <FoundingFive rows={five} />}
              <Sheet
                id="table"
                title={countOf(rows.length, "row")}
                note={
                  hidden > 0 ? (
                    <>
                      {countOf(hidden, "row")} hidden as noise.{" "}
                      <Link href={compareHref({ ...state, show: "all" }) as Route} className="link" scroll={false}>
                        Show
                      </Link>
                    </>
                  ) : (
                    "The chart's rows in its order, then the rest, with both values. Positive: virtualized is worse."
                  )
                }
              >
                {rows.length > 0 ? (
                  <RowTable
                    rows={tabled}
                    families={folded}
                    metricHref={(metric) => compareHref({ ...state, metric })}
                  />
                ) : (
                  <p className="text-ink2">
                    No row is left of {countOf(all.length, "row")}.{" "}
                    <Link
                      className="link"
                      href={compareHref({ ...state, show: "all", stat: null, metric: null }) as Route}
                      scroll={false}
                    >
                      Show all
                    </Link>
                  </p>
                )}
              </Sheet>
            </>
          ) : null}
          <ConditionTable findings={comparability.findings} override={setAside.bind(null, query)} />
          <UnpairedList unpaired={unpaired} />
          <RunList
            {...runs}
            exclusions={exclusions.map((e) => ({
              ...e,
              backHref: state.exclusions.some((x) => x.runId === e.runId && x.metric === e.metric)
                ? compareHref({
                    ...state,
                    exclusions: state.exclusions.filter((x) => x.runId !== e.runId || x.metric !== e.metric),
                  })
                : null,
            }))}
            metrics={metrics}
            exclude={leaveOut.bind(null, query)}
            addHref="/runs"
          />
        </div>
      </div>
    </Page>
  );
}

function Doubts({ warnings }: { warnings: Compared["warnings"] }) {
  const [first, ...rest] = warnings;
  return (
    <Notice level="warn" title={unbroken(first?.message ?? "")} className="mt-3 max-w-[60rem]">
      {rest.length > 0 ? rest.map((w) => <p key={w.message}>{unbroken(w.message)}</p>) : null}
    </Notice>
  );
}

const idsOf = (runs: Compared["runs"]) => ({
  baseline: runs.baseline.map((r) => r.id),
  candidate: runs.candidate.map((r) => r.id),
});

function Side({ title, children, className }: { title: string; children: ReactNode; className?: string }) {
  return (
    <section className={cx("border-t border-line pt-5", className)}>
      <h2 className="type-sub">{title}</h2>
      <div className="mt-1 type-note break-words text-ink2">{children}</div>
    </section>
  );
}
