// Rows that differ only in their size, as one family: what is drawn of it, and what its fold says.
import { type LiveRow, filtered, isJudged, isPoint, isResult, sorted } from "./compare-live";
import type { RowView } from "./compare-view";
import { sizeWords } from "./params";

export interface Family<R extends LiveRow = LiveRow> {
  key: string;
  /** The row that stands for all: the largest size. */
  lead: R;
  /** The lead and, where another size lies beyond the floor and the lead does not, the farthest of those. */
  shown: R[];
  /** All of them, smallest size first. */
  rows: R[];
}

/** Rows that differ only in their size, as one family; families in the order of their first member. */
export function families<R extends LiveRow>(rows: readonly R[]): Family<R>[] {
  const groups = new Map<string, R[]>();
  for (const row of rows) {
    const known = groups.get(row.family);
    if (known) known.push(row);
    else groups.set(row.family, [row]);
  }
  return [...groups].flatMap(([key, members]) => {
    const bySize = [...members].sort((a, b) => (a.size ?? 0) - (b.size ?? 0));
    // The largest size that has a number: that one is limited by what it measures, not by its start.
    const lead = bySize.findLast(isResult) ?? bySize.findLast((s) => s.value !== null) ?? bySize.at(-1);
    if (!lead) return [];
    const far = isBeyond(lead) ? undefined : farthest(bySize.filter((s) => s !== lead && isBeyond(s)));
    return [{ key, lead, shown: far ? [lead, far] : [lead], rows: bySize }];
  });
}

/** What a view shows, in its order: the same for table, chart and export. */
export function selected<R extends LiveRow>(all: readonly R[], view: RowView) {
  const found = filtered(all, view);
  const grouped = families(sorted(found.rows, view.sort));
  // Whoever asks for one metric wants all of its sizes.
  return { ...found, families: view.metric === null ? grouped : grouped.map((f) => ({ ...f, shown: f.rows })) };
}

/** Every row of a selection, in the order of a table whose families are all unfolded. */
export const unfolded = <R extends LiveRow>(all: readonly Family<R>[]): R[] => all.flatMap((f) => f.rows);

/** The rows that stand in the table, folds closed. */
export const onScreen = <R extends LiveRow>(all: readonly Family<R>[]): R[] => all.flatMap((f) => f.shown);

const apart = ({ value }: LiveRow) => Math.abs(value ?? 0);

/** Beyond the floor: by its verdict, or, where one run a side allows none, by its point. */
const isBeyond = (row: LiveRow) => isJudged(row) || (isResult(row) && isPoint(row) && apart(row) > row.floor);

const farthest = <R extends LiveRow>(rows: readonly R[]): R | undefined =>
  rows.reduce<R | undefined>((most, s) => (most === undefined || apart(s) > apart(most) ? s : most), undefined);

/** The size a family's lead was taken at, in words; empty where there is only one row. */
export function leadSize({ lead, rows }: Family): string {
  return rows.length > 1 && lead.size !== null ? sizeWords(lead.size) : "";
}

/** "worst 50 % at 1 KiB" of the rows a fold hides; empty where none has a number. */
export function worstWords({ rows, shown }: Family): string {
  const hidden = rows.filter((r) => isResult(r) && !shown.includes(r));
  const worst = [...hidden].sort((a, b) => (b.value ?? 0) - (a.value ?? 0))[0];
  if (!worst) return "";
  return `worst ${worst.overhead}${worst.size === null ? "" : ` at ${sizeWords(worst.size)}`}`;
}
