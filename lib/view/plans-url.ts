// UX 2, `/scenarios/compare`: which plans stand side by side, which one the others are measured against, and how they
// are shown. The whole question is in the address.

export const PLANS_MOST = 4;

export interface PlansAsk {
  /** Two to four ids, in the order of the columns; the first ones where more are given. */
  ids: string[];
  /** The plan that the others are measured against; absent: the first. */
  base?: string;
  definition: "share" | "match";
  /** Currency that all are shown in; absent: the base's. */
  currency?: string;
}

type Search = Readonly<Record<string, string | string[] | undefined>>;

const ID = /^[0-9a-f-]{36}$/;
const one = (value: string | string[] | undefined): string | undefined => (Array.isArray(value) ? value[0] : value);

/** Reads `ids=a,b` as well as the `ids=a&ids=b` that a form of boxes sends; what is no id is left out. */
export function plansFrom(search: Search): PlansAsk & { leftOut: number } {
  const given = [search.ids ?? []].flat().flatMap((v) => v.split(","));
  const all = [...new Set(given.filter((id) => ID.test(id)))];
  const ids = all.slice(0, PLANS_MOST);
  const [base, currency] = [one(search.base), one(search.ccy)];
  return {
    ids,
    ...(base !== undefined && ids.includes(base) ? { base } : {}),
    definition: one(search.def) === "match" ? "match" : "share",
    ...(currency !== undefined && /^[A-Z]{3}$/.test(currency) ? { currency } : {}),
    leftOut: all.length - ids.length,
  };
}

/** The search of an address that {@link plansFrom} reads as the same question; only what is not the default. */
export function plansSearch({ ids, base, definition, currency }: PlansAsk): string {
  const params = new URLSearchParams();
  if (base !== undefined && base !== ids[0]) params.set("base", base);
  if (definition !== "share") params.set("def", definition);
  if (currency !== undefined) params.set("ccy", currency);
  const rest = params.toString();
  // A comma needs no escape in a search, and reads better without.
  return `ids=${ids.join(",")}${rest === "" ? "" : `&${rest}`}`;
}
