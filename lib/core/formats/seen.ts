import { excerpt } from "../outcome";
import type { Json, Source } from "./format";
import { isObject, isSchema } from "./json-value";

const KEYS = 8;

/** What a file is, in words, for somebody who wonders why nobody wants it. */
export function seenIn(source: Source): string {
  if (source.kind === "text") {
    const line = source.lines.find((l) => l.trim() !== "") ?? "";
    return `text starting "${excerpt(line.trim(), 60)}"`;
  }
  const first = source.documents[0]?.value ?? null;
  const many = source.documents.length > 1 ? `${source.documents.length} JSON documents, the first ` : "";
  return many + describe(first);
}

function describe(value: Json): string {
  if (isObject(value)) {
    if (isSchema(value)) return "a JSON schema, which describes results and holds none";
    const keys = [...value.keys()];
    const shown = keys
      .slice(0, KEYS)
      .map((key) => excerpt(key, 30))
      .join(", ");
    return `a JSON object with the keys ${shown || "(none)"}${keys.length > KEYS ? ` and ${keys.length - KEYS} more` : ""}`;
  }
  if (value instanceof Float64Array) return `a JSON list of ${value.length} numbers`;
  if (!Array.isArray(value)) return "a JSON value";
  const inner = value.find(isObject);
  return inner ? `a JSON list of ${value.length}, the first ${describe(inner)}` : `a JSON list of ${value.length}`;
}
