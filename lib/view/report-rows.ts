import { rowName } from "../core/comparison/sentence";
import type { FrozenRow } from "../core/report/frozen-comparison";
import { paramWords } from "./params";

export interface NamedRow {
  row: FrozenRow;
  /** "p99 time to first token" */
  label: string;
  /** What sets it apart from the group's other rows: "size 8 GiB, in-place". */
  note: string;
}

export interface RowGroup {
  /** The workload with what all its rows were measured under. */
  title: string;
  rows: NamedRow[];
}

/** Rows by workload; what all rows of one share is said once. */
export function rowGroups(rows: readonly FrozenRow[]): RowGroup[] {
  const byWorkload = new Map<string, FrozenRow[]>();
  for (const row of rows) byWorkload.set(row.workload, [...(byWorkload.get(row.workload) ?? []), row]);
  return [...byWorkload].map(([workload, own]) => {
    const shared = sharedKeys(own);
    const common = Object.fromEntries(shared.map((key) => [key, own[0]?.params[key] ?? ""]));
    return {
      title: [workload, own.length > 1 ? paramWords(common) : ""].filter(Boolean).join(": "),
      rows: own.map((row) => ({
        row,
        label: rowName(row),
        note: paramWords(row.params, own.length > 1 ? shared : []),
      })),
    };
  });
}

const sharedKeys = (rows: readonly FrozenRow[]): string[] =>
  Object.keys(rows[0]?.params ?? {}).filter((key) => rows.every((r) => r.params[key] === rows[0]?.params[key]));

/** Every row with its name, in the groups' order. */
export const namedRows = (rows: readonly FrozenRow[]): NamedRow[] => rowGroups(rows).flatMap((g) => g.rows);
