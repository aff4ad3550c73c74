// UX 8, ask 8: one's own price per GPU model and site stands before every listed one.
import { gpuRelation } from "../comparison/gpu-name";
import { premiumBetween } from "./premium";
import { PRICE_MODES, PRICING_KINDS, type Price, effectivePrice } from "./price";

/** A price to choose from. */
export interface BookPrice {
  id: string;
  price: Price;
  /** Entered here, by the user; otherwise a listed one. */
  own: boolean;
  /** Older than 180 days, or may be. */
  stale: boolean;
  /** Known not to hold any more. */
  superseded: boolean;
}

/** What is looked for; what is left out may be any. */
export interface PriceWanted extends Partial<Pick<Price, "site" | "mode" | "kind" | "currency">> {
  gpu: string;
}

const same = (a: string | undefined, b: string | undefined) => (a ?? "").toLowerCase() === (b ?? "").toLowerCase();
const byName = (a = "", b = "") => (same(a, b) ? 0 : a.toLowerCase() < b.toLowerCase() ? -1 : 1);

/** As a book is read: one's own first, what is superseded last; by GPU, mode, kind, then the cheaper. */
export function inBookOrder<P extends BookPrice>(book: readonly P[]): P[] {
  return [...book].sort(
    (a, b) =>
      Number(b.own) - Number(a.own) ||
      Number(a.superseded) - Number(b.superseded) ||
      byName(a.price.gpu, b.price.gpu) ||
      PRICE_MODES.indexOf(a.price.mode) - PRICE_MODES.indexOf(b.price.mode) ||
      PRICING_KINDS.indexOf(a.price.kind) - PRICING_KINDS.indexOf(b.price.kind) ||
      effectivePrice(a.price) - effectivePrice(b.price) ||
      byName(a.id, b.id),
  );
}

/**
 * Prices for a GPU, best match first: one's own before any listed one, then the very GPU before one whose name leaves form
 * or memory open, then the same site. Other GPUs, modes, kinds and currencies are no match; superseded prices come last.
 */
export function pricesFor<P extends BookPrice>(book: readonly P[], wanted: PriceWanted): P[] {
  const rank = ({ own, superseded, price }: P): readonly number[] => [
    Number(superseded),
    Number(!own),
    Number(gpuRelation(price.gpu, wanted.gpu) !== "same"),
    Number(wanted.site !== undefined && !same(price.site, wanted.site)),
  ];
  const fits = inBookOrder(book).filter(
    ({ price }) =>
      gpuRelation(price.gpu, wanted.gpu) !== "different" &&
      (["mode", "kind", "currency"] as const).every((k) => wanted[k] === undefined || price[k] === wanted[k]),
  );
  return fits
    .map((entry) => ({ entry, at: rank(entry) }))
    .sort((a, b) => a.at.map((x, i) => x - (b.at[i] ?? 0)).find((d) => d !== 0) ?? 0)
    .map(({ entry }) => entry);
}

/** Words that must stand in the GPU's name and the site's, and what must be exactly so; what is absent fits all. */
export interface PriceFilter extends Partial<Pick<Price, "mode" | "kind">> {
  gpu?: string | undefined;
  site?: string | undefined;
  own?: boolean | undefined;
}

/** Whether a price is among those looked for; upper and lower case are the same. */
export function fitsFilter(
  { price, own }: BookPrice,
  { gpu = "", site = "", mode, kind, ...rest }: PriceFilter,
): boolean {
  const holds = (text: string, words: string) =>
    words
      .toLowerCase()
      .split(/\s+/)
      .every((word) => text.toLowerCase().includes(word));
  return (
    holds(price.gpu, gpu) &&
    holds(price.site ?? "", site) &&
    (mode === undefined || price.mode === mode) &&
    (kind === undefined || price.kind === kind) &&
    (rest.own === undefined || rest.own === own)
  );
}

/** Whether an own price says the same thing as a listed one: same GPU, site, mode and kind. */
export const standsFor = (own: Price, listed: Price): boolean =>
  gpuRelation(own.gpu, listed.gpu) === "same" &&
  same(own.site, listed.site) &&
  own.mode === listed.mode &&
  own.kind === listed.kind;

/** Both sides of one offer: what one site asks for the same GPU on bare metal and virtualized. */
export interface SidePair<P> {
  bareMetal: P;
  virtualized: P;
  /** What bare metal costs more: 0.1 is 10 %. */
  premium: number;
}

/** Where one site lists both sides of a GPU, one pair a GPU and kind: the only premium a list can give (EVIDENCE 11). */
export function premiumsOnOneSite<P extends BookPrice>(book: readonly P[]): SidePair<P>[] {
  const pairs: SidePair<P>[] = [];
  const seen = new Set<string>();
  const current = inBookOrder(book).filter((b) => !b.superseded && b.price.site !== undefined);
  for (const bareMetal of current.filter((b) => b.price.mode === "bare-metal")) {
    const { gpu, site = "", kind } = bareMetal.price;
    const key = [gpu, site, kind, bareMetal.own].join("\n").toLowerCase();
    if (seen.has(key)) continue;
    for (const virtualized of current) {
      if (virtualized.own !== bareMetal.own || !same(virtualized.price.site, site)) continue;
      const premium = premiumBetween(bareMetal.price, virtualized.price);
      if (!premium.ok) continue;
      seen.add(key);
      pairs.push({ bareMetal, virtualized, premium: premium.value });
      break;
    }
  }
  return pairs;
}
