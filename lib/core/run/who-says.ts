import type { Environment, Evidence } from "./environment";
import { isRunsChoice } from "./machine-wide";
import { modeBornOut, modeContradicts, modeOf } from "./mode-signs";
import { sameValue } from "./same-value";

/** Who stands behind a field of a run's environment, and what speaks for and against it. */
export interface Saying {
  by: "owner" | "file";
  /** Signs that bear it out, the run's own file first. */
  supporting: Evidence[];
  /** Signs that contradict it; a hint contradicts nothing. */
  against: Evidence[];
}

interface Said {
  environment: Partial<Environment>;
  declared: Partial<Environment>;
  evidence: readonly Evidence[];
}

/** Who says a field, with the signs for and against it; `null` for a field that nobody says. */
export function whoSays(field: keyof Environment, { environment, declared, evidence }: Said): Saying | null {
  const value = environment[field];
  if (value === undefined) return null;
  const by = declared[field] === undefined ? "file" : "owner";
  const signs = evidence.filter((sign) => !sign.hint && (sign.field === field || field === "mode"));
  const { mode } = environment;
  if (field === "mode" && mode !== undefined) {
    const seen = signs.map((sign) => ({ sign, seen: modeOf(sign) }));
    return {
      by,
      supporting: seen.flatMap((s) => (s.sign.field === field && s.seen && modeBornOut(mode, s.seen) ? s.sign : [])),
      against: seen.flatMap((s) => (s.seen && modeContradicts(mode, s.seen) ? s.sign : [])),
    };
  }
  const isSame = (sign: Evidence) => sameValue(field, value, sign.value);
  return {
    by,
    supporting: signs.filter(isSame),
    against: signs.filter((sign) => !isSame(sign) && !isRunsChoice(field, value, sign, evidence)),
  };
}
