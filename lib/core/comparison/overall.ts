import { holm } from "../stats/multiplicity";
import { countOf } from "../units/count";
import { isBlock } from "./comparability";
import type { Comparison, Finding, VerdictCode } from "./comparison";
import type { JudgedRow } from "./judge-row";
import type { SideNames } from "./names";
import { type Given, repeatsPhrase } from "./repeated-runs";
import { sentenceOf } from "./sentence";

interface Facts {
  names: SideNames;
  floor: number;
  margin: number;
  rows: readonly JudgedRow[];
  given: { baseline: Given; candidate: Given };
}

/** Chance of a false alarm over all metrics of a comparison. */
const FAMILY = 0.05;

/** The verdict of a whole comparison: a block first, else the headline row's own. */
export function overall(
  told: JudgedRow | null,
  findings: Finding[],
  { names, floor, margin, rows, given }: Facts,
): Comparison["verdict"] {
  const stop = findings.find(isBlock);
  const code: VerdictCode = stop ? "not-comparable" : (told?.row.verdict ?? "cannot-tell");
  const reason = told?.row.because || (rows[0]?.row.because ?? whyNothing(given, names));
  const words = sentenceOf(code, {
    row: told?.row ?? null,
    names,
    floor,
    margin,
    differ: differing(rows),
    findings,
    reason,
    fewRuns: told && hasOneRun(told) ? fewRuns(told, given, names) : null,
  });
  return { code, ...words, because: stop?.message ?? reason };
}

/** Rows that differ by their own interval and also after Holm's correction, of those that were judged. */
function differing(rows: readonly JudgedRow[]): { k: number; n: number } {
  const judged = rows.filter((r) => r.p !== null);
  const corrected = holm(judged.map((r) => r.p as number));
  const k = judged.filter(({ row: { verdict } }, i) => {
    return (verdict === "slower" || verdict === "faster") && (corrected[i] as number) < FAMILY;
  }).length;
  return { k, n: judged.length };
}

/** Nothing but the number of runs keeps the row from a verdict. */
const hasOneRun = ({ row }: JudgedRow) => row.warnings.some((w) => w.code === "one-run" && w.message === row.because);

/** What was given, where it leaves a side with one run: copies that count once are named. */
function fewRuns({ row }: JudgedRow, given: Facts["given"], names: SideNames): string {
  const { baseline, candidate } = given;
  const alike = baseline.kept === candidate.kept && baseline.repeats.length === candidate.repeats.length;
  if (alike && baseline.repeats.length > 0) return repeatsPhrase(baseline, "a side");
  const said = (["baseline", "candidate"] as const)
    .filter((side) => given[side].repeats.length > 0)
    .map((side) => repeatsPhrase(given[side], `on ${names[side]}`));
  if (said.length > 0) return said.join("; ");
  if (row.baseline.runs === 1 && row.candidate.runs === 1) return "one run a side";
  const lone = row.baseline.runs === 1 ? "baseline" : "candidate";
  const other = lone === "baseline" ? "candidate" : "baseline";
  return `one run on ${names[lone]}, ${countOf(row[other].runs, "run")} on ${names[other]}`;
}

function whyNothing(given: Facts["given"], names: SideNames): string {
  for (const side of ["baseline", "candidate"] as const) {
    if (given[side].all === 0) return `No run was given for ${names[side]}.`;
    if (given[side].kept === 0) return `All runs of ${names[side]} were left out.`;
  }
  return "The two sides measure nothing in common.";
}
