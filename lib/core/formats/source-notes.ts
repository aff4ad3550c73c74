import type { Fault } from "./fault";
import type { JsonTree } from "./json-tree";

/** A fault in one line. */
export const describe = (fault: Fault): string =>
  `${fault.message} ${fault.at ?? ""}${fault.found ? `: found ${fault.found}` : ""}${fault.expected ? `, expected ${fault.expected}` : ""}`;

/** What the engine left out or filled in, in words. */
export function notesOf(tree: JsonTree): string[] {
  const notes: string[] = [];
  for (const [key, count] of tree.dropped)
    notes.push(`Private, so not read: what stands under "${key}"${count > 1 ? ` (${count} times)` : ""}.`);
  if (tree.missing.count > 0)
    notes.push(
      `Numbers that are missing (null, NaN or Infinity): ${tree.missing.count}, the first at ${tree.missing.first}.`,
    );
  if (tree.duplicates.count > 0)
    notes.push(
      `Names written twice, of which the last value counts: ${tree.duplicates.count}, the first at ${tree.duplicates.first}.`,
    );
  return notes;
}
