import { type Item, needsMapping } from "./upload-item";

const shapeOf = ({ table }: Item): string | null => table?.shape ?? null;

/** Files of the same shape as a mapped one whose columns nobody has named yet. */
export function alikeOf(item: Item, items: readonly Item[]): Item[] {
  const shape = shapeOf(item);
  if (item.mapping === null || shape === null) return [];
  return items.filter((o) => o.phase === "read" && needsMapping(o) && shapeOf(o) === shape && o.file !== item.file);
}

/** The last file of the same shape that is mapped already: what was said of its columns may be said again. */
export function patternOf(item: Item, items: readonly Item[]): Item | null {
  const shape = shapeOf(item);
  if (shape === null) return null;
  return items.findLast((o) => o.mapping !== null && shapeOf(o) === shape && o.file !== item.file) ?? null;
}
