// How a comparison's rows are shown, as the address says it: what is searched for and picked, in which order, drawn how.
import { AXES, type Axis } from "../core/metrics/metric";
import type { VerdictCode } from "../core/comparison/comparison";
import { VERDICT_WORDS } from "../core/comparison/verdict-words";

export const STATISTICS = ["p50", "mean", "p99"] as const;
export const SORTS = ["effect", "name", "component"] as const;
export const VIEWS = ["dots", "dumbbell", "slope"] as const;
export const VERDICTS = Object.keys(VERDICT_WORDS) as VerdictCode[];

/** Which rows are asked for. */
export interface RowFilter {
  /** Text in the row's name, its parameters or its metric. */
  q: string;
  /** Only rows of this metric. */
  metric: string | null;
  axis: Axis | null;
  verdict: VerdictCode | null;
  stat: (typeof STATISTICS)[number] | null;
  show: "all" | "signal";
}

/** The filter with the order, the drawing, and the row that is looked at up close. */
export interface RowView extends RowFilter {
  sort: (typeof SORTS)[number];
  view: (typeof VIEWS)[number];
  /** Short id of one row: its details are open. */
  row: string | null;
}

export const PLAIN_FILTER: RowFilter = { q: "", metric: null, axis: null, verdict: null, stat: null, show: "all" };
export const PLAIN_VIEW: RowView = { ...PLAIN_FILTER, sort: "effect", view: "dots", row: null };

const LONGEST = 200;
const KEYS = { q: "q", metric: "m", axis: "axis", verdict: "verdict", show: "show", stat: "stat" } as const;
const SHOWN = { sort: "sort", view: "view", row: "row" } as const;

/** The address's keys of the rows, in the order they are written. */
export const VIEW_KEYS: readonly string[] = [...Object.values(KEYS), ...Object.values(SHOWN)];

export function viewEntries(view: RowView): [key: string, value: string][] {
  return Object.entries({ ...KEYS, ...SHOWN }).flatMap(([field, key]): [string, string][] => {
    const name = field as keyof RowView;
    const value = view[name];
    return value === null || value === PLAIN_VIEW[name] ? [] : [[key, value]];
  });
}

/** The view of an address, and what in it no key takes. */
export function viewFrom(params: URLSearchParams): { view: RowView; unread: string[] } {
  const unread: string[] = [];
  const choice = <T extends string, D extends T | null>(key: string, options: readonly T[], byDefault: D): T | D => {
    const value = params.get(key);
    if (!value) return byDefault;
    const found = options.find((o) => o === value);
    if (found === undefined) unread.push(`${key}=${value}`);
    return found ?? byDefault;
  };
  const view: RowView = {
    q: (params.get("q") ?? "").trim().slice(0, LONGEST).trim(),
    // A form's own field comes first and may be empty; a button that names a metric comes last.
    metric: params.getAll("m").findLast((m) => m !== "") ?? null,
    axis: choice("axis", AXES, null),
    verdict: choice("verdict", VERDICTS, null),
    stat: choice("stat", STATISTICS, null),
    show: choice("show", ["all", "signal"], PLAIN_VIEW.show),
    sort: choice("sort", SORTS, PLAIN_VIEW.sort),
    view: choice("view", VIEWS, PLAIN_VIEW.view),
    row: params.getAll("row").findLast((row) => row !== "") ?? null,
  };
  return { view, unread };
}
