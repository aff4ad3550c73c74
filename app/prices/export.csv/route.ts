import { fitsFilter } from "@/lib/core/cost/price-book";
import { listPrices } from "@/lib/server/prices";
import { route } from "@/lib/server/respond";
import { attachment } from "@/lib/server/run-file";
import { toCsv } from "@/lib/view/csv";
import { priceRecords } from "@/lib/view/price-csv";
import { readPriceFilter } from "@/lib/view/prices-url";
import { today } from "../today";

/** The table of /prices as a file: the same address parameters, rows and order. */
export const GET = route(async ({ owner, url }) => {
  const filter = readPriceFilter(url.searchParams);
  const prices = (await listPrices(owner, today())).filter((price) => fitsFilter(price, filter));
  return new Response(toCsv(priceRecords(prices)), {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": attachment("bareline-prices.csv"),
      "cache-control": "private, no-store",
      "x-content-type-options": "nosniff",
    },
  });
});
