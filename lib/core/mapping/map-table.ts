import { excerpt, type Issue, type Outcome, accepted, refused } from "../outcome";
import { pairingKey, type Reading, type Written } from "../run/run";
import type { Table } from "../run/table";
import { atOnce, type Steps } from "../steps";
import { columnsOf, type Mapping } from "./mapping";
import { type CellRead, isRead, rowReader } from "./read-row";
import { withHeader } from "../run/table-shape";

/** A row, or one figure of it, that became no measurement. */
export interface Rejected {
  place: string;
  /** The column of the figure; `null`: the whole row. */
  column: string | null;
  found: string;
  reason: string;
  cells: readonly string[];
}

export interface Mapped {
  /** The table as the mapping takes it, with or without a header. */
  table: Table;
  reading: Reading;
  /** Rows that gave at least one figure. */
  rows: number;
  rejected: Rejected[];
}

const ROWS_A_STEP = 5000;
const MAX_GROUPS = 100_000;

/** A table through a mapping: measurements with a sample a row, and every row that is none with its reason. */
export function mapTable(table: Table, mapping: Mapping): Outcome<Mapped> {
  return atOnce(mappingRows(table, mapping));
}

/** The same with pauses. */
export function* mappingRows(given: Table, mapping: Mapping): Steps<Outcome<Mapped>> {
  const table = mapping.header === undefined ? given : withHeader(given, mapping.header);
  const absent = columnsOf(mapping).filter((column) => !table.columns.includes(column));
  if (absent.length > 0) return refused(...absent.map((column) => noColumn(column, table)));
  const read = rowReader(table, mapping);
  const groups = new Map<string, { first: Written; values: number[] }>();
  const rejected: Rejected[] = [];
  const left = new Map<string, number>();
  let rows = 0;
  for (const [index, cells] of table.rows.entries()) {
    if (index % ROWS_A_STEP === 0) yield;
    const place = table.places[index] ?? `row ${index + 1}`;
    const row = read(cells, index);
    if (row.kind === "left") {
      left.set(row.reason, (left.get(row.reason) ?? 0) + 1);
      continue;
    }
    let any = false;
    for (const [i, cell] of row.cells.entries()) {
      if (!isRead(cell)) {
        rejected.push({ place, column: cell.column, found: cell.written, reason: cell.reason, cells });
        continue;
      }
      any = true;
      const written = writtenOf(cell, mapping, row.params, mapping.values[i]?.axis, place);
      const key = `${pairingKey(written)} ${cell.unit} ${cell.better}`;
      const group = groups.get(key);
      if (group) group.values.push(cell.value);
      else if (groups.size < MAX_GROUPS) groups.set(key, { first: written, values: [cell.value] });
      else return refused(tooManyGroups(place));
    }
    if (any) rows++;
  }
  for (const { place, cells } of table.ragged)
    rejected.push({ place, column: null, found: `${cells.length} cells`, reason: raggedReason(table), cells });
  if (groups.size === 0) return refused(nothingRead(table, rejected, left));
  const reading: Reading = {
    tool: { name: "own numbers", version: null },
    environment: {},
    evidence: [],
    measurements: [...groups.values()].map(({ first, values }) => ({ ...first, samples: Float64Array.from(values) })),
    skipped: [...skippedOf(rejected), ...[...left].map(([reason, count]) => ({ what: "rows", count, reason }))],
    warnings: table.notes.map((message) => ({ code: "file-note", message })),
  };
  return accepted({ table, reading, rows, rejected });
}

function writtenOf(
  cell: CellRead,
  mapping: Mapping,
  params: Written["params"],
  axis: Written["axis"],
  place: string,
): Written {
  const { metric, unit, better, written, column } = cell;
  return {
    metric,
    ...(axis ? { axis } : {}),
    better,
    workload: mapping.name,
    params,
    unit,
    written: excerpt(written.trim(), 60),
    at: `${place}, column "${excerpt(column, 60)}"`,
  };
}

/** Rejected figures of one column and reason are one entry with their count. */
function skippedOf(rejected: readonly Rejected[]): Reading["skipped"] {
  const entries = new Map<string, Reading["skipped"][number]>();
  for (const { column, reason, place } of rejected) {
    const key = `${column} ${reason}`;
    const known = entries.get(key);
    if (known) known.count++;
    else {
      const what = column === null ? "whole rows" : `figures of column "${excerpt(column, 60)}"`;
      entries.set(key, { what, count: 1, reason: `${reason} (the first at ${place})` });
    }
  }
  return [...entries.values()];
}

const raggedReason = (table: Table): string => `the row does not have ${table.columns.length} cells, as the table has`;

function noColumn(column: string, table: Table): Issue {
  return {
    code: "no-such-column",
    message: `The table has no column "${excerpt(column, 80)}", which the mapping reads.`,
    at: "mapping",
    found: excerpt(table.columns.join(", "), 200),
    expected: excerpt(column, 80),
    hint: "Map the columns of this file anew.",
  };
}

function tooManyGroups(place: string): Issue {
  return {
    code: "too-many-measurements",
    message: `The table holds more than ${MAX_GROUPS} different measurements, which is the limit.`,
    at: place,
    found: "another workload in nearly every row",
    expected: "rows of one workload as its samples",
    hint: "Take columns that differ in every row, such as times and counters, out of the workload.",
  };
}

function nothingRead(table: Table, rejected: readonly Rejected[], left: ReadonlyMap<string, number>): Issue {
  const [first] = rejected;
  const [leftReason] = left.keys();
  return {
    code: "no-result",
    message: `None of the ${table.rows.length + table.ragged.length} rows gives a figure through this mapping.`,
    at: first?.place ?? table.places[0] ?? "line 1",
    found: first
      ? `${excerpt(JSON.stringify(first.found), 60)} ${first.reason}`
      : (leftReason ?? "no rows below the header"),
    expected: "at least one row with a number",
    hint: "Choose another value column, say what the decimal sign is, or take the filter away.",
  };
}
