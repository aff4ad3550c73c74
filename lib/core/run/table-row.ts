/** One row of a text whose lines are rows of cells; a cell in quotes may hold delimiters and go on over several lines. */
export interface TableRow {
  /** As they are written, with their quotes. Joined by the delimiter they are the lines again. */
  cells: string[];
  /** Index of the line below the row. */
  next: number;
  /** Whether its last cell is in quotes that are never closed. */
  open: boolean;
}

/**
 * The row that begins at a line. A cell is in quotes when it begins with one, and ends at a quote with a delimiter or
 * the end of the line after it.
 * @param most lines that a row may have
 */
export function rowAt(lines: readonly string[], at: number, delimiter: string | null, most = Infinity): TableRow {
  let line = lines[at] ?? "";
  let next = at + 1;
  if (!line.includes('"')) return { cells: delimiter === null ? [line] : line.split(delimiter), next, open: false };
  const cells: string[] = [];
  let from = 0;
  for (;;) {
    const parts: string[] = [];
    let end = line[from] === '"' ? quoteEnd(line, from + 1, delimiter) : plainEnd(line, from, delimiter);
    while (end < 0) {
      parts.push(line.slice(from));
      if (next >= lines.length || next - at >= most) return { cells: [...cells, parts.join("\n")], next, open: true };
      line = lines[next] ?? "";
      next++;
      from = 0;
      end = quoteEnd(line, 0, delimiter);
    }
    parts.push(line.slice(from, end));
    cells.push(parts.join("\n"));
    if (end === line.length) return { cells, next, open: false };
    from = end + 1;
  }
}

/** What a cell says: its text without quotes around it. */
export function cellText(written: string): string {
  if (!written.startsWith('"')) return written;
  const inner = written.trimEnd();
  const end = inner.length > 1 && inner.endsWith('"') ? -1 : undefined;
  return inner.slice(1, end).replaceAll('""', '"');
}

function plainEnd(line: string, from: number, delimiter: string | null): number {
  const end = delimiter === null ? -1 : line.indexOf(delimiter, from);
  return end < 0 ? line.length : end;
}

/** Where the cell ends whose quotes are closed on this line; -1 when they are not. */
function quoteEnd(line: string, from: number, delimiter: string | null): number {
  for (let quote = line.indexOf('"', from); quote >= 0; quote = line.indexOf('"', quote + 1)) {
    if (line[quote + 1] === '"') {
      quote++;
      continue;
    }
    let end = quote + 1;
    while (line[end] === " " || (line[end] === "\t" && delimiter !== "\t")) end++;
    if (end === line.length || line[end] === delimiter) return end;
  }
  return -1;
}
