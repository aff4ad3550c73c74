import type { Row } from "../core/comparison/comparison";

/** Why a row with a number has no interval. */
export const withoutInterval = ({ baseline, candidate }: Pick<Row, "baseline" | "candidate">): string => {
  const [n, m] = [baseline.values.length, candidate.values.length];
  if (Math.min(n, m) >= 2) return "no spread between the runs of a side";
  return n === m ? "one run a side" : "one run on a side";
};
