import { countOf } from "../units/count";
import { isBlock, stopOf } from "./comparability";
import type { Comparison, Finding, VerdictCode } from "./comparison";
import { differs } from "./family";
import type { JudgedRow } from "./judge-row";
import type { SideNames } from "./names";
import { type Given, repeatsPhrase } from "./repeated-runs";
import { apart, type SameSide } from "./same-side";
import { sentenceOf } from "./sentence";
import { settingsOf } from "./settings";

interface Facts {
  names: SideNames;
  rows: readonly JudgedRow[];
  given: { baseline: Given; candidate: Given };
  /** The one kind of both sides, when they are of one. */
  sameSide: SameSide | null;
  /** What files say against the labels of the runs. */
  labels: readonly string[];
}

/** The verdict of a whole comparison: a block first, else the headline row's own. */
export function overall(
  told: JudgedRow | null,
  findings: Finding[],
  { names, rows, given, sameSide, labels }: Facts,
): Comparison["verdict"] {
  const stop = stopOf(told, findings);
  const code: VerdictCode = stop ? "not-comparable" : (told?.row.verdict ?? "cannot-tell");
  const reason = told?.row.because || (rows[0]?.row.because ?? whyNothing(given, names));
  const words = sentenceOf(code, {
    row: told?.row ?? null,
    settings: told
      ? settingsOf(
          told.row,
          rows.map((r) => r.row),
        )
      : "",
    noise: sameSide && { ...sameSide, apart: apart(rows.map((r) => r.row)) },
    names,
    margin: told?.judged.margin ?? 0,
    differ: differing(rows),
    // A block of other rows is no reason for this verdict.
    findings: [...(stop ? [stop] : []), ...findings.filter((f) => !isBlock(f))],
    reason,
    fewRuns: told && hasOneRun(told) ? fewRuns(told, given, names) : null,
  });
  const doubted = code === "not-comparable" ? [] : labels;
  return {
    code,
    sentence: [words.sentence, ...doubted].join(" "),
    finance: [words.finance, ...doubted].join(" "),
    because: stop?.message ?? reason,
  };
}

/** Rows that differ after Holm's correction, of those that were judged. */
function differing(rows: readonly JudgedRow[]): { k: number; n: number } {
  return { k: rows.filter((r) => differs(r.row)).length, n: rows.filter((r) => r.p !== null).length };
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
