// A file may repeat what it says ten thousand times; what is kept of it and answered is short.
import "server-only";
import type { Issue } from "../core/outcome";
import type { Evidence } from "../core/run/environment";
import type { Skipped } from "../core/run/run";

/** What of one kind is listed; the rest is counted. */
const LISTED = 50;

/** One sign of each kind: a table that is repeated repeats its signs. The first sign of each field stays in any case. */
export function fewSigns(evidence: readonly Evidence[], most = LISTED): Evidence[] {
  const signs = [...new Map(evidence.map((sign) => [signKey(sign), sign] as const).reverse()).values()].reverse();
  if (signs.length <= most) return signs;
  const fields = new Map([...signs].reverse().map((sign) => [sign.field, sign]));
  const firsts = new Set(fields.values());
  return [...firsts, ...signs.filter((sign) => !firsts.has(sign))].slice(0, most);
}

const signKey = ({ field, value, text, file }: Evidence): string => JSON.stringify([field, value, text, file]);

export function fewSkipped(skipped: Skipped[]): Skipped[] {
  if (skipped.length <= LISTED) return skipped;
  const rest = skipped.slice(LISTED - 1);
  const count = rest.reduce((sum, entry) => sum + entry.count, 0);
  const reason = `left out for ${rest.length} more reasons, which are not listed`;
  return [...skipped.slice(0, LISTED - 1), { what: "other values", count, reason }];
}

export function fewWarnings(warnings: Issue[]): Issue[] {
  if (warnings.length <= LISTED) return warnings;
  const message = `There are ${warnings.length - LISTED + 1} more warnings, which are not listed.`;
  return [...warnings.slice(0, LISTED - 1), { code: "more-warnings", message }];
}
