// One formula of `/methods`, and the few ways in which its worked example is written.
import { type Bounded, type Figure, valueOf } from "../core/units/figure";
import { formatMoney, formatPercent } from "./format";

/** One formula. `example` is computed when it is read: it cannot disagree with the product. */
export interface Method {
  /** Anchor on the page: `#extra-capacity`. */
  id: string;
  title: string;
  words: string;
  symbols: string;
  example: string;
}

export interface MethodGroup {
  id: string;
  title: string;
  methods: readonly Method[];
}

export const usd = (x: number): string => formatMoney(x, "USD");
export const percent = (x: number): string => formatPercent(x);

/** A figure as it is written, or the reason in its place. */
export function say(f: Figure | Bounded, written: (x: number) => string): string {
  if (f.state === "lower_bound") return `at least ${written(f.value)}`;
  const value = valueOf(f);
  return value === null && f.state !== "ok" ? f.reason : written(value ?? Number.NaN);
}
