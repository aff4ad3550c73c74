import type { Run } from "../run/run";
import type { Finding, Level } from "./comparison";
import { type RowFacts, type Rule, RULES } from "./environment-rules";
import type { SideNames } from "./names";

export interface Override {
  /** The finding's rule (`gpu-differs`) or its id (`E01`). */
  rule: string;
  reason: string;
}

/**
 * What the environments of the runs behind one row allow. Missing on either side is never a pass: it warns "unknown on
 * {side}", but for rules that speak only where both sides do. One finding a rule, passes included.
 */
export function judgeEnvironments(
  baseline: readonly Run[],
  candidate: readonly Run[],
  row: RowFacts,
  names: SideNames,
): Finding[] {
  return RULES.flatMap((rule) => judge(rule, baseline, candidate, row, names) ?? []);
}

function judge(
  rule: Rule,
  ours: readonly Run[],
  theirs: readonly Run[],
  row: RowFacts,
  names: SideNames,
): Finding | null {
  const seen = { baseline: ours.map(rule.of), candidate: theirs.map(rule.of) };
  const shown = { baseline: list(seen.baseline), candidate: list(seen.candidate) };
  const finding = (outcome: string, level: Level, message: string): Finding => ({
    rule: `${rule.name}-${outcome}`,
    id: rule.id,
    level,
    field: rule.field,
    ...shown,
    message,
  });
  if (rule.silent && [seen.baseline, seen.candidate].some((side) => side.every((v) => v === null))) return null;
  const known = [...seen.baseline, ...seen.candidate].filter((v): v is string => v !== null);
  const lead = known[0];
  const same = rule.same ?? ((a: string, b: string) => a === b);
  if (lead !== undefined && !known.every((value) => same(lead, value))) {
    const level = rule.level(seen, row);
    return finding(
      "differs",
      level,
      `${typeof rule.says === "string" ? rule.says : rule.says(seen)}: ${shown.baseline} v ${shown.candidate}.`,
    );
  }
  if (rule.silent && known.length < ours.length + theirs.length) return null;
  const blind = (["baseline", "candidate"] as const)
    .filter((side) => seen[side].includes(null))
    .map((side) => names[side]);
  if (blind.length > 0 || lead === undefined) {
    const where = blind.length > 1 ? "both sides" : (blind[0] ?? "both sides");
    return finding("unknown", "warn", `${capital(rule.field)} unknown on ${where}, so it may differ.`);
  }
  return finding("same", "pass", `${capital(rule.field)} is the same on both sides.`);
}

/** Distinct values, the unknown named, at most three. */
function list(values: readonly (string | null)[]): string {
  const distinct = [...new Set(values.map((v) => v ?? "unknown"))];
  return distinct.length > 3 ? `${distinct.slice(0, 3).join(", ")} …` : distinct.join(", ");
}

/** Rules that no reason can set aside: another quantity is not comparable at any price. */
const NO_OVERRIDE = new Set(["E03"]);

/** Puts the reasons given beside the blocks they set aside. */
export function override(findings: readonly Finding[], overrides: readonly Override[]): Finding[] {
  return findings.map((finding) => {
    if (finding.level !== "block" || NO_OVERRIDE.has(finding.id)) return finding;
    const reason = overrides.find((o) => o.rule === finding.rule || o.rule === finding.id)?.reason;
    return reason === undefined ? finding : { ...finding, overridden: reason };
  });
}

export const isBlock = (finding: Finding): boolean => finding.level === "block" && finding.overridden === undefined;

/** The worst level that still counts; a block somebody set aside remains a warning. */
export function levelOf(findings: readonly Finding[]): Level {
  if (findings.some(isBlock)) return "block";
  return findings.some((f) => f.level !== "pass") ? "warn" : "pass";
}

const RANK: Record<Level, number> = { block: 0, warn: 1, pass: 2 };

/** Findings of all rows as one list: each rule with its values once, at its worst, blocks first. */
export function merge(findings: readonly Finding[]): Finding[] {
  const worst = new Map<string, Finding>();
  for (const finding of findings) {
    const key = JSON.stringify([finding.rule, finding.baseline, finding.candidate]);
    const known = worst.get(key);
    if (!known || RANK[finding.level] < RANK[known.level]) worst.set(key, finding);
  }
  return [...worst.values()].sort((a, b) => RANK[a.level] - RANK[b.level] || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
}

const capital = (field: string) => field.charAt(0).toUpperCase() + field.slice(1);
