import type { Metadata, Route } from "next";
import { headers } from "next/headers";
import { Link } from "@/components/ui/link";
import { sourcesOf } from "@/components/scenario/source-words";
import { LinkButton } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Page } from "@/components/ui/page";
import { Sheet } from "@/components/ui/sheet";
import { ownerOf } from "@/lib/server/access";
import { listScenarios } from "@/lib/server/scenarios";
import { formatDate } from "@/lib/view/format";

export const metadata: Metadata = { title: "New report" };

/** A report is a scenario frozen: which one? */
export default async function NewReport() {
  const owner = await ownerOf(await headers());
  const { items } = await listScenarios(owner, { limit: 200 });
  return (
    <Page
      above={
        <Link href={"/reports" as Route} className="link type-note text-ink2">
          All reports
        </Link>
      }
      title="New report"
      lead="A report is a scenario, frozen as it is now. Which one do you want to share?"
    >
      {items.length === 0 ? (
        <EmptyState
          className="mt-6"
          title="There is no scenario to share yet"
          actions={
            <LinkButton href={"/scenarios/new" as Route} variant="primary">
              New scenario
            </LinkButton>
          }
        >
          Make one from published measurements or from your own files; it takes a bill and an overhead.
        </EmptyState>
      ) : (
        <Sheet className="mt-6">
          <ul className="grid">
            {items.map(({ id, scenario, updatedAt }) => (
              <li
                key={id}
                className="flex flex-wrap items-baseline justify-between gap-x-6 border-b border-line py-2.5"
              >
                <Link href={`/scenarios/${id}/share` as Route} className="min-w-0 link font-medium break-words">
                  {scenario.name}
                </Link>
                <span className="type-note text-ink3">
                  {sourcesOf(scenario)}, changed {formatDate(updatedAt)}
                </span>
              </li>
            ))}
          </ul>
        </Sheet>
      )}
    </Page>
  );
}
