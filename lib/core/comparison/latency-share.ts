// UX 5 and 6, P6: a delay is no share of a bill. Three milliseconds more a request cost nothing by themselves; they cost
// machines only where a limit on latency decides how many are needed, and then by the load that fits, not by the delay.
import { type Override, reasonFor } from "./comparability";
import type { Row, Warning } from "./comparison";
import { isLatency } from "./load";

/** The rule that a reason may set aside for money, never for a verdict. */
export const LATENCY_SHARE = "latency-share";
const PRICED = "latency-priced";

/** Times that a machine is busy with and nothing else: a batch from its start to its end. */
const BUSY: ReadonlySet<string> = new Set(["batch-latency"]);

/** Whether a row tells how long somebody waits, or how fast one user is served, and not how much work is done. */
export const isDelay = (row: Pick<Row, "metric" | "axis" | "better">): boolean =>
  (row.axis === "latency" || isLatency(row)) && !BUSY.has(row.metric);

/** What a reason given for pricing a delay adds to its row. */
export function latencyPriced(row: Pick<Row, "metric" | "axis" | "better">, overrides: readonly Override[]): Warning[] {
  const given = isDelay(row) ? reasonFor({ rule: LATENCY_SHARE }, overrides, row.metric) : undefined;
  return given === undefined
    ? []
    : [{ code: PRICED, message: `Taken as a share of the bill, although it is a latency, because: ${given}` }];
}

/** Why a delay must not reach money; `null` for other rows, and where somebody said why it may. */
export function latencyShare(row: Pick<Row, "metric" | "axis" | "better" | "warnings">): Warning | null {
  if (!isDelay(row) || row.warnings.some((w) => w.code === PRICED)) return null;
  return {
    code: LATENCY_SHARE,
    message:
      "A latency is no share of a bill. Where a latency limit decides how many machines you need, the load that fits the limit is; see the capacity under that limit.",
  };
}

/** Whether somebody's reason stands behind the money of a row. */
export const isLatencyPriced = (row: Pick<Row, "warnings">): boolean => row.warnings.some((w) => w.code === PRICED);
