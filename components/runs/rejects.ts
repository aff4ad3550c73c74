import type { Issue } from "@/lib/core/outcome";
import type { Item } from "./upload-item";

interface Reject {
  file: string;
  what: string;
  count: number;
  where: string;
  found: string;
  expected: string;
  reason: string;
  fix: string;
}

/** Everything that will not become a measurement, with its reason: first what was refused, then what was left out. */
export function rejectsOf(items: readonly Item[]): Reject[] {
  const all = items.map((item) => {
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
    return { refused, skipped };
  });
  return [...all.flatMap((of) => of.refused), ...all.flatMap((of) => of.skipped)];
}

/** How many files were refused, and how many entries of the others left out. */
export function rejectCounts(items: readonly Item[]): { refused: number; leftOut: number } {
  return {
    refused: items.filter((i) => i.refused).length,
    leftOut: items.reduce((sum, { preview }) => sum + leftOut(preview), 0),
  };
}

const leftOut = (preview: Item["preview"]): number => preview?.skipped.reduce((sum, s) => sum + s.count, 0) ?? 0;
