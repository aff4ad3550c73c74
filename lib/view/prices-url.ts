// What the address of /prices says: which prices are shown. Defaults leave no trace, what is unknown filters nothing.
import { PRICE_MODES, PRICING_KINDS } from "../core/cost/price";
import type { PriceFilter } from "../core/cost/price-book";

const LONGEST = 80;

export function readPriceFilter(params: { get(name: string): string | null }): PriceFilter {
  const text = (key: string) => params.get(key)?.trim().slice(0, LONGEST) || undefined;
  return {
    gpu: text("gpu"),
    site: text("site"),
    mode: PRICE_MODES.find((mode) => mode === text("mode")),
    kind: PRICING_KINDS.find((kind) => kind === text("kind")),
    own: text("own") === "true" ? true : text("own") === "false" ? false : undefined,
  };
}

/** The inverse: the address without its `?`; empty when nothing is filtered. */
export function writePriceFilter({ gpu, site, mode, kind, own }: PriceFilter): string {
  const entries = Object.entries({ gpu, site, mode, kind, own: own === undefined ? undefined : String(own) });
  return new URLSearchParams(entries.flatMap(([key, value]) => (value ? [[key, value]] : []))).toString();
}
