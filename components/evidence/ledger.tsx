import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { LEDGER, type LedgerFilter, figuresFor, isPoint } from "@/lib/core/evidence/ledger";
import { quantile, sorted } from "@/lib/core/stats/quantile";
import { formatPercent } from "@/lib/view/format";
import { LedgerFilterForm } from "./ledger-filter";
import { LedgerTable } from "./ledger-table";

const percent = (o: number) => formatPercent(o, { decimals: 2 });

/** "31 of 221 figures. 12 are measured on both sides and may stand as points: median 2.1 %, from -3 % to 9 %." */
function sentence(figures: ReturnType<typeof figuresFor>): string {
  const count = `${figures.length} of ${LEDGER.length} figures.`;
  const points = sorted(figures.filter(isPoint).map((f) => f.overhead));
  if (points.length === 0) return `${count} None of them is a trusted measurement of both sides.`;
  const middle = percent(quantile(points, 0.5));
  const ends = `from ${percent(points[0] ?? 0)} to ${percent(points.at(-1) ?? 0)}`;
  return `${count} ${points.length} are trusted measurements of both sides: median ${middle}, ${ends}.`;
}

/** So many rows stand on the page before anybody asks for more. */
const FIRST = 40;

/** Every published figure, filtered as the address says; without a filter the first of them until all are asked for. */
export function Ledger({ filter, all }: { filter: LedgerFilter; all: boolean }) {
  const figures = figuresFor(filter);
  const isFiltered = Object.values(filter).some((v) => v !== "" && v !== false);
  const shown = isFiltered || all ? figures : figures.slice(0, FIRST);
  return (
    <>
      <LedgerFilterForm filter={filter} isFiltered={isFiltered} />
      <p className="my-4 measure" role="status">
        {sentence(figures)}
      </p>
      {figures.length > 0 ? (
        <>
          <LedgerTable figures={shown} />
          {shown.length < figures.length ? (
            <p className="mt-3 type-table">
              The first {shown.length} of {figures.length}.{" "}
              <Link href="/evidence?all=1#ledger" className="link" scroll={false}>
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
