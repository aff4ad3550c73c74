import { headers } from "next/headers";
import type { ReactNode } from "react";
import { ConditionChips } from "@/components/compare/condition-chips";
import { ConditionTable } from "@/components/compare/condition-table";
import { CostPanel } from "@/components/compare/cost-panel";
import { ExportLinks } from "@/components/compare/export-links";
import { FilterBar } from "@/components/compare/filter-bar";
import { FloorSheet } from "@/components/compare/floor-sheet";
import { FoundingFive } from "@/components/compare/founding-five";
import { HistoryLink } from "@/components/compare/history-link";
import { KeepPanel } from "@/components/compare/keep-panel";
import { LiveRows } from "@/components/compare/live-rows";
import { MethodNote, intervalWords } from "@/components/compare/method-note";
import { OverheadChart } from "@/components/compare/overhead-chart";
import { RowDrawer } from "@/components/compare/row-drawer";
import { RowTable } from "@/components/compare/row-table";
import { RunList } from "@/components/compare/run-list";
import { SidesLine, sideTitle } from "@/components/compare/sides-line";
import { TableKey } from "@/components/compare/table-key";
import { UnpairedList, unpairedCount, unpairedSentence } from "@/components/compare/unpaired-list";
import { cx } from "@/components/ui/class-names";
import { gradeWord } from "@/components/ui/grade-badge";
import { Notice } from "@/components/ui/notice";
import { Page } from "@/components/ui/page";
import { foundingRows } from "@/lib/core/comparison/founding-rows";
import type { Owner } from "@/lib/server/access";
import { isContainer } from "@/lib/server/comparison-workload";
import type { Compared, ComparisonRequest } from "@/lib/server/comparisons";
import { env } from "@/lib/server/env";
import { markdownFrame } from "@/lib/view/compare-markdown-frame";
import { EXAMPLE_BILL, costOf } from "@/lib/view/compare-money";
import { type CompareState, apiHref, compareHref } from "@/lib/view/compare-url";
import { shownRows, toLive } from "@/lib/view/compared-rows";
import { floorFragment, floorReport } from "@/lib/view/floor-report";
import { formatMoney } from "@/lib/view/format";
import { namesOf } from "@/lib/view/run-groups";
import { sideHeads } from "@/lib/view/side-heads";
import { unbroken } from "@/lib/view/unbroken";
import { askOfRequest, workloadRequest } from "@/lib/view/workload-url";
import { keep, leaveOut, rename, setAside, useInScenario } from "./actions";
import type { Kept } from "./ask";
import { CapacityPart } from "./capacity-part";
import { ClusterPart } from "./cluster-part";
import { detailOf } from "./row-detail";
import { WorkloadPart } from "./workload-part";

interface Props {
  owner: Owner;
  compared: Compared;
  /** The question that was answered: a saved one's with what the address adds. */
  request: ComparisonRequest;
  /** What a saved comparison is called. */
  kept: Kept | null;
  state: CompareState;
  notice: ReactNode;
}

const LONG = 1500;

function headlineSentence(compared: Compared, words: CompareState["words"], cost: string): string {
  const { sentence, finance } = compared.verdict;
  if (words === "infra") return sentence;
  return [finance, cost].filter(Boolean).join(" ");
}

export async function ResultPage({ owner, compared, request, kept, state, notice }: Props) {
  const host = (await headers()).get("host");
  const all = shownRows(compared, state.words);
  const rows = all.map(toLive);
  const { noiseFloor, comparability, verdict, unpaired, runs, exclusions, sameSide } = compared;
  const opened = state.row === null ? undefined : all.find((r) => r.id === state.row);
  const given = opened ? await detailOf(owner, compared, opened) : null;
  const five = foundingRows(compared.rows).map(({ id, label, row }) => ({
    id,
    label,
    shown: all.find((s) => s.row.key === row?.key) ?? null,
  }));
  const work = askOfRequest(request, state.workload.bill);
  const cost = costOf(compared, compared.grade, {
    ...workloadRequest(work),
    container: isContainer(compared.runs.candidate),
  });
  const href = compareHref(state);
  const sentence = headlineSentence(compared, state.words, sameSide ? "" : cost.sentence);
  const against = `${sideTitle(runs.baseline)} against ${sideTitle(runs.candidate)}`;
  const title = kept?.name ?? (sameSide ? `Noise floor: ${against}` : against);
  const isSample = [...runs.baseline, ...runs.candidate].some((r) => r.grade !== null);
  const heads = sideHeads(sameSide);
  const metrics = [...new Map(all.map((r) => [r.metric, r.name])).entries()].map(([value, label]) => ({
    value,
    label,
  }));
  const gone = new Set(exclusions.filter((e) => !e.metric).map((e) => e.runId));
  const frame = markdownFrame(compared, all, {
    title,
    grade: gradeWord(compared.grade),
    sentence: verdict.sentence,
    runName: namesOf([...runs.baseline, ...runs.candidate]),
  });
  const json = apiHref({ ...state, baseline: runs.baseline.map(idOf), candidate: runs.candidate.map(idOf) });
  const ends = sameSide
    ? { low: "second set faster", high: "second set slower" }
    : { low: "virtualized faster", high: "virtualized loses capacity" };

  return (
    <Page
      above={<SidesLine {...runs} gone={gone} grade={compared.grade} isSample={isSample} />}
      lead={
        <h1 className="type-verdict">
          {sameSide ? <span className="font-semibold">Noise floor. </span> : null}
          {unbroken(sentence)}
        </h1>
      }
    >
      <p className="mt-2 max-w-[60rem] type-note text-ink2">{unbroken(verdict.because)}</p>
      <MethodNote compared={compared} />
      <ConditionChips findings={comparability.findings} />
      {notice}
      {state.row !== null && !opened ? (
        <Notice level="warn" title="The row of this address is not in the comparison." className="mt-3 max-w-[60rem]" />
      ) : null}
      {compared.warnings.length > 0 ? <Doubts warnings={compared.warnings} /> : null}
      {href.length > LONG && state.saved === null ? (
        <Notice level="warn" title="This address is too long to send." className="mt-4">
          Save the comparison under a name: it then has a short address.
        </Notice>
      ) : null}
      <LiveRows rows={rows}>
        <TableKey />
        <div className="mt-6 grid items-start gap-x-8 gap-y-6 lg:grid-cols-[minmax(0,1fr)_17rem]">
          <aside
            aria-label={sameSide ? "Exports" : "Cost and exports"}
            className="grid gap-6 lg:sticky lg:top-20 lg:col-start-2 lg:row-start-1"
          >
            {sameSide ? null : (
              <CostPanel
                cost={cost}
                bill={formatMoney(EXAMPLE_BILL.amount, EXAMPLE_BILL.currency)}
                useInScenario={useInScenario}
              />
            )}
            <div className="grid gap-2.5 screen-only">
              <ExportLinks frame={frame} jsonHref={json} origin={host ? `http://${host}` : env().url} />
            </div>
            <KeepPanel
              keep={keep}
              rename={rename}
              kept={kept}
              changed={state.exclusions.length + state.overrides.length > 0}
            />
            {state.saved && !sameSide ? <HistoryLink saved={state.saved} metric={state.metric} /> : null}
            <Side title="Not paired" className="hidden lg:block">
              {unpairedSentence(unpaired)}{" "}
              {unpairedCount(unpaired) > 0 ? (
                <a href="#unpaired" className="link">
                  See them all
                </a>
              ) : null}
            </Side>
          </aside>
          <div className="grid min-w-0 gap-6">
            {sameSide ? <FloorSheet report={floorReport(rows)} fragment={floorFragment(compared, against)} /> : null}
            {all.length > 1 ? <FilterBar /> : null}
            {all.length > 0 ? (
              <>
                <OverheadChart
                  title={sameSide ? "Difference, metric by metric" : "Capacity lost, metric by metric"}
                  method={intervalWords(compared)}
                  floor={noiseFloor}
                  ends={ends}
                />
                <RowDrawer given={given} actions={{ leaveOut, setAside }} />
                {sameSide || state.metric !== null ? null : <FoundingFive rows={five} />}
                <RowTable heads={heads} />
              </>
            ) : null}
            <ConditionTable findings={comparability.findings} heads={heads} override={setAside} />
            {/* What rests on the rows: one part a question. */}
            {sameSide ? null : (
              <>
                <WorkloadPart compared={compared} state={{ ...state, workload: work }} />
                <CapacityPart compared={compared} state={state} />
                <ClusterPart owner={owner} compared={compared} state={state} />
              </>
            )}
            <UnpairedList unpaired={unpaired} />
            <RunList {...runs} exclusions={exclusions} metrics={metrics} exclude={leaveOut} addHref="/runs" />
          </div>
        </div>
      </LiveRows>
    </Page>
  );
}

const idOf = ({ id }: { id: string }) => id;

function Doubts({ warnings }: { warnings: Compared["warnings"] }) {
  const [first, ...rest] = warnings;
  return (
    <Notice level="warn" title={unbroken(first?.message ?? "")} className="mt-3 max-w-[60rem]">
      {rest.length > 0 ? rest.map((w) => <p key={w.message}>{unbroken(w.message)}</p>) : null}
    </Notice>
  );
}

function Side({ title, children, className }: { title: string; children: ReactNode; className?: string }) {
  return (
    <section className={cx("border-t border-line pt-5", className)}>
      <h2 className="type-sub">{title}</h2>
      <div className="mt-1 type-note break-words text-ink2">{children}</div>
    </section>
  );
}
