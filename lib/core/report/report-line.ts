// One line of a report's table: a figure with its ends, and what it is, in columns of their own.
import type { Range } from "../overhead/resolved-overhead";
import { NOT_CLAIMED, notClaimed } from "../projection/not-claimed";
import type { Cell } from "./csv";
import type { Snapshot } from "./snapshot";

export const COLUMNS = [
  "section",
  "item",
  "month",
  "low",
  "value",
  "high",
  "unit",
  "currency",
  "level",
  "grade",
  "source",
  "note",
] as const;
export type Line = Partial<Record<(typeof COLUMNS)[number], Cell>>;

/** Unit and currency of an amount, each month, each year or once. */
export const money = (s: Pick<Snapshot, "currency">, per: "month" | "year" | null): Line => ({
  unit: per === null ? s.currency : `${s.currency}/${per}`,
  currency: s.currency,
});

/** A figure with its two ends. */
export const ends = (section: string, item: string, r: Range, more: Line): Line => ({
  section,
  item,
  low: r.low,
  value: r.value,
  high: r.high,
  ...more,
});

/** Said beside every point of a report whose comparison claims nothing. */
export const claimNote = (s: Pick<Snapshot, "projection">): Line =>
  notClaimed(s.projection) ? { note: `point ${NOT_CLAIMED}` } : {};
