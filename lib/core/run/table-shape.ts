import { withoutTurns } from "../outcome";
import type { Table } from "./table";

/** What two tables must share to be read alike, as one text: their kind and the names of their columns, in any order. */
export function shapeText({ kind, columns }: Pick<Table, "kind" | "columns">): string {
  return JSON.stringify([kind, [...columns].sort()]);
}

/** The names of columns, each once and none empty: a second `value` is `value (2)`. */
export function columnNames(head: readonly string[]): string[] {
  const taken = new Set<string>();
  return head.map((cell, i) => {
    const name = [
      ...withoutTurns(cell.toWellFormed())
        .replace(/[\u0000-\u001f\u007f]/g, " ")
        .trim(),
    ]
      .slice(0, 190)
      .join("");
    const base = name === "" ? `column ${i + 1}` : name;
    let unique = base;
    for (let n = 2; taken.has(unique); n++) unique = `${base} (${n})`;
    taken.add(unique);
    return unique;
  });
}

/** The same table with its first row taken for names, or for figures. */
export function withHeader(table: Table, header: boolean): Table {
  if (table.kind === "json" || header === (table.head !== null)) return table;
  if (table.head !== null)
    return {
      ...table,
      head: null,
      columns: table.head.map((_, i) => `column ${i + 1}`),
      rows: [table.head, ...table.rows],
      places: ["the header", ...table.places],
    };
  const [head, ...rows] = table.rows;
  if (!head) return table;
  return { ...table, head, columns: columnNames(head), rows, places: table.places.slice(1) };
}
