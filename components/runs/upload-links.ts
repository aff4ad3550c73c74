import { type Item, type Reach, isCollection, isEnvironment, needsMapping } from "./upload-item";
import { modeOf } from "./upload-judgement";
import { type SideName, sideOf } from "@/lib/view/modes";

/** Folders above a path, the nearest first; "" is where everything was dropped. */
function foldersOf(path: string): string[] {
  const parts = path.split("/").slice(0, -1);
  return parts.map((_, i) => parts.slice(0, parts.length - i).join("/")).concat("");
}

const isUnder = (path: string, folder: string): boolean => folder === "" || path.startsWith(`${folder}/`);

const sideOfItem = (item: Item): SideName | null => {
  const mode = modeOf(item);
  return mode ? sideOf(mode) : item.hint;
};

interface Folder {
  name: string;
  results: Item[];
}

const isResult = (item: Item): boolean =>
  item.file !== null &&
  ["read", "waiting", "saving", "saved"].includes(item.phase) &&
  !isEnvironment(item) &&
  !isCollection(item) &&
  !needsMapping(item);

/** One list is asked about many times: once for every environment file. */
const resultsOfLists = new WeakMap<readonly Item[], Item[]>();

function resultsIn(items: readonly Item[]): readonly Item[] {
  const known = resultsOfLists.get(items) ?? items.filter(isResult);
  resultsOfLists.set(items, known);
  return known;
}

/**
 * The results nearest to an environment file: of its own folder, or of the first one above it that holds any. A folder
 * that holds both sides says nothing of which machine the file describes, and neither does one that holds no results.
 */
export function nearestFolder(item: Item, items: readonly Item[]): Folder | null {
  const results = resultsIn(items);
  for (const name of foldersOf(item.path)) {
    const under = results.filter((r) => isUnder(r.path, name));
    if (under.length === 0) continue;
    const sides = new Set(under.map(sideOfItem));
    return sides.size === 1 || (sides.size === 2 && sides.has(null) && name !== "") ? { name, results: under } : null;
  }
  return null;
}

/** The reach in force: as chosen, else the folder where that is plain; `null`: it has to be chosen. */
export function reachOf(item: Item, items: readonly Item[]): Reach | null {
  return item.reach ?? (nearestFolder(item, items) ? "folder" : null);
}

/** The results an environment file describes. */
export function describedBy(item: Item, items: readonly Item[]): Item[] {
  const reach = reachOf(item, items);
  if (reach === null || reach === "none") return [];
  if (reach === "folder") return nearestFolder(item, items)?.results ?? [];
  return resultsIn(items).filter((r) => reach === "all" || sideOfItem(r) === reach);
}

/** Result's key → the environment files that describe it. */
export function environmentsOf(items: readonly Item[]): ReadonlyMap<string, readonly Item[]> {
  const links = new Map<string, Item[]>();
  for (const item of items) {
    if (!isEnvironment(item) || item.phase === "refused") continue;
    for (const { key } of describedBy(item, items)) {
      const known = links.get(key);
      if (known) known.push(item);
      else links.set(key, [item]);
    }
  }
  return links;
}
