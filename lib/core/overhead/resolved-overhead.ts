import type { VerdictCode } from "../comparison/comparison";
import type { Grade } from "../evidence/grade";

/** A figure with its ends; which level the ends have is said beside it. */
export interface Range {
  low: number;
  value: number;
  high: number;
}

/** Code of the warning that says how many more runs a comparison needs. */
export const MORE_RUNS = "more-runs";

/** What the overhead of one segment resolved to, before money. `o = quantile(u)` draws from it. */
export interface ResolvedOverhead {
  range: Range;
  level: string;
  grade: Grade;
  source: string;
  /** Inverse distribution function on (0, 1); constant for a point. */
  quantile: (u: number) => number;
  /** Of a comparison: separate runs on its smaller side. */
  runs?: number;
  /** Of a comparison: decides what its money may claim (UX 6). */
  verdict?: VerdictCode;
  warnings: { code: string; message: string }[];
}
