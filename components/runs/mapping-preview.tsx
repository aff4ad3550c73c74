import { DataTable, Td, Th } from "@/components/ui/data-table";
import { StateIcon } from "@/components/ui/state-icon";
import type { Mapping } from "@/lib/core/mapping/mapping";
import { type CellLeft, type CellRead, type RowRead, isRead, rowReader } from "@/lib/core/mapping/read-row";
import { labelOf } from "@/lib/core/metrics/catalogue";
import type { Table } from "@/lib/core/run/table";
import { countOf, listed } from "@/lib/view/counts";
import { formatQuantity } from "@/lib/view/format";

interface Props {
  table: Table;
  /** Rows of the whole file. */
  total: number;
  /** `null` while something is missing: the rows are shown as they stand. */
  mapping: Mapping | null;
}

/** The first rows and what becomes of each: its figures in base units, or the reason why it gives none. */
export function MappingPreview({ table, total, mapping }: Props) {
  const read = mapping ? rowReader(table, mapping) : null;
  const rows = table.rows.map((cells, i) => ({
    cells,
    place: table.places[i] ?? "",
    reading: read?.(cells, i) ?? null,
  }));
  const shown = total > rows.length ? `The first ${rows.length} of ${countOf(total, "row")}` : countOf(total, "row");
  return (
    <div className="border-t border-line pt-3">
      <p aria-live="polite" className="mb-2 type-note text-ink2">
        {shown}
        {mapping
          ? `: ${summary(rows.flatMap(({ reading }) => reading ?? []))}.`
          : ", as they stand, until the fields above are filled in."}
      </p>
      <DataTable label="The first rows and how each is read" maxHeight="22rem">
        <thead>
          <tr>
            <Th>Row</Th>
            {mapping?.values.map((v, i) => (
              <Th key={`${v.column} ${i}`}>{v.column}, as read</Th>
            ))}
            {table.columns.map((column) => (
              <Th key={column}>{column}</Th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ cells, place, reading }) => (
            <tr key={place} className={reading?.kind === "left" ? "text-ink3" : undefined}>
              <Th scope="row" className="whitespace-nowrap text-ink3">
                {place}
              </Th>
              {reading ? <Reading reading={reading} width={mapping?.values.length ?? 1} /> : null}
              {table.columns.map((column, i) => (
                <Td key={column} className="max-w-60 type-mono break-words">
                  {cells[i]}
                </Td>
              ))}
            </tr>
          ))}
        </tbody>
      </DataTable>
    </div>
  );
}

function Reading({ reading, width }: { reading: RowRead; width: number }) {
  if (reading.kind === "left")
    return (
      <Td colSpan={width} className="min-w-40">
        Not in this run: {reading.reason}
      </Td>
    );
  return reading.cells.map((cell, i) => (
    <Td key={`${cell.column} ${i}`} className="min-w-40">
      {isRead(cell) ? <Figure cell={cell} /> : <Left cell={cell} />}
    </Td>
  ));
}

function Figure({ cell }: { cell: CellRead }) {
  return (
    <>
      <span className="num font-semibold">{formatQuantity(cell.base.value, cell.base.unit)}</span>
      <span className="block type-note text-ink3">
        {labelOf(cell.metric)}, {cell.better} is better
      </span>
    </>
  );
}

function Left({ cell }: { cell: CellLeft }) {
  return (
    <span className="flex items-start gap-1.5 text-warn">
      <span className="flex h-5 items-center">
        <StateIcon state="warn" />
      </span>
      <span>Left out: {cell.reason}</span>
    </span>
  );
}

function summary(rows: readonly RowRead[]): string {
  const figures = rows.flatMap((row) => (row.kind === "read" ? row.cells : []));
  const read = figures.filter(isRead).length;
  const left = figures.length - read;
  const other = rows.filter((row) => row.kind === "left").length;
  return listed(
    [
      `${countOf(read, "figure")} read`,
      left > 0 ? `${left} left out` : "",
      other > 0 ? `${countOf(other, "row")} not in this run` : "",
    ].filter((part) => part !== ""),
  );
}
