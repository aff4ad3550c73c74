import { type Outcome, refused } from "../outcome";
import type { Reading } from "../run/run";

/** A reading of nothing yet. */
export const emptyReading = (tool: string, version: string | null = null): Reading => ({
  tool: { name: tool, version },
  environment: {},
  evidence: [],
  measurements: [],
  skipped: [],
  warnings: [],
});

/** A well-formed file without a single result: never 0, always a reason (FORMATS 1.6). */
export function noResult<T>(what: {
  message: string;
  at?: string;
  found: string;
  expected: string;
  hint: string;
}): Outcome<T> {
  return refused({ code: "no-result", at: "line 1", ...what });
}
