import type { Param } from "../run/run";
import type { Warning } from "./comparison";
import type { SideNames } from "./names";
import { type Contribution } from "./pair";
import { bound, param } from "./wording";

/** Counts and lengths that a tool rolls anew each time may differ by 1 % (FORMATS 3). */
const LOOSE = /token|length|(^|_)(isl|osl)($|_)/i;

/** Settings that are not the workload's identity but may explain a difference (FORMATS 3, "warn"). */
export function contextWarnings(
  baseline: readonly Contribution[],
  candidate: readonly Contribution[],
  names: SideNames,
): Warning[] {
  const ours = gather(baseline);
  const theirs = gather(candidate);
  const warnings: Warning[] = [];
  const push = (code: string, message: string) => warnings.push({ code, message });
  for (const key of new Set([...ours.keys(), ...theirs.keys()])) {
    const mine = ours.get(key);
    const other = theirs.get(key);
    if (!mine || !other) {
      const side = mine ? names.candidate : names.baseline;
      push("context-unknown", unknownOn(side, key, mine ?? other));
    } else if (!agree(key, [...mine, ...other])) push("context-differs", differing(key, mine, other));
  }
  return warnings;
}

function gather(side: readonly Contribution[]): Map<string, Set<Param>> {
  const seen = new Map<string, Set<Param>>();
  for (const { measurements } of side) {
    for (const { context } of measurements) {
      for (const [key, value] of Object.entries(context)) {
        const known = seen.get(key);
        if (known) known.add(value);
        else seen.set(key, new Set([value]));
      }
    }
  }
  return seen;
}

function agree(key: string, values: Param[]): boolean {
  const numbers = values.filter((v): v is number => typeof v === "number");
  if (LOOSE.test(key) && numbers.length === values.length) {
    return Math.max(...numbers) - Math.min(...numbers) <= 0.01 * Math.max(...numbers.map(Math.abs));
  }
  return new Set(values).size <= 1;
}

/** Requests that failed, of all that were sent. */
const FAILED = "failed_share";

function unknownOn(side: string, key: string, known: Set<Param> | undefined): string {
  if (key === FAILED)
    return `How many requests failed on ${side} is not known; on the other side ${shares(known)} did.`;
  return `${key} unknown on ${side}; the other side has ${show(known)}.`;
}

const differing = (key: string, mine: Set<Param>, other: Set<Param>): string =>
  key === FAILED
    ? `${shares(mine)} v ${shares(other)} of requests failed.`
    : `${key} differs: ${show(mine)} v ${show(other)}.`;

const shares = (values: Set<Param> | undefined) =>
  [...(values ?? [])]
    .slice(0, 3)
    .map((v) => (typeof v === "number" ? bound(v) : param(v)))
    .join(", ");

const show = (values: Set<Param> | undefined) => [...(values ?? [])].slice(0, 3).map(param).join(", ");
