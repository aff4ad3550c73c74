// Rows that differ only in their size, as one family: what is drawn of it, and what its fold says.
import type { Axis } from "../core/metrics/metric";
import { type ShownRow, isJudged } from "./compared-rows";
import { sizeWords } from "./params";

export interface Family {
  key: string;
  axis: Axis;
  /** The row that stands for all: the largest size. */
  lead: ShownRow;
  /** The lead and, where another size lies beyond the floor and the lead does not, the farthest of those. */
  shown: ShownRow[];
  /** All of them, smallest size first. */
  rows: ShownRow[];
}

/** Rows that differ only in their size, as one family. */
export function families(rows: readonly ShownRow[], floor: number): Family[] {
  const groups = new Map<string, ShownRow[]>();
  for (const shown of rows) {
    const { metric, workload, statistic, params } = shown.row;
    const { size: _, ...rest } = params;
    const key = JSON.stringify([metric, workload, statistic, Object.entries(rest).sort()]);
    const known = groups.get(key);
    if (known) known.push(shown);
    else groups.set(key, [shown]);
  }
  return [...groups].flatMap(([key, members]) => {
    const sorted = [...members].sort((a, b) => size(a) - size(b));
    // The largest size that has a number: that one is limited by what it measures, not by its start.
    const lead = sorted.findLast((s) => s.row.overhead !== null) ?? sorted.at(-1);
    if (!lead) return [];
    const far = isBeyond(lead, floor) ? undefined : farthest(sorted.filter((s) => s !== lead && isBeyond(s, floor)));
    return [{ key, axis: lead.row.axis, lead, shown: far ? [lead, far] : [lead], rows: sorted }];
  });
}

const size = ({ row }: ShownRow) => (typeof row.params.size === "number" ? row.params.size : 0);
const apart = ({ row }: ShownRow) => Math.abs(row.overhead?.value ?? 0);

/** Beyond the floor: by its verdict, or, where one run a side allows none, by its point. */
const isBeyond = (shown: ShownRow, floor: number) => isJudged(shown) || (shown.isPoint && apart(shown) > floor);

const farthest = (rows: readonly ShownRow[]): ShownRow | undefined =>
  rows.reduce<ShownRow | undefined>((most, s) => (most === undefined || apart(s) > apart(most) ? s : most), undefined);

/** The size a family's lead was taken at, in words; empty where there is only one row. */
export function leadSize({ lead, rows }: Family): string {
  const { size: bytes } = lead.row.params;
  return rows.length > 1 && typeof bytes === "number" ? sizeWords(bytes) : "";
}

/** "worst 50 % at 1 KiB" of the rows a fold hides; empty where none has a number. */
export function worstWords({ rows, shown }: Family): string {
  const hidden = rows.filter((r) => r.row.overhead !== null && !shown.includes(r));
  const worst = [...hidden].sort((a, b) => (b.row.overhead?.value ?? 0) - (a.row.overhead?.value ?? 0))[0];
  if (!worst) return "";
  const { size: bytes } = worst.row.params;
  return `worst ${worst.overhead}${typeof bytes === "number" ? ` at ${sizeWords(bytes)}` : ""}`;
}
