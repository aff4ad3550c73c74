// What a difference is in finance words (UX 6): work for the same money only where a row measures the whole work. Of one
// part nobody knows what it costs before its share of the time, and a delay is no share of a bill.
import { metricById } from "../metrics/catalogue";
import type { Row } from "./comparison";
import { isDelay } from "./latency-share";
import type { SideNames } from "./names";
import { percent } from "./wording";

type Measures = "work" | "delay" | "part";

/** Whether a row measures how much work is done, how long somebody waits, or how fast one part is. */
export function measures(row: Pick<Row, "metric" | "axis" | "better">): Measures {
  if (isDelay(row)) return "delay";
  return metricById(row.metric)?.scope === "end-to-end" ? "work" : "part";
}

/** @param term the row's name as it opens a sentence */
export function plainSlower(row: Row | null, term: string, { plural }: SideNames): string {
  const { value = 0, low = value, high = value } = row?.overhead ?? {};
  const p = (o: number) => percent(o, high - low);
  const range = `likely ${p(low)} to ${p(high)}`;
  switch (row ? measures(row) : "part") {
    case "work":
      return `${plural} do ${p(value)} less work for the same money, ${range}.`;
    case "delay": {
      const late = (o: number) => percent(later(o), later(high) - later(low));
      return `${plural} answer ${late(value)} later (${term}), likely ${late(low)} to ${late(high)}: a latency is no share of a bill.`;
    }
    case "part":
      return `${term} is ${p(value)} slower on ${plural.toLowerCase()}, ${range}; what that costs depends on how much of the time it takes.`;
  }
}

export function plainFaster(row: Row | null, term: string, { plural }: SideNames): string {
  const { value = 0, low = value, high = value } = row?.overhead ?? {};
  const machines = plural.toLowerCase();
  switch (row ? measures(row) : "part") {
    case "work":
      return `Here ${machines} did more work for the same money.`;
    case "delay":
      return `Here ${machines} answered ${percent(-later(value), later(high) - later(low))} sooner (${term}): a latency is no share of a bill.`;
    case "part":
      return `${term} was ${percent(-value, high - low)} faster on ${machines} here; what that is worth depends on how much of the time it takes.`;
  }
}

/** @param within the margin, spelt */
export function plainSame(row: Row | null, term: string, { plural }: SideNames, within: string): string {
  if (row && measures(row) === "work") return `${plural} do the same work for the same money, within ${within}.`;
  return `${term} is the same on ${plural.toLowerCase()}, within ${within}.`;
}

/** The longer time behind a lost share of speed, as a fraction of the baseline's. */
const later = (overhead: number): number => overhead / (1 - overhead);
