import type { Issue } from "@/lib/core/outcome";
import type { Item } from "./upload-item";

export interface Reject {
  file: string;
  what: string;
  count: number;
  where: string;
  found: string;
  expected: string;
  reason: string;
  fix: string;
}

/** Everything that will not become a measurement, file by file, with its reason: what was refused and what was left out. */
export function rejectsOf(items: readonly Item[]): Reject[] {
  return items.flatMap((item) => {
    const whole = item.refused;
    const unlisted: Issue[] = whole ? [{ code: "refused", message: whole.detail || whole.title }] : [];
    const errors = whole && whole.errors.length > 0 ? whole.errors : unlisted;
    const refused = errors.map((e) => ({
      file: item.path,
      what: "whole file",
      count: 1,
      where: e.at ?? "",
      found: e.found ?? "",
      expected: e.expected ?? "",
      reason: e.message,
      fix: e.hint ?? "",
    }));
    const skipped = (item.preview?.skipped ?? []).map((s) => ({
      file: item.path,
      what: s.what,
      count: s.count,
      where: "",
      found: "",
      expected: "",
      reason: s.reason,
      fix: "",
    }));
    return [...refused, ...skipped];
  });
}

/** How many entries will not become a figure, a refused file counting as one, and in how many files they are. */
export function rejectCounts(items: readonly Item[]): { entries: number; files: number } {
  let entries = 0;
  let files = 0;
  for (const { refused, preview } of items) {
    const of = (refused ? Math.max(1, refused.errors.length) : 0) + leftOut(preview);
    entries += of;
    if (of > 0) files++;
  }
  return { entries, files };
}

const leftOut = (preview: Item["preview"]): number => preview?.skipped.reduce((sum, s) => sum + s.count, 0) ?? 0;
