import { excerpt, type Issue } from "../outcome";
import type { RaggedRow, Table } from "../run/table";
import { shapeText } from "../run/table-shape";
import type { Mapping } from "./mapping";

/** Rows that are shown while columns are chosen. */
export const SHOWN_ROWS = 20;
/** A column with more values than this is not offered to choose rows by. */
const CHOICES = 20;
const CELL = 200;
const SHOWN_RAGGED = 5;

/** A table that no format owns, as the upload page gets it: enough to choose columns and see how they are read. */
export interface UnknownTable extends Omit<Table, "ragged"> {
  /** SHA-256 of the kind and the names of the columns: files of one shape are mapped alike. */
  shape: string;
  /** Rows of the whole table; `rows` and `places` hold the first twenty. */
  total: number;
  ragged: { count: number; first: RaggedRow[] };
  /** Columns with few values over all rows, and these values: to choose which rows belong to a run. */
  choices: { column: string; values: string[] }[];
  /** Why no format owns the file. */
  reason: Issue;
  /** The mapping that was saved for files of this shape. */
  saved: SavedMapping | null;
}

export interface SavedMapping {
  id: string;
  shape: string;
  name: string;
  mapping: Mapping;
  createdAt: string;
  updatedAt: string;
}

/** @param sha256 of a text, in hex */
export function unknownTable(table: Table, reason: Issue, sha256: (text: string) => string): UnknownTable {
  const { rows, places, ragged, columns } = table;
  const cut = (cells: readonly string[]) => cells.map((cell) => excerpt(cell, CELL));
  return {
    ...table,
    shape: sha256(shapeText(table)),
    head: table.head && cut(table.head),
    rows: rows.slice(0, SHOWN_ROWS).map(cut),
    places: places.slice(0, SHOWN_ROWS),
    total: rows.length,
    ragged: {
      count: ragged.length,
      first: ragged.slice(0, SHOWN_RAGGED).map(({ place, cells }) => ({ place, cells: cut(cells) })),
    },
    choices: columns.flatMap((column, i) => {
      const values = fewValues(rows, i);
      return values ? [{ column, values }] : [];
    }),
    reason,
    saved: null,
  };
}

/** The values of a column in the order of the file, when they are few and shorter than a filter may be. */
function fewValues(rows: readonly (readonly string[])[], column: number): string[] | null {
  const values = new Set<string>();
  for (const row of rows) {
    values.add(row[column] ?? "");
    if (values.size > CHOICES) return null;
  }
  const all = [...values];
  return all.every((value) => value.length <= CELL) ? all : null;
}

/** The first rows as a table that a mapping can read: what stands beyond them is not known. */
export const shownRows = ({ ragged: _, ...table }: UnknownTable): Table => ({ ...table, ragged: [] });
