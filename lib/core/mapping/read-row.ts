import { metricById } from "../metrics/catalogue";
import { excerpt, withoutTurns } from "../outcome";
import type { Param, Params } from "../run/run";
import type { Table } from "../run/table";
import { readNumber } from "../units/number";
import { type BaseUnit, baseOf, scale } from "../units/unit";
import { mayBeThousands, readCell } from "../units/cell-number";
import { CUSTOM, type MappedValue, type Mapping, saysBetter } from "./mapping";

/** What one cell of figures is read as. */
export interface CellRead {
  column: string;
  /** As it stands in the file. */
  written: string;
  metric: string;
  unit: string;
  better: "higher" | "lower";
  /** In the unit as written. */
  value: number;
  /** In base units; `unit` of its own where the unit is not known. */
  base: { value: number; unit: BaseUnit | string };
}

export interface CellLeft {
  column: string;
  written: string;
  reason: string;
}

export type RowRead =
  | { kind: "read"; params: Params; cells: (CellRead | CellLeft)[] }
  /** The row belongs to another run, or to the warm-up. */
  | { kind: "left"; reason: string };

export const isRead = (cell: CellRead | CellLeft): cell is CellRead => "metric" in cell;

/** Reads rows of one table through one mapping. The same in the browser, for twenty rows, and in the server, for all. */
export function rowReader(table: Pick<Table, "kind" | "columns" | "decimalComma">, mapping: Mapping) {
  const places = new Map(table.columns.map((name, i) => [name, i]));
  const cellOf = (row: readonly string[], column: string) => row[places.get(column) ?? -1] ?? "";
  const { only, decimal = null, skipRows } = mapping;
  // JSON's own numbers have a point whatever the texts beside them have.
  const pointIsMeant = table.kind === "json" && decimal === "comma";
  const unsure = decimal === null && table.decimalComma !== false;

  function read(row: readonly string[], value: MappedValue): CellRead | CellLeft {
    const written = cellOf(row, value.column);
    const left = (reason: string): CellLeft => ({ column: value.column, written, reason });
    const number = readCell(written, decimal);
    if ("reason" in number) return left(number.reason);
    if (pointIsMeant && mayBeThousands(written))
      return left("has a point, as JSON's own numbers have, and not a comma");
    if (unsure && mayBeThousands(written)) return left("may be thousands, since other numbers have commas: say which");
    const named = metricIn(typeof value.metric === "string" ? value.metric : cellOf(row, value.metric.column), value);
    if (named === null) return left("has no name of a metric beside it");
    const unit = withoutTurns(typeof value.unit === "string" ? value.unit : cellOf(row, value.unit.column)).trim();
    if (unit === "" || unit.length > 40) return left("has no unit beside it");
    const known = metricById(named);
    const base = baseOf(unit);
    if (known && base?.unit !== known.unit)
      return left(`its unit "${excerpt(unit, 40)}" is not one of ${known.label}, which is measured in ${known.unit}`);
    const better = known?.better ?? directionOf(value, unit);
    if (better === null) return left(`its unit "${excerpt(unit, 40)}" does not say whether more or less is better`);
    const inBase = { value: base ? scale(number.value, base.factor) : number.value, unit: base?.unit ?? unit };
    if (!Number.isFinite(inBase.value)) return left("is too large");
    if (known && number.value < 0) return left("is negative");
    if (inBase.unit === "s" && number.value <= 0) return left("a time of 0 or less was not measured");
    return { column: value.column, written, metric: named, unit, better, value: number.value, base: inBase };
  }

  /** @param index of the row in the table, from 0 */
  return (row: readonly string[], index: number): RowRead => {
    if (index < skipRows)
      return { kind: "left", reason: `one of the first ${skipRows} rows, which the mapping leaves out` };
    if (only && cellOf(row, only.column) !== only.equals)
      return { kind: "left", reason: `"${excerpt(only.column, 60)}" is not "${excerpt(only.equals, 60)}"` };
    const params = Object.fromEntries(
      mapping.workload.flatMap((column) => {
        const param = paramOf(cellOf(row, column));
        return param === null ? [] : [[column, param] as const];
      }),
    );
    return { kind: "read", params, cells: mapping.values.map((value) => read(row, value)) };
  };
}

/** A column holds names of its user's own: they never become a metric of the catalogue by themselves. */
function metricIn(text: string, { metric }: MappedValue): string | null {
  if (typeof metric === "string") return metric;
  const name = excerpt(withoutTurns(text.toWellFormed()).trim(), 120);
  return name === "" ? null : `${CUSTOM}${name}`;
}

/** The user's word where there is one unit; in a column of units it stands for those that do not say. */
function directionOf({ unit, better }: MappedValue, written: string): "higher" | "lower" | null {
  if (typeof unit === "string") return better ?? saysBetter(written);
  return saysBetter(written) ?? better ?? null;
}

/** A setting: a number where it is written as one, so that 64 and 64.0 are one; nothing where nothing stands. */
function paramOf(text: string): Param | null {
  const cell = excerpt(withoutTurns(text.toWellFormed()).trim(), 200);
  if (cell === "") return null;
  return /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/.test(cell) ? (readNumber(cell) ?? cell) : cell;
}
