import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { LEDGER, type PublishedFigure, isPoint } from "@/lib/core/evidence/ledger";
import { isFiltered } from "@/lib/core/evidence/ledger-filter";
import { isOwn } from "@/lib/core/evidence/own-source";
import { quantile, sorted } from "@/lib/core/stats/quantile";
import { type EvidenceView, evidenceHref } from "@/lib/view/evidence-url";
import { formatPercent } from "@/lib/view/format";
import { LedgerFilterForm } from "./ledger-filter";
import { LedgerTable } from "./ledger-table";

const percent = (o: number) => formatPercent(o, { decimals: 2 });

/** "31 of 221 figures. 12 are measured on both sides and may stand as points: median 2.1 %, from -3 % to 9 %." */
function sentence(figures: readonly PublishedFigure[]): string {
  const own = figures.filter(isOwn).length;
  const count = `${figures.length - own} of ${LEDGER.length} figures${own > 0 ? `, and ${own} of yours` : ""}.`;
  const points = sorted(figures.filter((f) => !isOwn(f) && isPoint(f)).flatMap((f) => f.overhead ?? []));
  if (points.length === 0) return `${count} None of them is a trusted measurement of both sides.`;
  const middle = percent(quantile(points, 0.5));
  const ends = `from ${percent(points[0] ?? 0)} to ${percent(points.at(-1) ?? 0)}`;
  return `${count} ${points.length} are trusted measurements of both sides: median ${middle}, ${ends}.`;
}

/** So many rows stand on the page before anybody asks for more. */
const FIRST = 15;

/** Every figure, filtered as the address says; without a filter the first of them until all are asked for. */
export function Ledger({ view, figures }: { view: EvidenceView; figures: readonly PublishedFigure[] }) {
  const { filter, all } = view;
  const shown = isFiltered(filter) || all ? figures : figures.slice(0, FIRST);
  return (
    <>
      <LedgerFilterForm view={view} />
      {filter.id === "" ? null : (
        <p className="mt-3 type-note text-ink2">
          Only the rows {filter.id.replaceAll(",", ", ")}.{" "}
          <Link
            href={evidenceHref(view, { filter: { ...filter, id: "" } }, "ledger")}
            scroll={false}
            className="link inline-flex min-h-6 items-center"
          >
            All rows
          </Link>
        </p>
      )}
      <p className="my-4 measure" role="status">
        {sentence(figures)}
      </p>
      {figures.length > 0 ? (
        <>
          <LedgerTable figures={shown} />
          {shown.length < figures.length ? (
            <p className="mt-3 type-table">
              The first {shown.length} of {figures.length}.{" "}
              <Link href={evidenceHref(view, { all: true }, "ledger")} className="link" scroll={false}>
                Show all
              </Link>
            </p>
          ) : null}
        </>
      ) : (
        <EmptyState title="No published figure fits these filters.">Clear them, or look for another part.</EmptyState>
      )}
    </>
  );
}
