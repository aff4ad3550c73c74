// The environment diff in the order people read it: what differs, what nobody knows, what is alike (UX 6).
import type { Finding } from "../core/comparison/comparison";

const UNKNOWN = "unknown";
const isUnknown = (f: Finding) => f.level === "warn" && f.rule.endsWith("-unknown");

export interface ConditionGroups {
  /** Blocks, set-aside blocks and differences, the gravest first. */
  changed: Finding[];
  /** Known on one side, or of some runs, only. */
  unknown: Finding[];
  /** Known on neither side: named, and no more to say. */
  unsaid: Finding[];
  alike: Finding[];
}

const weight = (f: Finding) => (f.level === "block" ? (f.overridden === undefined ? 0 : 1) : 2);

export function conditionGroups(findings: readonly Finding[]): ConditionGroups {
  const doubtful = findings.filter((f) => f.level !== "pass");
  const unknown = doubtful.filter(isUnknown);
  const unsaid = unknown.filter((f) => f.baseline === UNKNOWN && f.candidate === UNKNOWN);
  return {
    changed: doubtful.filter((f) => !isUnknown(f)).sort((a, b) => weight(a) - weight(b)),
    unknown: unknown.filter((f) => !unsaid.includes(f)),
    unsaid,
    alike: findings.filter((f) => f.level === "pass"),
  };
}

export const isBlocking = (f: Finding): boolean => f.level === "block" && f.overridden === undefined;
