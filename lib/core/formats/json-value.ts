import { excerpt } from "../outcome";
import { readNumber } from "../units/number";
import type { Json, JsonObject, Source } from "./format";

export const isObject = (value: Json | undefined): value is JsonObject => value instanceof Map;

/** A finite number, also one in quotes; anything else is absent. */
export function numberOf(value: Json | undefined): number | null {
  if (typeof value === "number") return Number.isFinite(value) ? value : null;
  return typeof value === "string" ? readNumber(value) : null;
}

/** A text on one line, shortened to what a name may be; blank is absent. */
export function textOf(value: Json | undefined): string | null {
  if (typeof value !== "string") return null;
  const text = excerpt(value.toWellFormed().trim(), 200);
  return text === "" ? null : text;
}

/** An array of numbers, also an empty one. */
export function numbersOf(value: Json | undefined): Float64Array | null {
  if (value instanceof Float64Array) return value;
  return Array.isArray(value) && value.length === 0 ? new Float64Array(0) : null;
}

/** Every object that stands by itself or in a list by itself, in the order of the file. */
export function objectsIn(source: Source): { object: JsonObject; at: string }[] {
  if (source.kind !== "json") return [];
  return source.documents.flatMap(({ value, at }) => {
    if (isObject(value)) return [{ object: value, at }];
    if (!Array.isArray(value)) return [];
    return value.flatMap((item, i) => (isObject(item) ? [{ object: item, at: `${at}[${i}]` }] : []));
  });
}

/** The first object of a file: by itself, or the first of a list. What a file is, it says (FORMATS 7). */
export function firstObject(source: Source): JsonObject | null {
  if (source.kind !== "json") return null;
  const value = source.documents[0]?.value;
  if (isObject(value)) return value;
  return Array.isArray(value) ? (value.find(isObject) ?? null) : null;
}

/** The last part of a path: the rest says whose machine it was. */
export function lastPart(path: string): string {
  const parts = path.split(/[\\/]/).filter((part) => part !== "");
  return parts[parts.length - 1] ?? path;
}

/** `{"$schema": …}` describes results and is none. */
export const isSchema = (object: JsonObject): boolean =>
  object.has("$schema") || object.has("$defs") || object.has("definitions");
