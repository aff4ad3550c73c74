import type { Issue } from "../outcome";

/** Output without its tool's closing lines: what stands before is kept, and what follows may be missing (FORMATS 1.2). */
export const cutShort = (ending: string, at: string): Issue => ({
  code: "cut-short",
  message: `The output ends without ${ending}, so rows may be missing.`,
  at,
  hint: "Let the test finish and keep its whole output.",
});
