import type { Params, Written } from "../run/run";
import { readNumber } from "../units/number";
import type { Interim, SysbenchBlock, SysbenchField } from "./sysbench-blocks";

export type SysbenchShared = Pick<Written, "workload" | "params" | "context" | "load" | "noVerdict">;

/** A number of a block and where it stands. */
interface Field {
  value: number;
  written: string;
  line: number;
}

/** A field of a block as a number; `null` where it is absent or no number. */
export function fieldOf(block: SysbenchBlock, name: SysbenchField, index = 0): Field | null {
  const found = block.fields.get(name);
  const written = found?.values[index] ?? "";
  const value = readNumber(written);
  return found && value !== null ? { value, written, line: found.line } : null;
}

/** The same without its place. */
export const figureOf = (block: SysbenchBlock, name: SysbenchField): number | null =>
  fieldOf(block, name)?.value ?? null;

/** A zero is the direction that was not tested. */
export function measuredField(
  shared: SysbenchShared,
  metric: string,
  unit: string,
  found: Field | null,
  axis?: "cpu",
): Written[] {
  if (!found || found.value === 0) return [];
  const { value, written, line } = found;
  return [
    { metric, ...(axis ? { axis } : {}), ...shared, unit, written, at: `line ${line}`, statistics: { n: 1, value } },
  ];
}

/** Interim lines say how the rate moved during a test. */
export function withIntervals(rows: Written[], block: SysbenchBlock, name: Interim): Written[] {
  const values = block.interim.get(name);
  if (!values || values.length < 3) return rows;
  return rows.map((row) => ({
    ...row,
    samples: Float64Array.from(values),
    statistics: { value: row.statistics?.value ?? null },
  }));
}

/** Sets a parameter to the text of a field, where there is one. */
export function putParam(
  params: Params,
  key: string,
  block: SysbenchBlock,
  name: SysbenchField,
  map: (text: string) => string | number = (text) => text,
): void {
  const text = block.fields.get(name)?.values[0];
  if (text !== undefined && text !== "") params[key] = map(text);
}
