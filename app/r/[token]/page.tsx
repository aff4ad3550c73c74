import type { Metadata, Route } from "next";
import { notFound, redirect } from "next/navigation";
import { type ReactNode, cache } from "react";
import { Fan } from "@/components/charts/fan";
import { ExportLinks } from "@/components/report/export-links";
import { FrozenAdvice, FrozenDetails, FrozenMoney } from "./frozen-answers";
import { FrozenBanner } from "@/components/report/frozen-banner";
import { FrozenComparisonView, MetricAnnex } from "@/components/report/frozen-comparison-view";
import { ReaderInputs } from "@/components/report/reader-inputs";
import { ReportFoot } from "@/components/report/report-foot";
import { YouAndAuthor } from "@/components/report/you-and-author";
import { AnnualFigure } from "@/components/scenario/annual-figure";
import { AssumptionTable } from "@/components/scenario/assumption-table";
import { BreakEven } from "@/components/scenario/decision";
import { FanFigure, fanOf } from "@/components/scenario/fan-figure";
import { FiscalYears } from "@/components/scenario/fiscal-years";
import { YearMaths } from "@/components/scenario/maths";
import { MoveDecision } from "@/components/scenario/move-decision";
import { segmentRows } from "@/components/scenario/segment-rows";
import { SegmentTable } from "@/components/scenario/segment-table";
import { Warnings } from "@/components/scenario/warnings";
import { DEFINITIONS } from "@/components/scenario/wording";
import { Notice } from "@/components/ui/notice";
import { Page } from "@/components/ui/page";
import { Sheet } from "@/components/ui/sheet";
import { ADJUSTABLE } from "@/lib/core/cost/scenario";
import { withChanges } from "@/lib/core/report/reader-changes";
import type { Snapshot } from "@/lib/core/report/snapshot";
import { mayTry } from "@/lib/server/reader-tries";
import { linkUrl, openLink } from "@/lib/server/share-links";
import { formatDate } from "@/lib/view/format";
import { type ReaderAsk, outOfBounds, readReaderAsk } from "@/lib/view/reader-ask";

interface Props {
  params: Promise<{ token: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** Once a request: opening counts a view, trying values does not. */
const opened = cache((token: string, trying: boolean) => openLink(token, { count: !trying }));

const isTrying = (search: Readonly<Record<string, unknown>>): boolean =>
  ADJUSTABLE.some((input) => search[`a.${input}`] !== undefined);

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const report = await opened((await params).token, isTrying(await searchParams));
  const rest = { robots: { index: false, follow: false }, referrer: "no-referrer" } as const;
  return report ? { title: report.snapshot.name, description: "A frozen report made with Bareline.", ...rest } : rest;
}

export default async function SharedReport({ params, searchParams }: Props) {
  const { token } = await params;
  const search = await searchParams;
  const report = await opened(token, isTrying(search));
  if (!report) notFound();
  const { snapshot, sha256, expiresAt } = report;
  const ask = readReaderAsk(search, snapshot);
  if (ask.canonical !== null) redirect(`/r/${token}${ask.canonical ? `?${ask.canonical}` : ""}#try` as Route);
  return (
    <PrintedPages name={snapshot.name} createdAt={snapshot.createdAt}>
      <Page
        above={<FrozenBanner snapshot={snapshot} expiresAt={expiresAt} />}
        title={snapshot.name}
        lead={snapshot.projection.sentence}
        actions={<ExportLinks base={`/r/${token}`} />}
      >
        <Answer snapshot={snapshot}>
          {ask.fields.length > 0 ? <Tried snapshot={snapshot} ask={ask} base={`/r/${token}`} /> : null}
        </Answer>
        {snapshot.comparison ? (
          <div className="mt-12 grid gap-6">
            <FrozenComparisonView comparison={snapshot.comparison} />
          </div>
        ) : null}
        <div className="mt-12 grid gap-6">
          <Sheet id="warnings" className="print-break-avoid" title="What to bear in mind">
            <Warnings warnings={snapshot.warnings} />
          </Sheet>
          {snapshot.comparison ? <MetricAnnex rows={snapshot.comparison.rows} /> : null}
          <ReportFoot snapshot={snapshot} sha256={sha256} address={linkUrl(token)} />
        </div>
      </Page>
    </PrintedPages>
  );
}

/** Repeats name and date at the head of every printed page. */
function PrintedPages({ name, createdAt, children }: { name: string; createdAt: string; children: ReactNode }) {
  return (
    <article className="print:table print:w-full">
      <div className="hidden break-inside-avoid print:table-header-group" aria-hidden="true">
        <div className="mb-4 flex justify-between gap-8 border-b border-line pb-1 type-note text-ink3">
          <span className="min-w-0 truncate">{name}</span>
          <span className="whitespace-nowrap">Bareline, frozen {formatDate(createdAt)}</span>
        </div>
      </div>
      <div className="print:table-row-group">{children}</div>
    </article>
  );
}

/** What the author opened, and both answers where a reader moved it. */
function Tried({ snapshot, ask, base }: { snapshot: Snapshot; ask: ReaderAsk; base: string }) {
  const wanted = Object.keys(ask.changes).length > 0;
  const busy = wanted && !mayTry();
  const moved = wanted && !busy ? withChanges(snapshot, ask.changes) : null;
  const refused = moved && !moved.ok ? moved.errors.map((e) => e.at) : [];
  const fields = ask.fields.map((f) =>
    refused.includes(f.input) ? { ...f, changed: false, error: outOfBounds(f.input) } : f,
  );
  return (
    <ReaderInputs fields={fields} base={base}>
      {busy ? (
        <Notice level="warn" title="Many readers are trying values just now.">
          <p>Wait a minute, then show these values again. The report above is not touched by it.</p>
        </Notice>
      ) : null}
      {moved?.ok ? <YouAndAuthor author={snapshot.projection} yours={moved.value} fields={fields} /> : null}
    </ReaderInputs>
  );
}

function Answer({ snapshot, children }: { snapshot: Snapshot; children: ReactNode }) {
  const { scenario, projection, currency } = snapshot;
  return (
    <div className="mt-8 grid gap-6">
      <div className="grid gap-6 lg:grid-cols-[24rem_minmax(0,1fr)]">
        <Sheet id="year" className="print-break-avoid">
          <AnnualFigure projection={projection} definition="share" words="fin" />
          {projection.fiscalYears ? (
            <FiscalYears projection={{ ...projection, fiscalYears: projection.fiscalYears }} />
          ) : null}
          <div className="mt-3">
            <YearMaths scenario={scenario} rows={segmentRows(scenario, projection, "share")} definition="share" />
          </div>
        </Sheet>
        <FanFigure projection={projection}>
          <Fan {...fanOf(projection)} />
        </FanFigure>
      </div>
      {children}
      <FrozenAdvice snapshot={snapshot} />
      <FrozenMoney snapshot={snapshot} />
      {DEFINITIONS.map(({ value: definition, label }) => {
        const rows = segmentRows(scenario, projection, definition);
        return (
          <Sheet
            key={definition}
            className="print-break-avoid"
            id={`by-${definition}`}
            title={definition === "share" ? "Where the figure comes from" : "The same as extra capacity"}
            note={`${label}: first twelve months, in ${currency}. The rows add up to the total.`}
          >
            <SegmentTable rows={rows} currency={currency} definition={definition} words="fin" />
            {definition === "match" ? (
              <div className="mt-3">
                <YearMaths scenario={scenario} rows={rows} definition={definition} />
              </div>
            ) : null}
          </Sheet>
        );
      })}
      <BreakEven scenario={scenario} projection={projection} />
      <Sheet id="move" className="print-break-avoid" title="Does a move to bare metal pay?">
        <MoveDecision scenario={scenario} projection={projection} />
      </Sheet>
      <FrozenDetails snapshot={snapshot} />
      <Sheet id="assumptions" title="What it rests on" note={`Weakest input: ${projection.weakest}.`}>
        <AssumptionTable assumptions={snapshot.assumptions} settings={projection.settings} currency={currency} />
      </Sheet>
    </div>
  );
}
