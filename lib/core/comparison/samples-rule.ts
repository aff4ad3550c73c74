import type { Run } from "../run/run";
import { median } from "../stats/quantile";
import { spellNumber } from "../units/spell";
import type { Finding } from "./comparison";
import type { SideNames } from "./names";
import type { Contribution } from "./pair";
import type { Measured } from "./row";
import { findingOf, missingOn, type Sides } from "./rule";
import { THRESHOLDS } from "./thresholds";
import { versionDistance } from "./versions";
import { figure } from "./wording";

/** Values behind each repeat of a row; `null` where its tool does not say how many. */
export interface Repeats {
  baseline: (number | null)[];
  candidate: (number | null)[];
}

export function repeatCounts(side: readonly Contribution[]): (number | null)[] {
  return side.map(({ measurements }) => {
    const counts = measurements.map((m) => m.samples?.length ?? m.statistics.n);
    return counts.some((n) => n === null) ? null : counts.reduce<number>((sum, n) => sum + (n ?? 0), 0);
  });
}

const SAMPLES = { id: "E06", name: "samples", field: "samples a repeat" } as const;
const SCALE = { id: "E06", name: "scale", field: "scale of the figures" } as const;

/**
 * E06: a test that was changed without its version. GPU-Virt-Bench LLM-001 took 800 samples on one side and 200 on the
 * other, gave 92.8 % less, and both files say one version. Blocks until somebody confirms that it is one test.
 */
export function changedTest({ row, runs, repeats }: Measured, names: SideNames): Finding[] {
  return [samplesFinding(repeats, runs, names), ...scaleFinding(row, runs)];
}

function samplesFinding(repeats: Repeats, runs: Sides, names: SideNames): Finding {
  const [ours, theirs] = [repeats.baseline, repeats.candidate].map((side) => side.filter((n) => n !== null));
  const blind = missingOn(repeats, names);
  const count = (side: number[] | undefined) => (side && side.length > 0 ? median(side) : null);
  const [a, b] = [count(ours), count(theirs)];
  const shown = { baseline: shownCount(a), candidate: shownCount(b) };
  if (a !== null && b !== null && isApart(a, b, THRESHOLDS.samplesFactor)) {
    const message = `One repeat holds ${shown.baseline} v ${shown.candidate} values${under(runs)}: was the test changed?`;
    return findingOf(SAMPLES, "differs", isOneVersion(runs) ? "block" : "warn", shown, message);
  }
  // One finding for all rows: what is alike needs no figures.
  if (blind !== null) {
    const open = { baseline: seenOrNot(repeats.baseline), candidate: seenOrNot(repeats.candidate) };
    const message = `How many values stand behind a repeat is unknown on ${blind}, so the test may have been changed.`;
    return findingOf(SAMPLES, "unknown", "warn", open, message);
  }
  return SAMPLES_ALIKE;
}

const ALIKE = { baseline: "alike", candidate: "alike" };
const SAMPLES_ALIKE = findingOf(
  SAMPLES,
  "same",
  "pass",
  ALIKE,
  "About as many values stand behind each repeat on both sides.",
);
const SCALE_ALIKE = findingOf(
  SCALE,
  "same",
  "pass",
  ALIKE,
  `Figures lie less than ${THRESHOLDS.medianFactor} times apart.`,
);

function scaleFinding({ baseline, candidate, unit, slowdown }: Measured["row"], runs: Sides): Finding[] {
  if (!slowdown) return [];
  if (!isApart(baseline.median, candidate.median, THRESHOLDS.medianFactor)) return [SCALE_ALIKE];
  const shown = { baseline: `${figure(baseline.median)} ${unit}`, candidate: `${figure(candidate.median)} ${unit}` };
  const message = `The figures lie ${THRESHOLDS.medianFactor} times apart or more${under(runs)} (${shown.baseline} v ${shown.candidate}): is it one test?`;
  return [findingOf(SCALE, "differs", isOneVersion(runs) ? "block" : "warn", shown, message)];
}

const isApart = (a: number, b: number, factor: number) => a !== b && Math.max(a, b) >= factor * Math.min(a, b);
const shownCount = (n: number | null) => (n === null ? "unknown" : spellNumber(n));
const seenOrNot = (side: readonly (number | null)[]) =>
  side.includes(null) || side.length === 0 ? "unknown" : "known";

const versionsOf = ({ baseline, candidate }: Sides) => [...baseline, ...candidate].map(({ tool }: Run) => tool.version);

/** Versions that are known to differ explain a change by themselves, and E05 says so. */
function isOneVersion(runs: Sides): boolean {
  const known = versionsOf(runs).filter((v) => v !== null);
  return known.every((v) => versionDistance(v, known[0] ?? v) === "same");
}

const under = (runs: Sides): string => {
  const [version] = versionsOf(runs);
  if (!isOneVersion(runs)) return ", of versions that differ";
  return version ? ` under one version (${version})` : "";
};
