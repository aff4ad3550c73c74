import { countOf } from "../units/count";
import { isBlock } from "./comparability";
import type { Finding } from "./comparison";

/** Findings that each row has with figures of its own: one line a rule, and not a line a row. */
const BY_ROW: ReadonlySet<string> = new Set(["samples-differs", "scale-differs", "workload-unknown"]);

/** What stops comes before what was set aside, and both before what warns. */
const rank = (f: Finding): number => (isBlock(f) ? 0 : f.level === "block" ? 1 : f.level === "warn" ? 2 : 3);

/** Findings of all rows as one list: each rule with its values once, at its worst, blocks first. */
export function merge(findings: readonly Finding[]): Finding[] {
  const worst = new Map<string, { finding: Finding; rows: number }>();
  // Rows of the same runs share their findings, thousands of times.
  const seen = new Set<Finding>();
  for (const finding of findings) {
    if (seen.has(finding)) continue;
    seen.add(finding);
    const key = BY_ROW.has(finding.rule)
      ? finding.rule
      : JSON.stringify([finding.rule, finding.baseline, finding.candidate]);
    const known = worst.get(key);
    if (!known) worst.set(key, { finding, rows: 1 });
    else {
      known.rows += 1;
      if (rank(finding) < rank(known.finding)) known.finding = finding;
    }
  }
  return [...worst.values()]
    .map(({ finding, rows }) =>
      BY_ROW.has(finding.rule) && rows > 1
        ? { ...finding, message: `${finding.message} So in ${countOf(rows, "row")}.` }
        : finding,
    )
    .sort((a, b) => rank(a) - rank(b) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
}
