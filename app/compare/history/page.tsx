import type { Metadata, Route } from "next";
import { headers } from "next/headers";
import { cache } from "react";
import { HistoryEvents } from "@/components/compare/history-events";
import { HistoryFigure } from "@/components/compare/history-figure";
import { HistoryPicker } from "@/components/compare/history-picker";
import { HistoryTable } from "@/components/compare/history-table";
import { ErrorNote } from "@/components/ui/error-note";
import { Link } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import { Page } from "@/components/ui/page";
import { Sheet } from "@/components/ui/sheet";
import { ownerOf } from "@/lib/server/access";
import { comparisonHistory } from "@/lib/server/comparison-history";
import { asRefusal } from "@/lib/server/respond";
import { EMPTY, compareHref } from "@/lib/view/compare-url";
import { countOf } from "@/lib/view/counts";
import { historyRows, historyUnit } from "@/lib/view/history-rows";
import { historyNeeds, historySentence } from "@/lib/view/history-words";
import { paramWords } from "@/lib/view/params";
import { unbroken } from "@/lib/view/unbroken";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** Title and page ask the same question: it is answered once a request. */
const askedOnce = cache(async (saved: string, metric: string) => {
  const owner = await ownerOf(await headers());
  try {
    return { history: await comparisonHistory(owner, saved, metric ? { metric } : {}) };
  } catch (error) {
    const refusal = asRefusal(error);
    if (refusal.code === "internal" || refusal.code === "database-away") throw error;
    return { refusal };
  }
});

async function asked(searchParams: Props["searchParams"]) {
  const { saved, m } = await searchParams;
  const [id, metric] = [[saved].flat()[0] ?? "", [m].flat()[0] ?? ""];
  return { id, ...(await askedOnce(id, metric)) };
}

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const { history } = await asked(searchParams);
  return { title: history ? `History of ${history.comparison.name}` : "History" };
}

export default async function HistoryPage({ searchParams }: Props) {
  const { id, history, refusal } = await asked(searchParams);
  const back = (
    <Link href={compareHref({ ...EMPTY, saved: id || null }) as Route} className="link type-table">
      {history ? history.comparison.name : "Compare"}
    </Link>
  );
  if (!history) {
    return (
      <Page above={back} title="History">
        <ErrorNote className="mt-4" title={refusal.message} faults={refusal.errors} />
        <p className="mt-4 measure text-ink2">
          A history belongs to a saved comparison: compare two sides, save the comparison under a name, and open its
          history from there.
        </p>
      </Page>
    );
  }
  const rows = historyRows(history, history.judged);
  const needs = historyNeeds(history);
  const { row, events, older, leftOut, judged } = history;
  const settings = [row.workload, paramWords(row.params)].filter(Boolean).join(", ");
  return (
    <Page
      above={back}
      lead={<h1 className="type-verdict">{unbroken(historySentence(history))}</h1>}
      actions={<HistoryPicker saved={id} metric={row.metric} metrics={history.metrics} />}
    >
      <p className="mt-2 max-w-[60rem] type-note text-ink2">
        {row.label}
        {settings ? `, ${settings}` : ""}. All runs of the same mode, GPU and label as the comparison&apos;s, a session
        a day.
      </p>
      {needs ? (
        <Notice level="warn" title="What would make more of this" className="mt-4 max-w-[60rem]">
          {needs}
        </Notice>
      ) : null}
      <div className="mt-6 grid min-w-0 gap-6">
        <HistoryFigure history={history} rows={rows} />
        {events.length > 0 ? (
          <Sheet id="changes" title={countOf(events.length, "change")}>
            <HistoryEvents history={history} />
          </Sheet>
        ) : null}
        <Sheet
          id="sessions"
          title={countOf(rows.length, "session")}
          note={[
            "Newest first. Each is compared with the bare-metal session nearest in time, and judged alone: by this row, without the correction for the other rows of its comparison and without a look into its samples, so its own page may claim less.",
            judged.margin !== undefined || judged.aa !== undefined
              ? "The saved margin and noise floors count here; its own page does not carry them."
              : "",
            rows.some((r) => r.date.includes("uploaded")) ? "Uploaded: nobody recorded when it ran." : "",
            older > 0 ? `${countOf(older, "older session")} left out.` : "",
            leftOut > 0 ? `${countOf(leftOut, "older run")} left out.` : "",
          ]
            .filter(Boolean)
            .join(" ")}
        >
          <HistoryTable rows={rows} unit={historyUnit(history).unit} />
        </Sheet>
        <p className="max-w-[60rem] type-note text-ink3">
          Changes of level are found by circular binary segmentation of logs; sessions that share a bare-metal session
          count as one for the overhead. Without any change one history in twenty shows a mark at most. A mark says when
          something moved and what was recorded otherwise since; it does not prove the cause.
        </p>
      </div>
    </Page>
  );
}
