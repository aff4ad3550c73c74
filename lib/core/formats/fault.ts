import type { Issue } from "../outcome";

/**
 * Why reading stopped. `syntax`: not JSON here (it may be text, or documents before it are whole);
 * `limit`: too much of something; `encoding`: not the text it should be; `cut`: the file ends inside a document.
 */
export interface Fault extends Issue {
  kind: "syntax" | "limit" | "encoding" | "cut";
}

/** Where a byte stands, for people. Lines, columns and bytes count from 1. */
export const place = (line: number, column: number, byte: number): string =>
  `line ${line}, column ${column} (byte ${byte})`;

export const asIssue = ({ kind: _, ...issue }: Fault): Issue => issue;
