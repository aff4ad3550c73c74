// Parameters as people read them, in sentences and beside rows.
import type { Param, Params } from "../run/run";
import { spellNumber } from "../units/spell";

const KIB = 1024;

/** A message size as the tools write it, in powers of 1,024: "8 GiB", "256 KiB". */
export function sizeWords(bytes: number): string {
  if (bytes === 0 || bytes % KIB !== 0) return `${spellNumber(bytes)} B`;
  const step = Math.min(3, Math.floor(Math.log(bytes) / Math.log(KIB) + 1e-9));
  return `${spellNumber(bytes / KIB ** step)} ${["B", "KiB", "MiB", "GiB"][step]}`;
}

const SIZES = ["size", "bufferSize", "buffer-size", "messageSize", "message-size"];

function valueWords(key: string, value: Param): string {
  if (typeof value !== "number") return typeof value === "boolean" ? (value ? "yes" : "no") : value;
  return SIZES.includes(key) ? sizeWords(value) : spellNumber(value);
}

/** A parameter's name in words: `max_concurrency` → "max concurrency". */
export const paramName = (key: string): string =>
  key
    .replaceAll(/([a-z])([A-Z])/g, "$1 $2")
    .replaceAll(/[-_]/g, " ")
    .toLowerCase();

/** Parameters as one line: "concurrency 64, input len 1,024". */
export function paramWords(params: Params, without: readonly string[] = []): string {
  return Object.entries(params)
    .filter(([key]) => !without.includes(key))
    .map(([key, value]) => `${paramName(key)} ${valueWords(key, value)}`)
    .join(", ");
}
