import { excerpt } from "../outcome";
import type { Environment } from "../run/environment";
import type { Reading } from "../run/run";

type Plain<K extends keyof Environment> = Extract<NonNullable<Environment[K]>, string | number | boolean>;

/**
 * Notes what a file says of its machine, once as environment and once as evidence with its words. The first word counts.
 * The mode is a sign only: which side a run is on, its owner says.
 */
export function state<K extends keyof Environment>(
  reading: Reading,
  field: K,
  value: Plain<K> | null,
  text: string,
  at: string,
): void {
  if (value === null || value === "" || reading.environment[field] !== undefined) return;
  const kept = typeof value === "string" ? (excerpt(value.trim(), 200) as Plain<K>) : value;
  if (kept === "") return;
  if (field === "mode" && reading.evidence.some((sign) => sign.field === "mode")) return;
  if (field !== "mode") reading.environment[field] = kept;
  reading.evidence.push({ field, value: kept, text: excerpt(text, 160), at });
}

/** A whole number that may stand as a count in an environment. */
export const countOf = (value: number | null): number | null =>
  value !== null && Number.isInteger(value) && value >= 1 && value <= 1_000_000 ? value : null;
