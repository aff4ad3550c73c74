import { holm } from "../stats/multiplicity";
import { runsForChance } from "../stats/runs-needed";
import { spellNumber } from "../units/spell";
import type { Row } from "./comparison";
import type { JudgedRow } from "./judge-row";
import { atLeastEnough, moreRunsWords } from "./verdict";

/** Chance of a false alarm over all metrics of a comparison. */
export const FAMILY = 0.05;

/** Rows that count into the family: those that were judged (MODEL 5.4). */
const judgedOf = (rows: readonly JudgedRow[]) => rows.filter((r) => r.p !== null);

/** Fills in Holm's correction, which needs the whole family. */
export function correct(rows: readonly JudgedRow[]): void {
  const judged = judgedOf(rows);
  const corrected = holm(judged.map((r) => r.p as number));
  judged.forEach(({ row }, i) => {
    if (row.tests) row.tests.holm = corrected[i] as number;
  });
}

/** Whether a row differs by its own interval and also within its family. */
export const differs = ({ verdict, tests }: Row): boolean =>
  (verdict === "slower" || verdict === "faster") && (tests?.holm ?? 1) < FAMILY;

/**
 * Of many metrics one in twenty lies beyond its own interval by chance, so a row claims a difference only where Holm's
 * correction leaves it (MODEL 5.4). The row a comparison opens with was chosen before anybody looked: its own interval
 * decides (QUALITY 2.4).
 */
export function claimTogether(rows: readonly JudgedRow[], lead: Row | null): void {
  const family = judgedOf(rows).length;
  for (const { row, judged, p: own } of rows) {
    if (row === lead || (row.verdict !== "slower" && row.verdict !== "faster") || differs(row)) continue;
    const p = row.tests?.holm ?? 1;
    // Its interval lies beyond the floor already; what is left is to be as sure among so many metrics.
    const more = own === null ? null : atLeastEnough(runsForChance(judged.runs, own, FAMILY / family), judged.runs);
    row.verdict = "no-claim";
    if (row.tests) row.tests.moreRuns = more;
    row.because = `${row.because.replace(/\.$/, "")}, but among ${family} metrics chance does that now and then: p = ${spellNumber(p, { significant: 2 })} after Holm's correction, and a claim needs ${FAMILY}; ${moreRunsWords(more)}.`;
  }
}
