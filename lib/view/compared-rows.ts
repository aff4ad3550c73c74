// A comparison's rows as chart, table and export show them: one source, so that they cannot differ.
import { isUnlike } from "../core/comparison/doubts";
import { followsLoad } from "../core/comparison/load";
import type { Comparison, Row } from "../core/comparison/comparison";
import { rowName, termName } from "../core/comparison/sentence";
import { bare } from "./bare";
import { columnUnits } from "./column-units";
import type { LiveRow } from "./compare-live";
import type { CompareState } from "./compare-url";
import { formatIn, formatPercent } from "./format";
import { paramWords } from "./params";
import { shortId } from "./short-id";

/** A row with everything behind it; what crosses to the browser is the {@link LiveRow} in it. */
export interface ShownRow extends LiveRow {
  row: Row;
  /** Base units in one `unit`. */
  factor: number;
}

/** One precision for a column of overheads: a decimal where its intervals are a point wide, else two. */
export function overheadDecimals(rows: readonly Row[]): number {
  const widths = rows
    .flatMap(({ overhead: o }) => (o?.low === undefined || o.high === undefined ? [] : [o.high - o.low]))
    .sort((a, b) => a - b);
  const middle = widths[Math.floor(widths.length / 2)];
  return middle !== undefined && middle >= 0.01 ? 1 : 2;
}

const isTime = (row: Row) => row.unit === "s" && row.better === "lower";

/** Parameters that differ among rows of one name are what tells them apart; the rest is the same for all. */
function telling(rows: readonly Row[]): (row: Row) => string {
  const seen = new Map<string, Map<string, Set<unknown>>>();
  const nameOf = (row: Row) => `${rowName(row)} ${row.metric}`;
  for (const row of rows) {
    const params = seen.get(nameOf(row)) ?? new Map<string, Set<unknown>>();
    for (const key of new Set([...Object.keys(row.params), "workload"])) {
      const values = params.get(key) ?? new Set();
      values.add(key === "workload" ? row.workload : row.params[key]);
      params.set(key, values);
    }
    seen.set(nameOf(row), params);
  }
  return (row) => {
    const params = seen.get(nameOf(row));
    const differs = (key: string) => (params?.get(key)?.size ?? 0) > 1;
    const own = Object.fromEntries(Object.entries(row.params).filter(([key]) => differs(key)));
    return [differs("workload") ? row.workload : "", paramWords(own)].filter(Boolean).join(", ");
  };
}

/** Every row, in the comparison's own order, named in the reader's words. */
export function shownRows(comparison: Pick<Comparison, "rows">, words: CompareState["words"] = "infra"): ShownRow[] {
  const { rows } = comparison;
  const decimals = overheadDecimals(rows);
  const digits = { decimals, atLeast: decimals };
  const noteOf = telling(rows);
  const valued = ({ metric, unit, baseline, candidate }: Row) => ({
    metric,
    unit,
    values: [baseline.median, candidate.median],
  });
  const unitOf = columnUnits(rows.map(valued));
  return rows.map((row): ShownRow => {
    const { unit, factor } = unitOf(valued(row));
    const { overhead, params } = row;
    const [low, high] = [overhead?.low ?? null, overhead?.high ?? null];
    return {
      row,
      id: shortId(row.key),
      name: words === "infra" ? termName(row) : rowName(row),
      note: noteOf(row),
      metric: row.metric,
      axis: row.axis,
      isTail: row.statistic === "p99",
      family: familyOf(row),
      size: typeof params.size === "number" ? params.size : null,
      unit,
      factor,
      baseline: formatIn(row.baseline.median, factor),
      candidate: formatIn(row.candidate.median, factor),
      overhead: overhead ? formatPercent(overhead.value, digits) : "–",
      interval:
        low !== null && high !== null ? `${bare(formatPercent(low, digits))} to ${formatPercent(high, digits)}` : "–",
      difference:
        isTime(row) && !isUnlike(row) ? signed(formatIn(row.difference.value, factor), row.difference.value) : "–",
      runs: `${row.baseline.runs} v ${row.candidate.runs}`,
      code: row.verdict,
      value: overhead?.value ?? null,
      low: low === null || high === null ? null : low,
      high: low === null || high === null ? null : high,
      floor: row.floor.value,
      ofLoad: followsLoad(row),
      isWild: row.warnings.some((w) => w.code === "implausible-ratio"),
      doubts: row.warnings.length,
      why: overhead ? row.because : (row.warnings[0]?.message ?? row.because),
    };
  });
}

/** What the browser gets of a row. */
export function toLive({ row: _, factor: __, ...live }: ShownRow): LiveRow {
  return live;
}

function familyOf({ metric, workload, statistic, params }: Row): string {
  const { size: _, ...rest } = params;
  return shortId(JSON.stringify([metric, workload, statistic, Object.entries(rest).sort()]));
}

/** A row named for a place without the others: always with its size. */
export function standaloneName({ name, note, row }: ShownRow): string {
  const { size } = row.params;
  const sized =
    size === undefined || note.split(", ").some((part) => part.startsWith("size ")) ? "" : paramWords({ size });
  return [name, note, sized].filter(Boolean).join(", ");
}

const signed = (text: string, value: number): string => (value > 0 ? `+${text}` : text);
