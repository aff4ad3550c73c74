import { parseDocument } from "yaml";
import { Privacy } from "../privacy/privacy";
import { cleanJson } from "./clean-json";
import type { Json, JsonObject, Source } from "./format";
import { firstObject } from "./json-value";

/** What is read of a report is some 10 kB. Reading YAML takes seconds a megabyte, which others would wait for. */
const LONGEST = 80_000;
const LONGEST_LINE = 1000;
/** Blocks of which nothing is read: what was configured, and how it went second by second. */
const UNREAD = /^( *)(?:- )?(?:native|time_series|observability|component_health|resources|service): *(?:#.{0,200})?$/;
/** Values that references may repeat: a report has none. */
const ALIASES = 20;
const DEPTH = 40;
const VALUES = 200_000;

type Loaded = { ok: true; report: JsonObject } | { ok: false; why: string };

/** The report as an object, from JSON or from YAML. */
export function loadReport(source: Source): Loaded {
  if (source.kind === "json") {
    const report = firstObject(source);
    return report ? { ok: true, report } : { ok: false, why: "no object" };
  }
  const text = wanted(source.lines);
  if (text.length > LONGEST)
    return { ok: false, why: `${Math.round(text.length / 1000)} kB of results; at most ${LONGEST / 1000} kB are read` };
  try {
    const document = parseDocument(text, { uniqueKeys: false, merge: false, logLevel: "silent" });
    const [error] = document.errors;
    if (error) return { ok: false, why: error.message.split("\n")[0] ?? "not YAML" };
    const value = toJson(document.toJS({ maxAliasCount: ALIASES, mapAsMap: true }), 0, { left: VALUES });
    const report = cleanJson(value, new Privacy());
    return report instanceof Map ? { ok: true, report } : { ok: false, why: "no object" };
  } catch (error) {
    return { ok: false, why: error instanceof Error ? (error.message.split("\n")[0] ?? "not YAML") : "not YAML" };
  }
}

/** The lines without the blocks of which nothing is read, which are most of a report. */
function wanted(lines: readonly string[]): string {
  const kept: string[] = [];
  let inside = -1;
  for (const line of lines) {
    const start = line.search(/[^ ]/);
    if (start < 0 || line.length > LONGEST_LINE) continue;
    if (inside >= 0 && start > inside) continue;
    inside = -1;
    if (UNREAD.test(line)) inside = start;
    else kept.push(line);
  }
  return kept.join("\n");
}

/** Keys become text, dates their writing; what is deeper or more than any report is dropped. */
function toJson(value: unknown, depth: number, budget: { left: number }): Json {
  if (budget.left-- <= 0 || depth > DEPTH) return null;
  if (typeof value === "number" || typeof value === "string" || typeof value === "boolean") return value;
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.map((item) => toJson(item, depth + 1, budget));
  if (!(value instanceof Map)) return null;
  const object: JsonObject = new Map();
  for (const [key, item] of value) object.set(String(key), toJson(item, depth + 1, budget));
  return object;
}
