// A comparison's rows as chart, table and export show them: one source, so that they cannot differ.
import type { Comparison, Row, VerdictCode } from "../core/comparison/comparison";
import type { Axis } from "../core/metrics/metric";
import type { CompareState } from "./compare-url";
import { formatIn, formatNumber, formatPercent, unitFor } from "./format";
import { paramWords, sizeWords } from "./params";
import type { Role } from "./series";

export interface ShownRow {
  row: Row;
  /** "p99 time to first token". */
  name: string;
  /** What sets the row apart from others of its name: "concurrency 64, 8 GiB". */
  note: string;
  unit: string;
  baseline: string;
  candidate: string;
  /** "4.2 %", or a dash when there is no number; the reason stands in `why`. */
  overhead: string;
  /** "2.9 to 5.6 %", or a dash. */
  interval: string;
  /** Candidate minus baseline, in `unit`; for latencies and times only, else a dash. */
  difference: string;
  verdict: string;
  role: Role;
  /** No interval: the point alone, drawn grey. */
  isPoint: boolean;
  /** Chance could explain it. */
  isNoise: boolean;
  why: string;
}

export interface Family {
  key: string;
  axis: Axis;
  /** The row that stands for all: the largest size. */
  lead: ShownRow;
  /** All of them, smallest size first. */
  rows: ShownRow[];
}

export const VERDICT_WORDS = {
  slower: "slower",
  faster: "faster",
  equivalent: "same",
  "no-claim": "no claim",
  "cannot-tell": "cannot tell",
  "not-comparable": "not comparable",
} satisfies Record<VerdictCode, string>;

export const AXIS_WORDS = {
  "gpu-compute": "GPU compute",
  "gpu-memory": "GPU memory",
  "host-link": "Host link (PCIe)",
  "gpu-link": "GPU link (NVLink)",
  network: "Network",
  storage: "Storage",
  cpu: "CPU",
  latency: "Latency",
} satisfies Record<Axis, string>;

const NOISE: readonly VerdictCode[] = ["equivalent", "no-claim"];
const JUDGED: readonly VerdictCode[] = ["slower", "faster"];

/** One precision for a column of overheads: a decimal where its intervals are a point wide, else two. */
export function overheadDecimals(rows: readonly Row[]): number {
  const widths = rows
    .flatMap(({ overhead: o }) => (o?.low === undefined || o.high === undefined ? [] : [o.high - o.low]))
    .sort((a, b) => a - b);
  const middle = widths[Math.floor(widths.length / 2)];
  return middle !== undefined && middle >= 0.01 ? 1 : 2;
}

const isTime = (row: Row) => row.unit === "s" && row.better === "lower";

export function rowName(row: Pick<Row, "label" | "statistic">): string {
  if (row.statistic !== "p99") return row.label;
  return `p99 ${/^[A-Z][a-z]/.test(row.label) ? row.label.charAt(0).toLowerCase() + row.label.slice(1) : row.label}`;
}

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

/** Every row, in the comparison's own order. */
export function shownRows(comparison: Pick<Comparison, "rows">): ShownRow[] {
  const { rows } = comparison;
  const decimals = overheadDecimals(rows);
  const digits = { decimals, atLeast: decimals };
  const noteOf = telling(rows);
  return rows.map((row): ShownRow => {
    const { unit, factor } = unitFor([row.baseline.median, row.candidate.median], row.unit);
    const { overhead, verdict } = row;
    const [low, high] = [overhead?.low, overhead?.high];
    return {
      row,
      name: rowName(row),
      note: noteOf(row),
      unit,
      baseline: formatIn(row.baseline.median, factor),
      candidate: formatIn(row.candidate.median, factor),
      overhead: overhead ? formatPercent(overhead.value, digits) : "–",
      interval:
        low !== undefined && high !== undefined
          ? `${bare(formatPercent(low, digits))} to ${formatPercent(high, digits)}`
          : "–",
      difference: isTime(row) ? signed(formatIn(row.difference.value, factor), row.difference.value) : "–",
      verdict: VERDICT_WORDS[verdict],
      role: JUDGED.includes(verdict) ? "candidate" : "muted",
      isPoint: overhead !== null && low === undefined,
      isNoise: NOISE.includes(verdict),
      why: overhead ? row.because : (row.warnings[0]?.message ?? row.because),
    };
  });
}

const signed = (text: string, value: number): string => (value > 0 ? `+${text}` : text);

/** A cell under a head that says "%" already. */
export const bare = (text: string): string => text.replace(/\s*%$/, "");

/** Rows that differ only in their size, as one family. */
export function families(rows: readonly ShownRow[]): Family[] {
  const groups = new Map<string, ShownRow[]>();
  for (const shown of rows) {
    const { metric, workload, statistic, params } = shown.row;
    const { size: _, ...rest } = params;
    const key = JSON.stringify([metric, workload, statistic, Object.entries(rest).sort()]);
    groups.set(key, [...(groups.get(key) ?? []), shown]);
  }
  const size = ({ row }: ShownRow) => (typeof row.params.size === "number" ? row.params.size : 0);
  return [...groups].flatMap(([key, members]) => {
    const sorted = [...members].sort((a, b) => size(a) - size(b));
    // The largest size that has a number: that one is limited by what it measures, not by its start.
    const lead = sorted.findLast((s) => s.row.overhead !== null) ?? sorted.at(-1);
    return lead ? [{ key, axis: lead.row.axis, lead, rows: sorted }] : [];
  });
}

/** The size a family's lead was taken at, in words; empty where there is only one row. */
export function leadSize({ lead, rows }: Family): string {
  const { size } = lead.row.params;
  return rows.length > 1 && typeof size === "number" ? sizeWords(size) : "";
}

/** How far a row stands from chance: its point over the floor or half its interval, whichever is wider. */
export function effect({ row }: ShownRow, floor: number): number {
  const { overhead } = row;
  if (!overhead) return -1;
  const half = overhead.low === undefined || overhead.high === undefined ? 0.03 : (overhead.high - overhead.low) / 2;
  return Math.abs(overhead.value) / Math.max(floor, half, 1e-4);
}

type Filter = Pick<CompareState, "metric" | "show" | "stat">;

/** The rows a reader asked for, and how many were hidden because chance could explain them. */
export function filtered(rows: readonly ShownRow[], { metric, show, stat }: Filter) {
  const asked = rows.filter(
    ({ row }) =>
      (metric === null || row.metric === metric) && (stat === null || (row.statistic === "p99") === (stat === "p99")),
  );
  const kept = show === "signal" ? asked.filter((r) => !r.isNoise) : asked;
  return { rows: kept, hidden: asked.length - kept.length, noise: asked.filter((r) => r.isNoise).length };
}

const AXIS_ORDER = Object.keys(AXIS_WORDS);

export function sorted(rows: readonly ShownRow[], by: CompareState["sort"], floor: number): ShownRow[] {
  const order = {
    effect: (a: ShownRow, b: ShownRow) => effect(b, floor) - effect(a, floor),
    name: (a: ShownRow, b: ShownRow) => a.name.localeCompare(b.name, "en"),
    component: (a: ShownRow, b: ShownRow) => AXIS_ORDER.indexOf(a.row.axis) - AXIS_ORDER.indexOf(b.row.axis),
  } satisfies Record<CompareState["sort"], (a: ShownRow, b: ShownRow) => number>;
  return [...rows].sort(order[by]);
}

/** One sentence for the chart, from the rows it draws. */
export function chartSentence(rows: readonly ShownRow[], floor: number): string {
  const numbered = rows.filter((r) => r.row.overhead !== null);
  const clear = numbered.filter((r) => JUDGED.includes(r.row.verdict));
  const pool = clear.length > 0 ? clear : numbered;
  const most = [...pool].sort((a, b) => Math.abs(b.row.overhead?.value ?? 0) - Math.abs(a.row.overhead?.value ?? 0))[0];
  if (!most) return "No row has an overhead to draw.";
  const floorWords = formatPercent(floor);
  const range = most.interval === "–" ? "" : ` (${most.interval})`;
  const largest = `${most.name}${most.note ? `, ${most.note}` : ""}, ${most.overhead}${range}`;
  if (numbered.every((r) => r.isPoint))
    return `One run a side: points only, no claim. The largest difference is ${largest}.`;
  if (clear.length === 0)
    return `None of ${formatNumber(numbered.length)} rows lies beyond the ${floorWords} floor; the largest difference is ${largest}.`;
  return `${formatNumber(clear.length)} of ${formatNumber(numbered.length)} rows lie beyond the ${floorWords} floor; the largest is ${largest}.`;
}
