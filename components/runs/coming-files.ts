// What of a drop this browser has not taken in yet, in the tab's own store: written at once, it outlives a reload.
const KEY = "bareline-upload-coming";

/** Notes the paths that a reload would lose now. */
export function noteComing(paths: readonly string[]): void {
  try {
    if (paths.length === 0) sessionStorage.removeItem(KEY);
    else sessionStorage.setItem(KEY, JSON.stringify([...new Set(paths)]));
  } catch {
    // Without a store of its own the page asks before it is left, and that is all.
  }
}

/** The paths that were on their way when this page was last left. */
export function comingBefore(): string[] {
  try {
    const paths: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? "[]");
    return Array.isArray(paths) ? paths.filter((path) => typeof path === "string") : [];
  } catch {
    return [];
  }
}

/** The folder that all the paths lie in: `N/vm`; empty when there is none. */
export function folderOf(paths: readonly string[]): string {
  const [first = "", ...rest] = paths.map((path) => path.split("/").slice(0, -1));
  const parts = [...first];
  const end = parts.findIndex((part, i) => rest.some((other) => other[i] !== part));
  return (end < 0 ? parts : parts.slice(0, end)).join("/");
}
