import type { ReactNode } from "react";
import { DataTable, Td, Th } from "@/components/ui/data-table";
import { GradeBadge } from "@/components/ui/grade-badge";
import { SideMark } from "@/components/ui/side-mark";
import { StateIcon } from "@/components/ui/state-icon";
import type { BookPrice } from "@/lib/core/cost/price-book";
import { effectivePrice } from "@/lib/core/cost/price";
import { KIND_WORDS, PRICE_SIDES, dateWords, discountWords, perHourWords, perYearWords } from "@/lib/view/price-words";

export interface PriceRow extends BookPrice {
  product: string | null;
  cited: string | null;
  note: string | null;
  url: string | null;
  /** Of a listed price: the user has one for the same thing. */
  overruled: boolean;
}

interface Props {
  rows: readonly PriceRow[];
  /** What can be done with a row. */
  actions: (row: PriceRow) => ReactNode;
}

/** What is paid first, then list price and discount that it comes from; what a GPU-hour is in a year; from where and of when. */
export function PriceTable({ rows, actions }: Props) {
  return (
    <DataTable label="Prices" stickyFirst maxHeight="44rem">
      <thead>
        <tr>
          <Th>GPU and site</Th>
          <Th num>Paid, per GPU-hour</Th>
          <Th>Side and kind</Th>
          <Th num>List, per GPU-hour</Th>
          <Th num>Discount</Th>
          <Th num>= per GPU-year</Th>
          <Th>Source and date</Th>
          <Th>
            <span className="sr-only">Actions</span>
          </Th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={row.id} row={row} actions={actions(row)} />
        ))}
      </tbody>
    </DataTable>
  );
}

function Row({ row, actions }: { row: PriceRow; actions: ReactNode }) {
  const { id, price, own, product, overruled, superseded } = row;
  const { currency } = price;
  return (
    <tr id={`price-${id}`} className={superseded ? "scroll-mt-20 text-ink3" : "scroll-mt-20 target:bg-sunken"}>
      <Th scope="row" className="min-w-28 wrap-anywhere sm:min-w-44">
        <span className={own ? "font-semibold" : "font-medium"}>{price.gpu}</span>
        {price.site === undefined ? null : <span className="block text-ink2">{price.site}</span>}
        {product ? <span className="block type-note text-ink3">{product}</span> : null}
        {own ? <span className="block type-note font-normal text-ink2">yours</span> : null}
        {overruled ? (
          <span className="block type-note font-normal text-ink2">your own price stands before it</span>
        ) : null}
      </Th>
      <Td num className="font-semibold whitespace-nowrap">
        {perHourWords(effectivePrice(price), currency)}
      </Td>
      <Td>
        <SideMark side={PRICE_SIDES[price.mode]} />
        <span className="block type-note whitespace-nowrap text-ink2">{KIND_WORDS[price.kind]}</span>
      </Td>
      <Td num className="whitespace-nowrap">
        {perHourWords(price.list, currency)}
      </Td>
      <Td num className="whitespace-nowrap">
        {discountWords(price)}
      </Td>
      <Td num className="whitespace-nowrap">
        {perYearWords(price)}
      </Td>
      <Td className="min-w-60">
        <Source row={row} />
        <Dated row={row} />
      </Td>
      <Td className="text-end whitespace-nowrap">{actions}</Td>
    </tr>
  );
}

function Source({ row: { price, own, cited, url, note } }: { row: PriceRow }) {
  return (
    <>
      <GradeBadge grade={own ? "entered" : "cited"} suffix={own ? "yours" : undefined} className="me-2" />
      {url === null ? (
        <span className="wrap-anywhere">{price.source}</span>
      ) : (
        <a href={url} rel="noreferrer" className="link wrap-anywhere">
          {cited ?? price.source}
        </a>
      )}
      {note ? <span className="mt-1 block type-note text-ink3">{note}</span> : null}
    </>
  );
}

function Dated({ row: { price, stale, superseded } }: { row: PriceRow }) {
  const old = price.dated === undefined ? "over 180 days old" : "may be over 180 days old";
  const doubt = superseded ? "superseded" : stale ? old : null;
  return (
    <span className="mt-1 flex flex-wrap items-center gap-x-3 type-note text-ink2">
      {dateWords(price)}
      {doubt ? (
        <span className="inline-flex items-center gap-1 text-warn">
          <StateIcon state="warn" />
          {doubt}
        </span>
      ) : null}
    </span>
  );
}
