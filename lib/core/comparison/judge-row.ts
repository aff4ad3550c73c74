import { isBlock, type Override } from "./comparability";
import type { Finding, Row } from "./comparison";
import type { Measured } from "./row";
import { becauseOf, type Judged, verdictOf } from "./verdict";

/** A row with its verdict, and what the verdict was made of. */
export interface JudgedRow {
  row: Row;
  judged: Judged;
  findings: Finding[];
  p: number | null;
}

/** Gives a measured row its verdict, blocks and reasons first. */
export function judgeRow(
  { row, ci95, p, withheld }: Measured,
  findings: Finding[],
  floor: number,
  margin: number,
  overrides: readonly Override[],
): JudgedRow {
  const waived = withheld && !withheld.block && row.overhead && overrides.find((o) => o.rule === withheld.rule);
  const held = waived ? null : withheld;
  const stop = findings.find(isBlock);
  const judged: Judged = {
    runs: Math.min(row.baseline.runs, row.candidate.runs),
    blocked: stop !== undefined || held?.block === true,
    ci95: held ? null : ci95,
    ci90: held ? null : row.overhead90,
    floor,
    margin,
  };
  const verdict = verdictOf(judged);
  const reason = stop?.message ?? held?.reason ?? row.warnings.find((w) => NO_INTERVAL.has(w.code))?.message ?? "";
  const set = findings.find((f) => f.overridden !== undefined);
  const warnings = [...row.warnings];
  if (waived) warnings.push({ code: "overridden", message: `Judged all the same, because: ${waived.reason}` });
  if (set)
    warnings.push({
      code: "block-overridden",
      message: `${set.message} Compared all the same, because: ${set.overridden}`,
    });
  return {
    row: { ...row, verdict, because: becauseOf(verdict, row.overhead?.value ?? null, judged, reason), warnings },
    judged,
    findings,
    p: held || stop ? null : p,
  };
}

const NO_INTERVAL = new Set(["one-run", "no-spread"]);
