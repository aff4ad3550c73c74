/** What our reader and JSON.parse make of one document, in one shape, so that they can be compared. */
import type { Json } from "./format";

/** JavaScript puts keys that are numbers first; the order says nothing. */
const sorted = (entries: [string, unknown][]): object =>
  Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));

/** What our reader made: objects, arrays, null for what is no number. Keys get a letter, since `__proto__` is data. */
export function plain(json: Json): unknown {
  if (json instanceof Map) return sorted([...json].map(([key, value]) => [`k${key}`, plain(value)]));
  if (json instanceof Float64Array) return Array.from(json, (n) => (Number.isNaN(n) ? null : n));
  if (typeof json === "number" && !Number.isFinite(json)) return null;
  return Array.isArray(json) ? json.map(plain) : json;
}

/** What JSON.parse made, with the same letter before every key. */
export function prefixed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(prefixed);
  if (typeof value === "number" && !Number.isFinite(value)) return null;
  if (typeof value !== "object" || value === null) return value;
  return sorted(Object.entries(value).map(([key, v]) => [`k${key}`, prefixed(v)]));
}
