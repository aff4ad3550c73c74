import type { Route } from "next";
import { Button } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { compareHref } from "@/lib/view/compare-url";
import { countOf } from "@/lib/view/counts";
import { formatInstant } from "@/lib/view/format";

export interface Saved {
  id: string;
  name: string;
  note: string;
  createdAt: string;
  /** Runs of each side, and what was left out or set aside with a reason. */
  baseline: number;
  candidate: number;
  reasons: number;
}

interface Props {
  items: readonly Saved[];
  remove: (id: string) => Promise<void>;
}

/** Questions that were kept: each is answered anew when it is opened. */
export function SavedList({ items, remove }: Props) {
  return (
    <ul aria-label="Saved comparisons">
      {items.map(({ id, name, note, createdAt, baseline, candidate, reasons }) => (
        <li
          key={id}
          className="flex flex-wrap items-start justify-between gap-x-6 gap-y-1 border-t border-line py-3 first:border-0 first:pt-0 last:pb-0"
        >
          <div className="min-w-0 flex-1 basis-72">
            <Link href={compareHref({ saved: id }) as Route} className="link font-medium break-words">
              {name}
            </Link>
            {note ? <p className="mt-1 measure type-table break-words whitespace-pre-line">{note}</p> : null}
            <p className="mt-1 type-note text-ink3">
              {[
                `${countOf(baseline, "run")} v ${candidate}`,
                reasons > 0 ? `${countOf(reasons, "reason")} given` : "",
                `saved ${formatInstant(createdAt)}`,
              ]
                .filter(Boolean)
                .join(", ")}
            </p>
          </div>
          <details className="screen-only">
            <summary className="link inline-flex min-h-6 items-center type-table">
              Delete<span className="sr-only"> {name}</span>
            </summary>
            <form action={remove.bind(null, id)} className="mt-1">
              <Button type="submit" variant="danger" size="sm">
                Delete it for good<span className="sr-only">: {name}</span>
              </Button>
            </form>
          </details>
        </li>
      ))}
    </ul>
  );
}
