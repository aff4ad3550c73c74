import type { Fault } from "./fault";
import type { JsonTree } from "./json-tree";

/** A fault in one line. */
export const describe = (fault: Fault): string =>
  `${fault.message} ${fault.at ?? ""}${fault.found ? `: found ${fault.found}` : ""}${fault.expected ? `, expected ${fault.expected}` : ""}`;

const ofKey = (key: string, count: number): string =>
  `Private, so not read: what stands under "${key}"${count > 1 ? ` (${count} times)` : ""}.`;

/** The server's description of itself: a few of its values say what ran. */
const ofServer = (count: number): string =>
  `Private, so not read: ${count} ${count === 1 ? "value" : "values"} under "server_info". Of it only the model, its data types and quantisation, how it is spread over GPUs and the server's version are read.`;

/** What the engine left out or filled in, in words. */
export function notesOf(tree: JsonTree): string[] {
  const notes: string[] = [];
  for (const [key, count] of tree.dropped) notes.push(key === "server_info" ? ofServer(count) : ofKey(key, count));
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
