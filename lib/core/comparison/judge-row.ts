import { isBlock, type Override, reasonFor } from "./comparability";
import type { Finding, Row, VerdictCode } from "./comparison";
import { latencyPriced } from "./latency-share";
import type { Measured, Withheld } from "./row";
import { rowTests } from "./row-tests";
import { becauseOf, type Judged, marginOf, moreRuns, verdictOf } from "./verdict";

/** A row with its verdict, and what the verdict was made of. */
export interface JudgedRow {
  row: Row;
  judged: Judged;
  findings: Finding[];
  p: number | null;
}

/**
 * Gives a measured row its verdict, blocks and reasons first.
 * @param wanted difference that counts as none, a fraction
 */
export function judgeRow(
  { row, ci95, p, withheld }: Measured,
  findings: Finding[],
  wanted: number,
  overrides: readonly Override[],
): JudgedRow {
  const reasons = withheld.map((w) => ({ ...w, given: givenFor(w, row, overrides) }));
  const held = reasons.find(({ given }) => given === undefined) ?? null;
  const stop = findings.find(isBlock);
  const judged: Judged = {
    runs: Math.min(row.baseline.runs, row.candidate.runs),
    blocked: stop !== undefined || held?.block === true,
    ci95: held ? null : ci95,
    ci90: held ? null : row.overhead90,
    floor: row.floor.value,
    margin: marginOf(wanted, row.floor.value),
  };
  const verdict = verdictOf(judged);
  const reason = stop?.message ?? held?.reason ?? row.warnings.find((w) => NO_INTERVAL.has(w.code))?.message ?? "";
  const set = findings.find((f) => f.overridden !== undefined);
  const warnings = [...row.warnings];
  for (const { given } of reasons)
    if (given !== undefined) warnings.push({ code: "overridden", message: `Judged all the same, because: ${given}` });
  if (set)
    warnings.push({
      code: "block-overridden",
      message: `${set.message} Compared all the same, because: ${set.overridden}`,
    });
  warnings.push(...latencyPriced(row, overrides));
  const value = row.overhead?.value ?? null;
  const settled = stop !== undefined || held !== null || !OPEN.has(verdict) || value === null;
  return {
    row: {
      ...row,
      tests: rowTests(row, judged.margin, settled ? null : moreRuns(value, judged)),
      verdict,
      because: becauseOf(verdict, value, judged, reason),
      withheld: held && !held.block ? { code: held.rule, message: held.reason } : null,
      warnings,
    },
    judged,
    findings,
    p: held || stop ? null : p,
  };
}

/** A block, and a row without a number, no reason sets aside here. */
const givenFor = ({ rule, block }: Withheld, row: Measured["row"], overrides: readonly Override[]) =>
  block || !row.overhead ? undefined : reasonFor({ rule }, overrides, row.metric);

/** More runs may settle these. */
const OPEN: ReadonlySet<VerdictCode> = new Set(["no-claim", "cannot-tell"]);
const NO_INTERVAL = new Set(["one-run", "no-spread"]);
