import type { Metadata, Route } from "next";
import { headers } from "next/headers";
import { Link } from "@/components/ui/link";
import { type ReportRow, ReportTable } from "@/components/report/report-table";
import { LinkButton } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Page } from "@/components/ui/page";
import { Sheet } from "@/components/ui/sheet";
import { ownerOf } from "@/lib/server/access";
import { cursorOf } from "@/lib/server/cursor";
import { type ReportSummary, listReports } from "@/lib/server/reports";
import { changeLink } from "./actions";

export const metadata: Metadata = { title: "Reports" };

const PAGE_SIZE = 25;
type Search = Record<string, string | string[] | undefined>;

const newReport = (
  <LinkButton href={"/reports/new" as Route} variant="primary">
    New report
  </LinkButton>
);

export default async function Reports({ searchParams }: { searchParams: Promise<Search> }) {
  const owner = await ownerOf(await headers());
  const { cursor: given } = await searchParams;
  const cursor = cursorOf(given);
  const { items, nextCursor } = await listReports(owner, { limit: PAGE_SIZE, ...(cursor ? { cursor } : {}) });
  const empty = items.length === 0;
  return (
    <Page
      title="Reports"
      lead="What you have shared, who can still see it, and how often it was read."
      actions={empty ? null : newReport}
    >
      {empty ? (
        <EmptyState className="mt-6" title="Nothing is shared yet" actions={newReport}>
          A report freezes a scenario with its comparison: inputs, results, assumptions, warnings and the version of the
          formulas. It is read by a link that you can end at any time, and it never changes.
        </EmptyState>
      ) : (
        <Sheet className="mt-6">
          <ReportTable reports={items.map(rowOf)} act={changeLink} />
          {cursor || nextCursor ? (
            <nav aria-label="Pages" className="flex gap-6 pt-4 type-table">
              {cursor ? (
                <Link className="link" href={"/reports" as Route}>
                  Newest reports
                </Link>
              ) : null}
              {nextCursor ? (
                <Link className="link" rel="next" href={`/reports?cursor=${encodeURIComponent(nextCursor)}` as Route}>
                  Older reports
                </Link>
              ) : null}
            </nav>
          ) : null}
        </Sheet>
      )}
    </Page>
  );
}

function rowOf({ id, name, createdAt, links, snapshot }: ReportSummary): ReportRow {
  const { grade, perYear, currency } = snapshot.projection;
  return { id, name, createdAt, links, grade, perYear: perYear.waste.value, currency };
}
