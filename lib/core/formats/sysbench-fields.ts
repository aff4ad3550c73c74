import type { Params, Written } from "../run/run";
import { readNumber } from "../units/number";
import type { Interim, SysbenchBlock, SysbenchField } from "./sysbench-blocks";

export type SysbenchShared = Pick<Written, "workload" | "params" | "context" | "load" | "noVerdict">;

export interface Field {
  value: number;
  written: string;
  line: number;
}

export function field(block: SysbenchBlock, name: SysbenchField, index = 0): Field | null {
  const found = block.fields.get(name);
  const written = found?.values[index] ?? "";
  const value = readNumber(written);
  return found && value !== null ? { value, written, line: found.line } : null;
}

export const number = (block: SysbenchBlock, name: SysbenchField): number | null => field(block, name)?.value ?? null;

/** A zero is the direction that was not tested. */
export function measured(
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

export function put(
  params: Params,
  key: string,
  block: SysbenchBlock,
  name: SysbenchField,
  map: (text: string) => string | number = (text) => text,
): void {
  const text = block.fields.get(name)?.values[0];
  if (text !== undefined && text !== "") params[key] = map(text);
}
