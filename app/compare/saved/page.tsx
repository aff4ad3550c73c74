import type { Metadata, Route } from "next";
import Form from "next/form";
import { headers } from "next/headers";
import { type Saved, SavedList } from "@/components/compare/saved-list";
import { Button, LinkButton } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { SelectField, TextField } from "@/components/ui/field";
import { Link } from "@/components/ui/link";
import { Page } from "@/components/ui/page";
import { Sheet } from "@/components/ui/sheet";
import { ownerOf } from "@/lib/server/access";
import { SavedQuery, type SavedComparison, listComparisons } from "@/lib/server/comparisons";
import { cursorOf } from "@/lib/server/cursor";
import { asRefusal } from "@/lib/server/respond";
import { removeComparison } from "./actions";

export const metadata: Metadata = { title: "Saved comparisons" };

const PAGE_SIZE = 25;
const SORTS = [
  { value: "newest", label: "Newest first" },
  { value: "oldest", label: "Oldest first" },
  { value: "name", label: "Name" },
] satisfies { value: SavedQuery["sort"]; label: string }[];

type Search = Record<string, string | string[] | undefined>;
const text = (value: string | string[] | undefined): string => (typeof value === "string" ? value : "").trim();

const toRow = ({ id, name, note, createdAt, request }: SavedComparison): Saved => ({
  id,
  name,
  note,
  createdAt,
  baseline: request.baseline.length,
  candidate: request.candidate.length,
  reasons: request.exclusions.length + request.overrides.length,
});

function hrefOf(filters: { q: string; sort: string }, cursor = ""): Route {
  const kept = Object.entries({ ...filters, cursor }).filter(
    ([key, value]) => value !== "" && !(key === "sort" && value === "newest"),
  );
  const query = new URLSearchParams(kept).toString();
  return `/compare/saved${query ? `?${query}` : ""}` as Route;
}

/** A cursor whose row is gone shows the first page: the list moved on. */
async function pageOf(owner: Parameters<typeof listComparisons>[0], query: Partial<SavedQuery>) {
  try {
    return await listComparisons(owner, query);
  } catch (error) {
    if (query.cursor === undefined || asRefusal(error).code !== "bad-request") throw error;
    const { cursor: _, ...first } = query;
    return listComparisons(owner, first);
  }
}

export default async function SavedComparisons({ searchParams }: { searchParams: Promise<Search> }) {
  const owner = await ownerOf(await headers());
  const search = await searchParams;
  const cursor = cursorOf(search.cursor);
  const asked = SavedQuery.pick({ q: true, sort: true }).safeParse({
    q: text(search.q).slice(0, 200),
    sort: text(search.sort) || undefined,
  });
  const { q = "", sort = "newest" } = asked.data ?? {};
  const filters = { q, sort };
  const { items, nextCursor } = await pageOf(owner, {
    limit: PAGE_SIZE,
    ...filters,
    ...(cursor === undefined ? {} : { cursor }),
  });
  const back = hrefOf(filters);

  return (
    <Page
      title="Saved comparisons"
      lead="Questions kept under a name; each is answered anew from its runs when it is opened."
      actions={<LinkButton href="/compare">Compare runs</LinkButton>}
    >
      {items.length > 0 || q || cursor ? (
        <Form action={"/compare/saved" as Route} className="mt-6 flex flex-wrap items-end gap-3">
          <div className="w-full sm:w-72">
            <TextField id="saved-q" name="q" type="search" label="Find in names and notes" defaultValue={q} />
          </div>
          <div className="w-44">
            <SelectField id="saved-sort" name="sort" label="In order of" defaultValue={sort} options={SORTS} />
          </div>
          <Button type="submit" className="sm:min-h-9!">
            Show
          </Button>
        </Form>
      ) : null}
      {items.length > 0 ? (
        <Sheet className="mt-6">
          <SavedList
            items={items.map(toRow)}
            remove={async (id) => {
              "use server";
              await removeComparison(id, back);
            }}
          />
          {nextCursor || cursor ? (
            <nav aria-label="Pages" className="mt-4 flex gap-6 border-t border-line pt-3 type-table">
              {cursor ? (
                <Link className="link" href={back}>
                  The first page
                </Link>
              ) : null}
              {nextCursor ? (
                <Link className="link" href={hrefOf(filters, nextCursor)} rel="next">
                  More
                </Link>
              ) : null}
            </nav>
          ) : null}
        </Sheet>
      ) : (
        <EmptyState
          className="mt-6"
          title={q ? `No saved comparison holds “${q}”` : "No saved comparisons yet"}
          actions={
            <LinkButton variant="primary" href={q ? hrefOf({ q: "", sort }) : "/compare"}>
              {q ? "Show all" : "Compare runs"}
            </LinkButton>
          }
        >
          A comparison is saved from its own page, under “Save under a name”: with its reasons, in a short address.
        </EmptyState>
      )}
    </Page>
  );
}
