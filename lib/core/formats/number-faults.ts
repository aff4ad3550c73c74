import { excerpt } from "../outcome";
import type { Reading } from "../run/run";
import { saysNoNumber } from "../units/no-number";
import type { Json } from "./format";
import { numberOf } from "./json-value";

/** A file of nothing but faults is not listed in full. */
const LISTED = 50;
const MORE = "more faulty values";

type NumberFault = "is not a number" | "is negative";

/** What is wrong with a value that should be a quantity; `null` for a number from 0 up and for what tools write as absent. */
export function faultOf(value: Json | undefined): NumberFault | null {
  if (value === undefined || value === null || (typeof value === "number" && !Number.isFinite(value))) return null;
  if (typeof value === "string" && saysNoNumber(value)) return null;
  const number = numberOf(value);
  if (number === null) return "is not a number";
  return number < 0 ? "is negative" : null;
}

/** Lists a value that was left out, with its place and what stands there. */
export function skipFault(
  reading: Reading,
  what: string,
  fault: NumberFault,
  found: Json | undefined,
  at: string,
): void {
  const { skipped } = reading;
  if (skipped.length < LISTED) skipped.push({ what, count: 1, reason: `${shown(found)} at ${at} ${fault}` });
  else {
    const last = skipped.at(-1);
    if (last?.what === MORE) last.count++;
    else skipped.push({ what: MORE, count: 1, reason: "not a number, or negative" });
  }
}

function shown(found: Json | undefined): string {
  if (typeof found === "string") return excerpt(JSON.stringify(found), 40);
  if (found instanceof Map) return "an object";
  return typeof found === "number" || typeof found === "boolean" ? String(found) : "a list";
}
