import type { Issue } from "../outcome";
import type { Source } from "./format";

/** What the engine noticed, as warnings of a reading. */
export function sourceWarnings(source: Source): Issue[] {
  if (source.kind === "text") return [];
  const warnings: Issue[] = source.notes.map((message) => ({ code: noteCode(message), message }));
  if (source.cut !== null)
    warnings.push({
      code: "cut-short",
      message: `Part of the file could not be read: ${source.cut}`,
      hint: "What stands before it is kept. Copy the file again or repeat the run.",
    });
  return warnings;
}

const noteCode = (note: string): string =>
  note.startsWith("Private") ? "private-left-out" : note.includes("missing") ? "missing-numbers" : "file-note";
