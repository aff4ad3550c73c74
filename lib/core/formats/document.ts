import type { Json } from "./format";

/** A complete document and the line it begins on. */
export interface Document {
  value: Json;
  line: number;
  /** First byte, and the byte after the last, from the beginning of what was written. */
  start: number;
  end: number;
}
