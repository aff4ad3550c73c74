import type { Environment, Evidence } from "./environment";
import { modeContradicts, modeOf } from "./mode-signs";
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
  const signs = evidence.filter((sign) => !sign.hint && (sign.field === field || (field === "mode" && modeOf(sign))));
  const isAgainst = (sign: Evidence) => speaksAgainst(environment, field, sign);
  return {
    by: declared[field] === undefined ? "file" : "owner",
    supporting: signs.filter((sign) => !isAgainst(sign) && sign.field === field),
    against: signs.filter(isAgainst),
  };
}

function speaksAgainst({ mode, ...rest }: Partial<Environment>, field: keyof Environment, sign: Evidence): boolean {
  if (field === "mode") {
    const seen = modeOf(sign);
    return mode !== undefined && seen !== null && modeContradicts(mode, seen);
  }
  const value = rest[field];
  return value !== undefined && !sameValue(field, value, sign.value);
}
