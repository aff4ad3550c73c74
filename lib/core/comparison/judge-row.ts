import { isBlock, type Override, reasonFor } from "./comparability";
import type { Finding, Row, VerdictCode, Warning } from "./comparison";
import { openDoubt, WITHHOLDING } from "./doubts";
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
    assumed: row.floor.assumed,
    margin: marginOf(wanted, row.floor.value, ci95),
  };
  const verdict = verdictOf(judged);
  const reason = stop?.message ?? held?.reason ?? row.warnings.find((w) => NO_INTERVAL.has(w.code))?.message ?? "";
  const warnings = [...row.warnings];
  warnings.push(...answersOf(row, reasons, overrides));
  for (const { message, overridden } of findings)
    if (overridden !== undefined)
      warnings.push({ code: "block-overridden", message: `${message} Compared all the same, because: ${overridden}` });
  warnings.push(...latencyPriced(row, overrides));
  const value = row.overhead?.value ?? null;
  const settled = stop !== undefined || held !== null || !OPEN.has(verdict) || value === null;
  return {
    row: {
      ...row,
      tests: rowTests(row, judged.margin, settled ? null : moreRuns(value, judged)),
      verdict,
      because: becauseOf(verdict, value, judged, reason),
      withheld: held ? asQuestion(held) : stop || !row.overhead ? null : openDoubt({ warnings }),
      warnings,
    },
    judged,
    findings,
    p: held || stop ? null : p,
  };
}

const asQuestion = ({ rule, reason, block }: Withheld): Warning | null =>
  block ? null : { code: rule, message: reason };

/** A block, a load, and a row without a number, no reason sets aside here. */
const givenFor = (
  { rule, block }: Pick<Withheld, "rule" | "block">,
  row: Measured["row"],
  overrides: readonly Override[],
) => (block || !WITHHOLDING.has(rule) || !row.overhead ? undefined : reasonFor({ rule }, overrides, row.metric));

/** One a doubt: those that kept the row from its verdict, and those that keep it from money alone. */
function answersOf(
  row: Measured["row"],
  reasons: readonly (Withheld & { given: string | undefined })[],
  overrides: readonly Override[],
): Warning[] {
  const answers = new Map<string, Warning>();
  const add = (rule: string, given: string | undefined, what: string) => {
    if (given !== undefined && !answers.has(rule))
      answers.set(rule, { code: "overridden", message: `${what} all the same, because: ${given}`, answers: rule });
  };
  for (const { rule, given } of reasons) add(rule, given, "Judged");
  for (const { code } of row.warnings) add(code, givenFor({ rule: code, block: false }, row, overrides), "Used");
  return [...answers.values()];
}

/** More runs may settle these. */
const OPEN: ReadonlySet<VerdictCode> = new Set(["no-claim", "cannot-tell"]);
const NO_INTERVAL = new Set(["one-run", "no-spread"]);
