import { Link } from "@/components/ui/link";
import { NO_FILTER } from "@/lib/core/evidence/ledger-filter";
import { PLAIN_VIEW, evidenceHref } from "@/lib/view/evidence-url";

/** The way to the rows of the ledger behind a statement. */
export function RowLinks({ rows }: { rows: readonly string[] }) {
  return (
    <Link
      href={evidenceHref(PLAIN_VIEW, { filter: { ...NO_FILTER, id: rows.join(",") } }, "ledger")}
      className="link inline-flex min-h-6 items-center whitespace-nowrap"
    >
      {rows.length === 1 ? "1 row" : `${rows.length} rows`}
    </Link>
  );
}
