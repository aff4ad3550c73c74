/** A file of no tool that is known, taken apart into rows and columns; what its columns mean, a mapping says. */
export interface Table {
  kind: "csv" | "json";
  /** Names of the columns, each once: of the header, of the objects' keys, or `column 1` and so on. */
  columns: string[];
  /** The header as written; `null` where the rows begin at once. */
  head: string[] | null;
  /** Cells as written, as many a row as there are columns; an empty text where nothing stands. */
  rows: string[][];
  /** Where each row stands: `line 12`, `$.results[3]`. */
  places: string[];
  /** What separates the cells of a line; `null` for JSON and for a single column. */
  delimiter: Delimiter | null;
  /** Whether its numbers have a decimal comma; `null`: some may, and only its owner knows. */
  decimalComma: boolean | null;
  /** Rows with more or fewer cells than there are columns: nobody knows which cell belongs where. */
  ragged: RaggedRow[];
  /** What was left out around the table, in words. */
  notes: string[];
}

export const DELIMITERS = ["\t", ";", "|", ","] as const;
export type Delimiter = (typeof DELIMITERS)[number];

export interface RaggedRow {
  place: string;
  cells: string[];
}

export const TABLE_LIMITS = { rows: 200_000, columns: 200, cells: 5_000_000, cell: 10_000 } as const;
