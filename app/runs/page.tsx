import type { Metadata, Route } from "next";
import { headers } from "next/headers";
import { Link } from "@/components/ui/link";
import { Removals } from "@/components/runs/removals";
import { type Filters, RunFilters, filterWords, hasFilters } from "@/components/runs/run-filters";
import { RunTable } from "@/components/runs/run-table";
import { SelectionBar } from "@/components/runs/selection-bar";
import { Button, LinkButton } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { Page } from "@/components/ui/page";
import { FORMATS } from "@/lib/core/formats/registry";
import { ownerOf } from "@/lib/server/access";
import { cursorOf } from "@/lib/server/cursor";
import { RunQuery, listRuns } from "@/lib/server/runs";
import { listed } from "@/lib/view/counts";
import { asMode } from "@/lib/view/modes";
import { loadSamplePair } from "../sample-pair";
import { removeRun, undoAndReturn, undoRemoval } from "./actions";

export const metadata: Metadata = { title: "Runs" };

type Search = Record<string, string | string[] | undefined>;

const formats = FORMATS.map(({ id, label }) => ({ value: id, label }));
const text = (value: string | string[] | undefined): string => (typeof value === "string" ? value.slice(0, 200) : "");

/** An address may say anything: what is no filter is no filter, and said so. */
function readFilters(search: Search): { filters: Filters; cursor: string | undefined; unread: string[] } {
  const mode = text(search.mode);
  const format = text(search.format);
  const unread = [
    mode !== "" && !asMode(mode) ? `mode “${mode}”` : "",
    format !== "" && !formats.some((f) => f.value === format) ? `format “${format}”` : "",
  ].filter(Boolean);
  const filters = {
    q: text(search.q).trim(),
    mode: asMode(mode) ?? "",
    gpu: text(search.gpu).trim(),
    format: formats.some((f) => f.value === format) ? format : "",
  };
  return { filters, cursor: cursorOf(search.cursor), unread };
}

function hrefWith(filters: Filters, cursor: string): Route {
  const kept = Object.entries(filters).filter(([, value]) => value !== "");
  return `/runs?${new URLSearchParams([...kept, ["cursor", cursor]])}` as Route;
}

export default async function Runs({ searchParams }: { searchParams: Promise<Search> }) {
  const owner = await ownerOf(await headers());
  const search = await searchParams;
  const { filters, cursor, unread } = readFilters(search);
  const given = Object.fromEntries(Object.entries({ ...filters, cursor }).filter(([, v]) => v));
  const query = RunQuery.safeParse(given);
  const { items, nextCursor } = query.success ? await listRuns(owner, query.data) : { items: [], nextCursor: null };
  const deleted = text(search.deleted);
  const filtered = hasFilters(filters);

  return (
    <Page
      title="Runs"
      lead="Every file you have uploaded: one run of one tool in one place."
      actions={<LinkButton href="/upload">Upload files</LinkButton>}
    >
      <Removals
        key={deleted}
        remove={removeRun}
        undo={undoRemoval}
        already={deleted ? { id: deleted, name: "the run" } : undefined}
      >
        {deleted ? (
          <noscript>
            <form action={undoAndReturn.bind(null, deleted)} className="mt-4 flex items-center gap-4">
              <span>The run was deleted.</span>
              <Button type="submit" size="sm">
                Undo
              </Button>
            </form>
          </noscript>
        ) : null}
        {unread.length > 0 ? (
          <Notice level="warn" title={`Not a filter here, and ignored: ${listed(unread)}.`} className="mt-6" />
        ) : null}
        {items.length > 0 || filtered || cursor ? (
          <div className="mt-6">
            <RunFilters filters={filters} formats={formats} />
          </div>
        ) : null}
        {items.length > 0 ? (
          <form action="/compare" className="mt-6 rounded border border-line bg-surface px-4 pt-2 sm:px-6">
            <RunTable runs={items} />
            {nextCursor || cursor ? (
              <nav aria-label="Pages" className="flex gap-6 py-3 type-table">
                {cursor ? (
                  <Link className="link" href={hrefWith(filters, "").replace(/[?&]cursor=$/, "") as Route}>
                    Newest runs
                  </Link>
                ) : null}
                {nextCursor ? (
                  <Link className="link" href={hrefWith(filters, nextCursor)} rel="next">
                    Older runs
                  </Link>
                ) : null}
              </nav>
            ) : null}
            <SelectionBar />
          </form>
        ) : filtered || cursor ? (
          <EmptyState
            className="mt-6"
            title={filtered ? `No run matches ${listed(filterWords(filters, formats))}` : "No more runs"}
            actions={
              <LinkButton variant="primary" href="/runs">
                {filtered ? "Clear the filters" : "Back to the newest"}
              </LinkButton>
            }
          />
        ) : (
          <EmptyState
            className="mt-6"
            title="No runs yet"
            actions={
              <>
                <LinkButton variant="primary" href="/upload">
                  Upload files
                </LinkButton>
                <form action={loadSamplePair}>
                  <Button type="submit">Load the sample pair</Button>
                </form>
              </>
            }
          >
            Here stand your benchmark files once they are uploaded, to be ticked and compared. The sample pair shows how
            that looks; its runs are marked as samples and can be deleted.
          </EmptyState>
        )}
      </Removals>
    </Page>
  );
}
