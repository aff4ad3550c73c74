import { accepted, excerpt, type Outcome } from "../outcome";
import { noResult } from "./empty-reading";
import type { Json } from "./format";
import { JsonReader } from "./json-reader";
import { isObject, numberOf, textOf } from "./json-value";
import { READ_LIMITS } from "./limits";

/** `dev/bench/data.js`: a script of one assignment. */
export const BENCHMARK_DATA = /^\s{0,20}window\.BENCHMARK_DATA\s{0,20}=/;

export interface Entry {
  suite: string;
  tool: string;
  benches: Json[];
  at: string;
}

/**
 * The last entry of every suite, by its date. Authors, committers and messages of commits are not looked at.
 * Entries before it are other programs, so they are counted and left out.
 */
export function historyOf(text: string): Outcome<{ latest: Entry; older: number }[]> {
  const start = text.indexOf("{");
  const reader = new JsonReader(READ_LIMITS);
  reader.write(new TextEncoder().encode(start < 0 ? "" : text.slice(start).replace(/;\s{0,20}$/, "")));
  reader.finish();
  const document = reader.documents[0]?.value;
  const entries = isObject(document) ? document.get("entries") : undefined;
  if (!isObject(entries))
    return noResult({
      message: "The history in the script could not be read.",
      found: document === undefined ? "a script that ends too early, or is no JSON" : 'no "entries"',
      expected: 'window.BENCHMARK_DATA = {"entries": …}',
      hint: "Upload dev/bench/data.js whole.",
    });
  return accepted(
    [...entries].flatMap(([suite, list]) => {
      const found = Array.isArray(list) ? list.flatMap((entry, i) => entryOf(suite, entry, i) ?? []) : [];
      found.sort((a, b) => a.date - b.date || a.index - b.index);
      const latest = found.pop();
      return latest ? [{ latest: latest.entry, older: found.length }] : [];
    }),
  );
}

function entryOf(suite: string, entry: Json, index: number): { entry: Entry; date: number; index: number } | null {
  if (!isObject(entry)) return null;
  const benches = entry.get("benches");
  if (!Array.isArray(benches)) return null;
  const name = excerpt(suite, 120) || "without a name";
  return {
    entry: {
      suite: name,
      tool: textOf(entry.get("tool")) ?? "",
      benches,
      at: `$.entries[${JSON.stringify(name)}][${index}]`,
    },
    date: numberOf(entry.get("date")) ?? 0,
    index,
  };
}
