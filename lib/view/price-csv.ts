// The price table as a file: the rows and order of the screen, raw numbers, the discount as a fraction. Reads back as pasted rows.
import { perGpuYear } from "../core/cost/hours";
import type { BookPrice } from "../core/cost/price-book";
import { effectivePrice } from "../core/cost/price";

export const priceRecords = (book: readonly BookPrice[]) =>
  book.map(({ price, own, stale, superseded }) => ({
    gpu: price.gpu,
    mode: price.mode,
    kind: price.kind,
    site: price.site ?? null,
    currency: price.currency,
    list: price.list,
    discount_fraction: price.discount,
    effective_per_gpu_hour: effectivePrice(price),
    effective_per_gpu_year: perGpuYear(effectivePrice(price)),
    source: price.source,
    date: price.date,
    dated: price.dated ?? null,
    own: own ? "yes" : "no",
    older_than_180_days: stale ? "yes" : "no",
    superseded: superseded ? "yes" : "no",
  }));
