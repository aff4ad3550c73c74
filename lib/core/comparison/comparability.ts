import type { Finding, Level } from "./comparison";
import { RULES } from "./environment-rules";
import type { SideNames } from "./names";
import type { RowFacts, Sides } from "./rule";

export interface Override {
  /** The finding's rule (`gpu-differs`) or its id (`E01`). */
  rule: string;
  reason: string;
  /** Rows of this metric alone; of all when absent. */
  metric?: string;
}

/**
 * What the environments of the runs behind one row allow. Missing on either side is never a pass: it warns "unknown on
 * {side}". One finding a rule, passes included.
 */
export function judgeEnvironments(sides: Sides, row: RowFacts, names: SideNames): Finding[] {
  return RULES.flatMap((rule) => rule.judge(sides, row, names) ?? []);
}

/** Rules that no reason can set aside: another quantity is not comparable at any price. */
export const NO_OVERRIDE: ReadonlySet<string> = new Set(["E03"]);

/**
 * Puts the reasons given beside the blocks they set aside.
 * @param metric of the row that the findings are about; `null`: they are about all rows
 */
export function override(
  findings: readonly Finding[],
  overrides: readonly Override[],
  metric: string | null = null,
): Finding[] {
  if (overrides.length === 0) return [...findings];
  return findings.map((finding) => {
    if (finding.level !== "block" || NO_OVERRIDE.has(finding.id)) return finding;
    const reason = reasonFor(finding, overrides, metric);
    return reason === undefined ? finding : { ...finding, overridden: reason };
  });
}

/** The reason somebody gave to go on despite a finding or an open question, by its rule's name or id. */
export const reasonFor = (
  { rule, id = rule }: { rule: string; id?: string },
  overrides: readonly Override[],
  metric: string | null,
): string | undefined =>
  overrides.find(
    (o) => [rule, id, ...(ALSO.get(rule) ?? [])].includes(o.rule) && (o.metric === undefined || o.metric === metric),
  )?.reason;

/** Figures tenfold apart are asked about twice, as implausible and as another test: one answer does for both. */
const ALSO: ReadonlyMap<string, readonly string[]> = new Map([
  ["scale-differs", ["implausible-ratio"]],
  ["implausible-ratio", ["scale-differs", "E06"]],
]);

export const isBlock = (finding: Finding): boolean => finding.level === "block" && finding.overridden === undefined;

/**
 * What stops a whole comparison: a block of the row that it opens with. A block of other rows, of one axis or of totals, stops
 * those alone. Without such a row any block stops it.
 */
export const stopOf = (told: { findings: readonly Finding[] } | null, findings: readonly Finding[]): Finding | null =>
  (told?.findings ?? findings).find(isBlock) ?? null;

/** The worst level that still counts for the whole; a block that somebody set aside, or of other rows, is a warning. */
export function levelOf(findings: readonly Finding[], stop: Finding | null): Level {
  if (stop) return "block";
  return findings.some((f) => f.level !== "pass") ? "warn" : "pass";
}
