import type { Cleaner } from "../privacy/privacy";
import { type KeyRule, ruleOf } from "../privacy/private-keys";
import type { Json } from "./format";

/** A value that was decoded from lines of text, once more without what looks private: its escapes are only now read. */
export function cleanJson(value: Json, privacy: Cleaner, rule: KeyRule | null = null): Json {
  if (typeof value === "string") return privacy.value(value, rule);
  if (Array.isArray(value)) return value.map((item) => cleanJson(item, privacy, rule));
  if (!(value instanceof Map)) return value;
  return new Map([...value].map(([key, item]) => [privacy.key(key), cleanJson(item, privacy, ruleOf(key))]));
}
