import { metricById } from "../metrics/catalogue";
import type { Row } from "./comparison";
import { followsLoad } from "./load";
import { maySpeak } from "./may-speak";

/** Whole-workload throughputs, the one that finance means first. */
const END_TO_END = ["output-throughput", "sample-throughput", "total-throughput", "request-throughput"];

/**
 * The one row a comparison opens with: an end-to-end throughput that carries a number, else another metric the catalogue
 * allows as headline, else any row with a number. Among sizes of one metric the largest speaks for a bandwidth, the smallest
 * for a time (FORMATS 4.3); among loads the best baseline: the peak.
 */
export function headlineRow(rows: readonly Row[]): Row | null {
  const ranked = rows.map((row) => ({ row, rank: rankOf(row) })).filter(({ rank }) => rank < NEVER);
  let best: { row: Row; rank: number } | null = null;
  for (const entry of ranked) {
    if (!best || entry.rank < best.rank || (entry.rank === best.rank && speaksLouder(entry.row, best.row)))
      best = entry;
  }
  return best?.row ?? null;
}

const NEVER = 1000;

function rankOf(row: Row): number {
  if (!row.overhead || followsLoad(row)) return NEVER;
  const withheld = !maySpeak(row);
  const metric = metricById(row.metric);
  const end = END_TO_END.indexOf(row.metric);
  const base = end >= 0 ? end : metric?.headline ? 10 + AXIS_ORDER.indexOf(row.axis) + behind(row) : 40;
  return base + (withheld ? 100 : 0) + (row.statistic === "p99" ? 0.5 : 0);
}

/** The bandwidth of a collective speaks before its time: a time is a headline at its smallest size only. */
const behind = (row: Row): number => (row.axis !== "latency" && row.better === "lower" ? 0.25 : 0);

const AXIS_ORDER: readonly Row["axis"][] = [
  "gpu-compute",
  "latency",
  "gpu-memory",
  "gpu-link",
  "host-link",
  "network",
  "storage",
  "cpu",
];

/** Of two rows of one metric the one whose size says more, else the better baseline. A size beats an average over sizes. */
function speaksLouder(row: Row, than: Row): boolean {
  if (row.metric !== than.metric || row.statistic !== than.statistic) return false;
  const [a, b] = [row.params.size, than.params.size];
  if (typeof a === "number" && typeof b === "number" && a !== b) return row.better === "lower" ? a < b : a > b;
  if (typeof a === "number" && typeof b === "string") return true;
  if (typeof a === "string" && typeof b === "number") return false;
  if (row.better === "lower") return row.baseline.median < than.baseline.median;
  return row.baseline.median > than.baseline.median;
}
