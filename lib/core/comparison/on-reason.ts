import type { Row } from "./comparison";
import { isLatencyPriced } from "./latency-share";

const GIVEN: ReadonlySet<string> = new Set(["overridden", "block-overridden"]);

/** Whether a row stands on a reason that somebody gave, and not on its files alone: its grade is then claimed (UX 6). */
export const standsOnReason = (row: Pick<Row, "warnings">): boolean =>
  isLatencyPriced(row) || row.warnings.some((w) => GIVEN.has(w.code));
