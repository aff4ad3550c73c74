// What a comparison has to offer to the question of capacity under a limit: measured values, each with where it is from.
import type { Comparison, Row } from "../core/comparison/comparison";
import { isLatency } from "../core/comparison/load";
import { maySpeak } from "../core/comparison/may-speak";
import { metricOf } from "../core/comparison/sentence";
import { standsOnReason } from "../core/comparison/on-reason";
import { type Grade, weakest } from "../core/evidence/grade";
import { spellNumber } from "../core/units/spell";
import { formatInterval, formatPercent, formatQuantity } from "./format";
import { withoutInterval } from "./without-interval";

export interface Offer {
  value: number;
  /** 95 % interval, where there is one. */
  low?: number;
  high?: number;
  /** As it stands in the field, in the field's unit. */
  text: string;
  /** Of a latency: the metric it is of. */
  metric?: string;
  /** Where it is from, as one sentence. */
  source: string;
  grade: Grade;
}

export interface Offers {
  /** Mean service time of one request, in seconds. */
  service: Offer | null;
  servers: Offer;
  /** Share of capacity lost. */
  overhead: Offer | null;
  /** Seconds. */
  added: Offer;
  /** Why no overhead is offered. */
  withheld: string | null;
}

export type Offering = Pick<Comparison, "rows" | "headline" | "verdict"> & { grade: Grade };

/** The time that a server is busy with one request, the most telling first. */
const SERVICE = ["request-latency", "batch-latency", "time-to-first-token"];
const AT_ONCE = ["concurrency", "max_concurrency", "maxConcurrency"];

/** The typical latency that holds the least waiting: of the most telling metric the row with the lowest value. */
function serviceRow(rows: readonly Row[]): Row | null {
  const able = rows.filter((r) => r.unit === "s" && isLatency(r) && r.statistic !== "p99" && maySpeak(r));
  const known = able.filter((r) => SERVICE.includes(r.metric) && r.params.percentile === undefined);
  const rank = (r: Row) => SERVICE.indexOf(r.metric);
  return known.sort((a, b) => rank(a) - rank(b) || a.baseline.median - b.baseline.median)[0] ?? null;
}

const inField = (value: number, unit: number): string =>
  spellNumber(Number((value / unit).toPrecision(12)), { significant: 4 });

const ASSUMED: Pick<Offer, "grade"> = { grade: "example" };

/** The row's own setting of how many requests are in service at once is the number of servers its latency speaks of. */
function serversOf(row: Row | null, grade: Grade): Offer {
  const key = row?.metric === "request-latency" ? AT_ONCE.find((k) => typeof row.params[k] === "number") : undefined;
  const value = Number(key === undefined ? 1 : row?.params[key]);
  return key === undefined || !(value >= 1)
    ? { value: 1, text: "1", source: "Assumed: one. Type yours.", ...ASSUMED }
    : { value, text: inField(value, 1), source: `From ${key} of that row: so many were in service at once.`, grade };
}

/** What the measured difference holds beyond the slower service; what lies within its interval is nothing. */
function addedOf(row: Row | null, overhead: number | undefined, grade: Grade): Offer {
  const nothing = (source: string): Offer => ({ value: 0, text: "0", source, grade });
  if (!row || overhead === undefined)
    return { value: 0, text: "0", source: "Assumed: none. Type what your requests wait longer.", ...ASSUMED };
  const explained = (row.baseline.median * overhead) / (1 - overhead);
  const { value, low = value } = row.difference;
  const measured = `Measured: ${formatQuantity(value, "s")} more on ${metricOf(row)}`;
  if (low <= explained || value <= explained)
    return nothing(`${measured}; the overhead alone explains ${formatQuantity(explained, "s")}, so nothing is added.`);
  const rest = value - explained;
  return {
    value: rest,
    text: inField(rest, 1e-3),
    source: `${measured}, less the ${formatQuantity(explained, "s")} that the overhead explains.`,
    grade,
  };
}

function overheadOf({ headline, rows, verdict, grade }: Offering): Pick<Offers, "overhead" | "withheld"> {
  const row = rows.find((r) => r.key === headline?.key);
  if (!headline || !row) return { overhead: null, withheld: "No row of this comparison has an overhead." };
  if (verdict.code === "not-comparable" || row.verdict === "not-comparable")
    return { overhead: null, withheld: "The sides of the headline row may not be compared." };
  if (!maySpeak(row))
    return { overhead: null, withheld: "The headline overhead is withheld until its doubts are answered." };
  const { value, low, high } = headline.overhead;
  const ends = low === undefined || high === undefined ? null : { low, high };
  const range = ends ? `95 % interval ${formatInterval(ends.low, ends.high)}` : `${withoutInterval(row)}, no interval`;
  return {
    overhead: {
      value,
      ...ends,
      text: formatPercent(value).replace(/\s*%$/, ""),
      source: `From ${metricOf(row)}: ${range}.`,
      grade,
    },
    withheld: null,
  };
}

/** A row that stands on a reason somebody gave is claimed, whatever the comparison opens with. */
export const rowGrade = (row: Row, grade: Grade): Grade => (standsOnReason(row) ? weakest([grade, "claimed"]) : grade);

/** Everything that can be filled in from what was measured. */
export function capacityOffers(compared: Offering): Offers {
  const row = serviceRow(compared.rows);
  const grade = row ? rowGrade(row, compared.grade) : compared.grade;
  const { overhead, withheld } = overheadOf(compared);
  return {
    service: row && {
      value: row.baseline.median,
      text: inField(row.baseline.median, 1e-3),
      metric: row.metric,
      source: `Bare metal's ${metricOf(row)}, typical request. Under load it holds waiting too, so it is a high end.`,
      grade,
    },
    servers: serversOf(row, grade),
    overhead,
    added: addedOf(row, overhead?.value, grade),
    withheld,
  };
}
