// A tail that was measured against a queue model's: where the files' tail is shorter than the model's with nobody waiting, the
// model does not describe these requests and may not answer for a limit on that tail.
import type { Row } from "../core/comparison/comparison";
import { isLatency } from "../core/comparison/load";
import { valueOf } from "../core/units/figure";
import { type QueueQuestion, latencies, meanOnly } from "./capacity-model";
import type { Offer } from "./capacity-offers";
import { quantileOf } from "./capacity-sweep";
import { formatQuantity } from "./format";

/** Seconds, of both sides, at the loads they were measured at. */
export interface MeasuredTail {
  baseline: number;
  candidate: number;
}

/** What a service time is of that somebody typed. */
const WHOLE = "request-latency";

/**
 * The shortest tail measured of the latency that the service time is of; `null` where none of this quantile was.
 * @param service where the service time was filled in from the files; `null` where it was typed
 */
export function measuredTail(
  rows: readonly Row[],
  quantile: number,
  service: Pick<Offer, "metric"> | null,
): MeasuredTail | null {
  const metric = service?.metric ?? WHOLE;
  const able = rows.filter(
    (row) => row.metric === metric && row.unit === "s" && isLatency(row) && quantileMeets(row, quantile),
  );
  const [row] = able
    .filter((r) => r.baseline.median > 0 && r.candidate.median > 0)
    .sort((a, b) => a.baseline.median - b.baseline.median);
  return row ? { baseline: row.baseline.median, candidate: row.candidate.median } : null;
}

const quantileMeets = (row: Row, quantile: number): boolean => Math.abs((quantileOf(row) ?? -1) - quantile) < 1e-9;

const SIDES = ["baseline", "candidate"] as const;

/**
 * Why the model may not answer, in words; `null` where the measurement leaves it standing. A load only lengthens a tail, so a
 * measured one below the model's at load 0 refutes it.
 * @param limit seconds; `null` while none was given
 * @param name what the latency is: "p99"
 */
export function refutedBy(
  q: QueueQuestion,
  tail: MeasuredTail | null,
  { limit, name }: { limit: number | null; name: string },
): string | null {
  if (!tail || meanOnly(q.model)) return null;
  const idle = latencies(q, 0);
  const longer = SIDES.flatMap((side) => {
    const model = valueOf(idle[side]);
    return model !== null && tail[side] < model ? [model] : [];
  });
  const [shortest] = longer.sort((a, b) => a - b);
  if (shortest === undefined) return null;
  const s = (seconds: number) => formatQuantity(Number(seconds.toPrecision(3)), "s");
  const said = `The files measured ${name} ${s(tail.baseline)} on bare metal and ${s(tail.candidate)} virtualized; the model's tail is longer than that even with no load (${s(shortest)})`;
  if (limit === null) return `${said}, so it says nothing of a limit on it.`;
  const met = SIDES.every((side) => tail[side] <= limit) ? " As measured, both sides met the limit." : "";
  return `${said}, so it says nothing of this limit.${met}`;
}
