// A comparison's rows as chart, table and export show them: one source, so that they cannot differ.
import { isUnlike } from "../core/comparison/doubts";
import { VERDICT_WORDS } from "../core/comparison/verdict-words";
import type { Comparison, Row, VerdictCode } from "../core/comparison/comparison";
import { BETWEEN_HOSTS } from "../core/comparison/noise-floor";
import { rowName, termName } from "../core/comparison/sentence";
import type { Axis } from "../core/metrics/metric";
import { columnUnits } from "./column-units";
import type { CompareState } from "./compare-url";
import { formatIn, formatPercent } from "./format";
import { paramWords } from "./params";
import type { Role } from "./series";

export interface ShownRow {
  row: Row;
  /** "p99 TTFT", or "p99 time to first token" in finance's words. */
  name: string;
  /** What sets the row apart from others of its name: "concurrency 64, 8 GiB". */
  note: string;
  unit: string;
  /** Base units in one `unit`. */
  factor: number;
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

/** Its verdict says that the sides differ. */
export const isJudged = ({ row }: ShownRow): boolean => JUDGED.includes(row.verdict);

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
    const { overhead, verdict } = row;
    const [low, high] = [overhead?.low, overhead?.high];
    return {
      row,
      name: words === "infra" ? termName(row) : rowName(row),
      note: noteOf(row),
      unit,
      factor,
      baseline: formatIn(row.baseline.median, factor),
      candidate: formatIn(row.candidate.median, factor),
      overhead: overhead ? formatPercent(overhead.value, digits) : "–",
      interval:
        low !== undefined && high !== undefined
          ? `${bare(formatPercent(low, digits))} to ${formatPercent(high, digits)}`
          : "–",
      difference:
        isTime(row) && !isUnlike(row) ? signed(formatIn(row.difference.value, factor), row.difference.value) : "–",
      verdict: VERDICT_WORDS[verdict],
      role: JUDGED.includes(verdict) ? "candidate" : "muted",
      isPoint: overhead !== null && low === undefined,
      isNoise: NOISE.includes(verdict),
      why: overhead ? row.because : (row.warnings[0]?.message ?? row.because),
    };
  });
}

/** A row named for a place without the others: always with its size. */
export function standaloneName({ name, note, row }: ShownRow): string {
  const { size } = row.params;
  const sized =
    size === undefined || note.split(", ").some((part) => part.startsWith("size ")) ? "" : paramWords({ size });
  return [name, note, sized].filter(Boolean).join(", ");
}

const signed = (text: string, value: number): string => (value > 0 ? `+${text}` : text);

/** A cell under a head that says "%" already. */
export const bare = (text: string): string => text.replace(/\s*%$/, "");

/** How far a row stands from chance: its point over the floor or half its interval, whichever is wider. */
export function effect({ row }: ShownRow, floor: number): number {
  const { overhead } = row;
  if (!overhead) return -1;
  const half =
    overhead.low === undefined || overhead.high === undefined ? BETWEEN_HOSTS : (overhead.high - overhead.low) / 2;
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
