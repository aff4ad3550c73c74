import type { Metadata, Route } from "next";
import { headers } from "next/headers";
import { DeletedBar } from "@/components/prices/deleted-bar";
import { PastePrices } from "@/components/prices/paste-prices";
import { PremiumPairs } from "@/components/prices/premium-pairs";
import { PriceFilterForm } from "@/components/prices/price-filter";
import { PriceForm } from "@/components/prices/price-form";
import { PriceTable } from "@/components/prices/price-table";
import { Button, LinkButton, buttonClass } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { Page } from "@/components/ui/page";
import { Sheet } from "@/components/ui/sheet";
import { fitsFilter, standsFor } from "@/lib/core/cost/price-book";
import { LIST_NOTE } from "@/lib/core/cost/price-list";
import { ownerOf } from "@/lib/server/access";
import { isId } from "@/lib/server/cursor";
import { listPrices } from "@/lib/server/prices";
import { type PriceFields, priceFields } from "@/lib/view/price-entry";
import { dateWords } from "@/lib/view/price-words";
import { readPriceFilter, writePriceFilter } from "@/lib/view/prices-url";
import { pastePrices, removePrice, savePrice, undoRemoval } from "./actions";
import { today } from "./today";

export const metadata: Metadata = {
  title: "Prices",
  description: "What a GPU-hour costs: your own prices and dated list prices, on bare metal and virtualized.",
};

type Search = Record<string, string | string[] | undefined>;
type Prices = Awaited<ReturnType<typeof listPrices>>;

const first = (value: string | string[] | undefined) => [value].flat()[0] ?? null;

export default async function PricesPage({ searchParams }: { searchParams: Promise<Search> }) {
  const search = await searchParams;
  const owner = await ownerOf(await headers());
  const prices = await listPrices(owner, today());
  const filter = readPriceFilter({ get: (name) => first(search[name]) });
  const query = writePriceFilter(filter);
  const mine = prices.filter((p) => p.own);
  const rows = prices
    .filter((p) => fitsFilter(p, filter))
    .map((p) => ({ ...p, overruled: !p.own && mine.some((own) => standsFor(own.price, p.price)) }));
  const entry = entryOf(search, prices);
  const deleted = first(search.deleted);
  return (
    <Page
      title="Prices"
      lead="What a GPU-hour costs, on bare metal and virtualized. Your own price always comes before a listed one."
      actions={
        entry ? undefined : (
          <LinkButton href={"/prices?add=1" as Route} variant="primary">
            Add a price
          </LinkButton>
        )
      }
    >
      {isId(deleted) ? (
        <>
          <DeletedBar
            key={deleted}
            undo={undoRemoval.bind(null, deleted, query)}
            back={query === "" ? "/prices" : `/prices?${query}`}
          />
          <noscript>
            <form action={undoRemoval.bind(null, deleted, query)} className="mt-6 flex items-center gap-4">
              <span>The price was deleted. Scenarios that use it keep it.</span>
              <Button type="submit" size="sm">
                Undo
              </Button>
            </form>
          </noscript>
        </>
      ) : null}
      <div className="mt-8 grid grid-cols-[minmax(0,1fr)] gap-6">
        {entry ? (
          <Sheet id="entry" title={entry.title} note={entry.note}>
            <PriceForm
              key={entry.key}
              save={savePrice.bind(null, entry.id)}
              fields={entry.fields}
              dateHint={entry.dateHint}
            />
          </Sheet>
        ) : null}
        <Sheet
          id="book"
          title="The price book"
          note="A year is 12 × 730 hours."
          actions={
            <a href={`/prices/export.csv${query === "" ? "" : `?${query}`}`} className={buttonClass({ size: "sm" })}>
              Save as CSV
            </a>
          }
        >
          <PriceFilterForm key={query} filter={filter} isFiltered={query !== ""} />
          <p className="my-4 measure" role="status">
            {countsOf(rows.length, prices.length, mine.length)}
          </p>
          {rows.length > 0 ? (
            <PriceTable
              rows={rows}
              actions={({ id, own, price: { gpu, site } }) => {
                const what = <span className="sr-only"> {[gpu, site].filter(Boolean).join(", ")}</span>;
                return own ? (
                  <div className="-my-1.5 flex justify-end gap-1">
                    <LinkButton href={`/prices?edit=${id}` as Route} size="sm" variant="quiet">
                      Edit{what}
                    </LinkButton>
                    <form action={removePrice.bind(null, id, query)}>
                      <Button type="submit" size="sm" variant="quiet">
                        Delete{what}
                      </Button>
                    </form>
                  </div>
                ) : (
                  <LinkButton href={`/prices?start=${id}` as Route} size="sm" variant="quiet" className="-my-1.5">
                    Use as a start{what}
                  </LinkButton>
                );
              }}
            />
          ) : (
            <EmptyState
              title="No price fits these filters."
              actions={
                <Link href="/prices" className="link">
                  Clear the filters
                </Link>
              }
            />
          )}
          <p className="mt-3 measure type-note text-ink2">{LIST_NOTE}</p>
        </Sheet>
        <Sheet
          id="premium"
          title="Bare metal beside virtualized on one site"
          note="Paid per GPU-hour. Only where one provider or site prices both sides of a GPU, in one kind and currency. Anywhere else, ask for a quote."
        >
          <PremiumPairs book={prices} />
        </Sheet>
        <Sheet id="paste" title="Prices from a spreadsheet">
          <PastePrices paste={pastePrices} />
        </Sheet>
      </div>
    </Page>
  );
}

const countsOf = (shown: number, all: number, mine: number): string =>
  `${shown === all ? `${all} prices` : `${shown} of ${all} prices`}, ${mine === 0 ? "none of them yours yet" : `${mine} of them yours`}.`;

interface Entry {
  key: string;
  /** The price that is changed; `null` for a new one. */
  id: string | null;
  title: string;
  note?: string;
  fields: PriceFields;
  dateHint?: string;
}

/** Which price the address opens the form with, if any. */
function entryOf(search: Search, prices: Prices): Entry | null {
  const edited = prices.find((p) => p.own && p.id === first(search.edit));
  if (edited) return { key: edited.id, id: edited.id, title: "Change your price", fields: priceFields(edited.price) };
  const start = prices.find((p) => !p.own && p.id === first(search.start));
  if (start)
    return {
      key: start.id,
      id: null,
      title: "Your price, from a listed one",
      note: "Change what is different for you. The listed price stays as it is.",
      fields: priceFields(start.price),
      dateHint: `The list says “${dateWords(start.price)}”. Set the day of your own.`,
    };
  if (first(search.add) === null) return null;
  const blank = { mode: "virtualized", kind: "on-demand", currency: "USD", date: today() };
  return { key: "new", id: null, title: "A price of your own", fields: blank };
}
