import { SideMark } from "@/components/ui/side-mark";
import { StateIcon } from "@/components/ui/state-icon";
import type { BookPrice } from "@/lib/core/cost/price-book";
import { type Price, effectivePrice } from "@/lib/core/cost/price";
import { priceText } from "@/lib/view/price-text";
import { dateWords, discountWords, perHourWords, perYearWords } from "@/lib/view/price-words";

interface Props {
  virtualized: Price | null;
  bareMetal: Price | null;
  book: readonly BookPrice[];
}

const ROWS: readonly [string, (price: Price) => string][] = [
  ["List", (p) => perHourWords(p.list, p.currency)],
  ["Discount", discountWords],
  ["Paid", (p) => perHourWords(effectivePrice(p), p.currency)],
  ["= per GPU-year", perYearWords],
  ["Dated", dateWords],
];

/** List price, discount and what is paid, bare metal beside virtualized. */
export function PriceSides({ virtualized, bareMetal, book }: Props) {
  const sides = [
    { side: "baseline", price: bareMetal },
    { side: "candidate", price: virtualized },
  ] as const;
  return (
    <table className="w-full table-fixed border-collapse type-note">
      <caption className="sr-only">The chosen prices per GPU-hour</caption>
      <thead>
        <tr>
          <td className="w-18" />
          {sides.map(({ side }) => (
            <th key={side} scope="col" className="pb-1 ps-2 text-end font-medium text-ink2">
              <SideMark side={side} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {ROWS.map(([label, words]) => (
          <tr key={label} className="border-t border-line align-top">
            <th scope="row" className="py-1 text-start font-normal text-ink2">
              {label}
            </th>
            {sides.map(({ side, price }) => (
              <td key={side} className="num py-1 ps-2 text-end">
                {price ? words(price) : "–"}
                {price && label === "Dated" ? <Age price={price} book={book} /> : null}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What the book says of the price's age; a price that only the scenario keeps has no word here. */
function Age({ price, book }: { price: Price; book: readonly BookPrice[] }) {
  const entry = book.find((b) => priceText(b.price) === priceText(price));
  if (!entry || !(entry.stale || entry.superseded)) return null;
  const old = price.dated === undefined ? "over 180 days old" : "may be old";
  return (
    <span className="flex items-start justify-end gap-1 text-warn">
      <span className="flex h-[1.125rem] items-center">
        <StateIcon state="warn" />
      </span>
      {entry.superseded ? "superseded" : old}
    </span>
  );
}
