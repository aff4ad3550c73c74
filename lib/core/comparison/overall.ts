import type { Run } from "../run/run";
import { smallestP } from "../stats/mann-whitney";
import { holm } from "../stats/multiplicity";
import { isBlock } from "./comparability";
import type { Comparison, Finding, VerdictCode } from "./comparison";
import type { JudgedRow } from "./judge-row";
import type { SideNames } from "./names";
import { sentenceOf } from "./sentence";
import { moreRuns } from "./verdict";

/** The verdict of a whole comparison: a block first, else the headline row's own. */
export function overall(
  told: JudgedRow | null,
  findings: Finding[],
  {
    names,
    floor,
    margin,
    rows,
    sides,
  }: {
    names: SideNames;
    floor: number;
    margin: number;
    rows: readonly JudgedRow[];
    sides: { baseline: readonly Run[]; candidate: readonly Run[] };
  },
): Comparison["verdict"] {
  const stop = findings.find(isBlock);
  const code: VerdictCode = stop ? "not-comparable" : (told?.row.verdict ?? "cannot-tell");
  const judged = rows.filter((r) => r.p !== null);
  const k = holm(judged.map((r) => r.p as number)).filter((p) => p < 0.05).length;
  const reason = told?.row.because || (rows[0]?.row.because ?? whyNothing(sides, names));
  const more = code === "cannot-tell" && told && needsRuns(told) ? moreRuns(0, told.judged) : null;
  const words = sentenceOf(code, {
    row: told?.row ?? null,
    names,
    floor,
    margin,
    differ: { k, n: judged.length, possible: couldMark(judged) },
    findings,
    reason: more !== null ? shortReason(told, names) : reason,
    more,
  });
  return { code, ...words, because: stop?.message ?? reason };
}

/** Whether a rank test with these runs could mark any row at all after Holm: 5 a side cannot mark one of 103. */
function couldMark(judged: readonly JudgedRow[]): boolean {
  return judged.some(({ row: { slowdown, baseline, candidate } }) => {
    const byRanks = slowdown?.method === "bca-order-statistic";
    return !byRanks || smallestP(baseline.runs, candidate.runs) * judged.length < 0.05;
  });
}

const needsRuns = ({ row }: JudgedRow) => row.warnings.some((w) => w.code === "one-run");

function shortReason(told: JudgedRow | null, names: SideNames): string {
  const { baseline, candidate } = told?.row ?? { baseline: { runs: 0 }, candidate: { runs: 0 } };
  if (baseline.runs === 1 && candidate.runs === 1) return "only one run a side";
  return `only one run on ${baseline.runs === 1 ? names.baseline : names.candidate}`;
}

function whyNothing(
  { baseline, candidate }: { baseline: readonly Run[]; candidate: readonly Run[] },
  names: SideNames,
): string {
  if (baseline.length === 0) return `No run was given for ${names.baseline}.`;
  if (candidate.length === 0) return `No run was given for ${names.candidate}.`;
  return "The two sides measure nothing in common.";
}
