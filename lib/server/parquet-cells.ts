// Parquet's cells as a bill in CSV would write them.
import "server-only";
import type { ParquetParsers, SchemaElement } from "hyparquet";

/** A time as ISO text; one that cannot be stays a text that says so. */
function isoOf(milliseconds: number): string {
  const time = new Date(milliseconds);
  return Number.isNaN(time.getTime()) ? `${milliseconds} ms` : time.toISOString();
}

export const PARSERS: Partial<ParquetParsers> = {
  timestampFromMilliseconds: (millis) => isoOf(Number(millis)),
  timestampFromMicroseconds: (micros) => isoOf(Number(micros / 1000n)),
  timestampFromNanoseconds: (nanos) => isoOf(Number(nanos / 1_000_000n)),
  dateFromDays: (days) => isoOf(days * 86_400_000).slice(0, 10),
  // As text: a cell that is no JSON is no reason to stop.
  jsonFromBytes: (bytes: Uint8Array | undefined) => bytes && new TextDecoder().decode(bytes),
};

/** How the cells of one column are written. */
export function cellWriter({ converted_type: kind, scale = 0 }: SchemaElement): (value: unknown) => string {
  return (value) => {
    if (value === null || value === undefined) return "";
    if (typeof value === "string") return value;
    // The library multiplies decimals in floating point; their scale says where they end.
    if (typeof value === "number") return kind === "DECIMAL" ? value.toFixed(Math.min(scale, 30)) : String(value);
    if (typeof value === "bigint" || typeof value === "boolean") return String(value);
    return JSON.stringify(value, (_, part: unknown) => (typeof part === "bigint" ? String(part) : part));
  };
}
