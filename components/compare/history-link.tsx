import type { Route } from "next";
import { Link } from "@/components/ui/link";
import { historyHref } from "@/lib/view/history-rows";

/** From a saved comparison to the same one through time. */
export function HistoryLink({ saved, metric }: { saved: string; metric: string | null }) {
  return (
    <p className="type-table screen-only">
      <Link href={historyHref(saved, metric) as Route} className="link">
        History of this comparison
      </Link>
    </p>
  );
}
