import type { Axis } from "../metrics/metric";
import type { Run } from "../run/run";
import type { Finding, Level } from "./comparison";
import type { SideNames } from "./names";
import {
  asText,
  capital,
  findingOf,
  knownIn,
  missingOn,
  type RowFacts,
  type Rule,
  type Seen,
  seenBy,
  SIDES,
  type Sides,
  shownIn,
  type Value,
} from "./rule";

/** A rule on one value that every run of both sides should share. */
export interface FieldRule {
  id: string;
  name: string;
  field: string;
  of: (run: Run) => Value | null;
  shown?: (value: Value) => string;
  /** Equal for the rule's purpose; identical values always are. */
  same?: (a: Value, b: Value) => boolean;
  /** What a difference means. */
  level: Level | ((seen: Seen, row: RowFacts) => Level);
  /** Axes that a block speaks of, when not all. */
  blocks?: readonly Axis[];
  says: string | ((seen: Seen, names: SideNames) => string);
  /** Why a value that all runs share is no pass all the same: a general name, a tag without a digest. */
  open?: (value: Value) => string | null;
  /** Says something only where both sides do: a run that leaves it open is no doubt of its own. */
  silent?: true;
  /** The values are names of people's own, which a frozen report may have to hide: they stay out of the sentence. */
  named?: true;
}

/** Same everywhere: pass. A difference: as the rule says. Missing on either side is never a pass: it warns. */
export function fieldRule(rule: FieldRule): Rule {
  const { id, name, field } = rule;
  return {
    id,
    name,
    field,
    doubts: ["differs", "unknown"],
    judge: (sides, row, names) => judge(rule, sides, row, names),
  };
}

function judge(rule: FieldRule, sides: Sides, row: RowFacts, names: SideNames): Finding | null {
  const seen = seenBy(sides, rule.of);
  const shown = shownIn(seen, rule.shown ?? asText);
  const known = knownIn(seen);
  if (rule.silent && SIDES.some((side) => seen[side].every((v) => v === null))) return null;
  if (anyPair([...new Set(known)], (a, b) => !isSame(rule, a, b))) {
    const says = typeof rule.says === "string" ? rule.says : rule.says(seen, names);
    const level = typeof rule.level === "string" ? rule.level : rule.level(seen, row);
    const values = rule.named ? "" : `: ${shown.baseline} v ${shown.candidate}`;
    const found = findingOf(rule, "differs", level, shown, `${says}${values}.`);
    return level === "block" && rule.blocks ? { ...found, applies: [...rule.blocks] } : found;
  }
  const blind = missingOn(seen, names);
  if (rule.silent && blind !== null) return null;
  if (blind !== null)
    return findingOf(rule, "unknown", "warn", shown, `${capital(rule.field)}: unknown on ${blind}, and may differ.`);
  const open = known.map((value) => rule.open?.(value) ?? null).find((why) => why !== null);
  if (open) return findingOf(rule, "unknown", "warn", shown, open);
  return findingOf(rule, "same", "pass", shown, `${capital(rule.field)}: the same on both sides.`);
}

const isSame = (rule: FieldRule, a: Value, b: Value) => a === b || (rule.same?.(a, b) ?? false);

const anyPair = (values: readonly Value[], test: (a: Value, b: Value) => boolean): boolean =>
  values.some((a, i) => values.slice(i + 1).some((b) => test(a, b)));

/** Warns everywhere, and blocks on the axes that the difference decides. */
export const blockOn =
  (...axes: readonly Axis[]) =>
  (_: Seen, { axis }: RowFacts): Level =>
    axes.includes(axis) ? "block" : "warn";

/** How far apart numbers are, as a fraction of the largest. */
export function apart(seen: Seen): number {
  const numbers = knownIn(seen).filter((v): v is number => typeof v === "number");
  const most = Math.max(...numbers);
  return numbers.length === 0 || most <= 0 ? 0 : (most - Math.min(...numbers)) / most;
}

/** Words of people, the same but for case, blanks and punctuation. */
export const sameWords = (a: Value, b: Value): boolean => plain(a) === plain(b);

const plain = (value: Value) =>
  String(value)
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "");
