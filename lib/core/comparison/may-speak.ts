import type { Row } from "./comparison";
import { openDoubt } from "./doubts";

/**
 * Whether a row's figures may stand for anything beyond their own line: it has a number, its sides may be compared, and no
 * question about it is open. A question that was answered bars nothing; a rate that was chosen, or a full link, always does.
 */
export const maySpeak = (row: Pick<Row, "overhead" | "verdict" | "withheld" | "warnings">): boolean =>
  row.overhead !== null && row.verdict !== "not-comparable" && row.withheld === null && openDoubt(row) === null;
