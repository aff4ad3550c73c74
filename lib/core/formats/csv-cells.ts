import Papa from "papaparse";

/** The cells of one line of comma-separated values, without the blanks around them. */
export const csvCells = (line: string): string[] =>
  (Papa.parse<string[]>(line, { delimiter: "," }).data[0] ?? []).map((cell) => cell.trim());
