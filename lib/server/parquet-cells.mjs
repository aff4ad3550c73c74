// What a cell of a Parquet file is as text: as a bill in CSV would write it, and never longer than a bill has reason to.
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { Refused } from "./parquet-pages.mjs";

/** Characters of one cell. The longest that a provider writes are tags: 50 of at most 384 characters. */
const MOST_CELL = 65_536;

/** A time as ISO text; one that cannot be stays a text that says so. */
function isoOf(milliseconds) {
  const time = new Date(milliseconds);
  return Number.isNaN(time.getTime()) ? `${milliseconds} ms` : time.toISOString();
}

export const READING = {
  compressors: {
    GZIP: (bytes, length) => gunzipSync(bytes, { maxOutputLength: Math.max(1, length) }),
    BROTLI: (bytes, length) => brotliDecompressSync(bytes, { maxOutputLength: Math.max(1, length) }),
  },
  parsers: {
    timestampFromMilliseconds: (millis) => isoOf(Number(millis)),
    timestampFromMicroseconds: (micros) => isoOf(Number(micros / 1000n)),
    timestampFromNanoseconds: (nanos) => isoOf(Number(nanos / 1_000_000n)),
    dateFromDays: (days) => isoOf(days * 86_400_000).slice(0, 10),
    // As text: a cell that is no JSON is no reason to stop.
    jsonFromBytes: (bytes) => bytes && new TextDecoder().decode(bytes),
  },
};

/** How the cells of one column are written. */
export function cellWriter({ name, converted_type: kind, scale = 0 }) {
  const refuseLonger = (length) => {
    if (length <= MOST_CELL) return;
    throw new Refused(
      "parquet-too-large",
      `A cell of the column ${name.slice(0, 100)} is longer than ${MOST_CELL} characters.`,
      "Leave the column out of the export, or export CSV.",
    );
  };
  const textOf = (value) => {
    if (value === null || value === undefined) return "";
    if (typeof value === "string") return value;
    // The library multiplies decimals in floating point; their scale says where they end.
    if (typeof value === "number") return kind === "DECIMAL" ? value.toFixed(Math.min(scale, 30)) : String(value);
    if (typeof value === "bigint" || typeof value === "boolean") return String(value);
    let held = 0;
    // Counted on the way: a list may repeat one long text a million times, and then the whole is never made.
    return JSON.stringify(value, (key, part) => {
      held += key.length + (typeof part === "string" ? part.length : 1);
      refuseLonger(held);
      return typeof part === "bigint" ? String(part) : part;
    });
  };
  return (value) => {
    const text = textOf(value);
    refuseLonger(text.length);
    return text;
  };
}
