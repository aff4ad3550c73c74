import { pairingKey, type Run } from "../run/run";
import { significantDigits } from "../units/significant-digits";
import type { Row, Warning } from "./comparison";
import { paramList } from "./wording";

/** Digits from which two figures hardly agree by chance. */
const TELLING_DIGITS = 6;
/** Rows of that many digits that must agree before a run counts as the same run once more. */
const TELLING_ROWS = 3;
/** One figure of that many digits tells by itself: a LoadGen run has a row or two, in its summary and in its detail. */
const CERTAIN_DIGITS = 8;

/**
 * Runs of one side that repeat another in every digit: one run published or uploaded twice (FORMATS 1.6). They are not
 * repeats, so the later one is left out of n; a few short figures that agree prove nothing and are kept.
 * @returns id of the copy → id of the run it repeats
 */
export function copiesOf(runs: readonly Run[]): Map<string, string> {
  const copies = new Map<string, string>();
  const alike = new Map<string, Run[]>();
  for (const run of runs) {
    const hint = hintOf(run);
    const known = alike.get(hint);
    if (known) known.push(run);
    else alike.set(hint, [run]);
  }
  for (const group of alike.values()) {
    if (group.length < 2) continue;
    const prints = new Map<string, string>();
    for (const run of group) {
      const print = fingerprint(run);
      const original = print === null ? undefined : prints.get(print);
      if (original !== undefined) copies.set(run.id, original);
      else if (print !== null) prints.set(print, run.id);
    }
  }
  return copies;
}

const figureOf = ({ statistics }: Run["measurements"][number]) =>
  statistics.median ?? statistics.value ?? statistics.p99;

/** Equal for copies whatever the order of their rows, and cheap: only runs that share it are read in full. */
function hintOf(run: Run): string {
  let low = Infinity;
  let high = -Infinity;
  for (const m of run.measurements) {
    const value = figureOf(m);
    if (value === null) continue;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return `${run.measurements.length} ${low} ${high}`;
}

/** All figures of a run as one text, whatever format they were read from; `null` when they are too few or too round to tell. */
function fingerprint(run: Run): string | null {
  const rows = run.measurements.map((m) => ({ key: pairingKey(m), value: figureOf(m) }));
  const long = rows
    .flatMap(({ value }) => (value === null ? [] : significantDigits(value)))
    .filter((n) => n >= TELLING_DIGITS);
  if (long.length < TELLING_ROWS && !long.some((n) => n >= CERTAIN_DIGITS)) return null;
  return rows
    .map(({ key, value }) => `${key}=${value}`)
    .sort()
    .join("\n");
}

/** Warns rows of one metric whose figure equals another row's on the same side: often one run published under two names. */
export function repeatedRows(rows: readonly Row[]): Map<string, Warning> {
  const warnings = new Map<string, Warning>();
  for (const side of ["baseline", "candidate"] as const) {
    const seen = new Map<string, Row>();
    for (const row of rows) {
      const value = row[side].median;
      if (significantDigits(value) < TELLING_DIGITS) continue;
      const print = `${row.metric} ${row.statistic} ${value}`;
      const twin = seen.get(print);
      if (!twin) seen.set(print, row);
      else {
        warnings.set(row.key, duplicate(side, twin));
        if (!warnings.has(twin.key)) warnings.set(twin.key, duplicate(side, row));
      }
    }
  }
  return warnings;
}

function duplicate(side: "baseline" | "candidate", twin: Row): Warning {
  const name = [twin.workload, paramList(twin.params)].filter(Boolean).join(", ");
  return {
    code: "duplicate-result",
    message: `The ${side} equals that of another row in every digit (${name}): probably one run under two names.`,
  };
}
