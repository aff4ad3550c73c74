// How the columns of a file without a format were read, in one sentence a column: what stands on its run's page.
import type { Mapping } from "../core/mapping/mapping";
import { labelOf } from "../core/metrics/catalogue";
import { listed } from "./counts";

/** One phrase a column of figures, then which rows and which settings. */
export function mappingWords(mapping: Mapping): string[] {
  const { values, workload, only, decimal, skipRows } = mapping;
  const quoted = (column: string) => `\u201c${column}\u201d`;
  const figures = values.map(({ column, metric, unit, better }) => {
    const name = typeof metric === "string" ? labelOf(metric) : `the metric named in ${quoted(metric.column)}`;
    const measured = typeof unit === "string" ? `in ${unit}` : `in the unit of ${quoted(unit.column)}`;
    return `Column ${quoted(column)} is ${name}, ${measured}${better ? `, ${better} is better` : ""}.`;
  });
  return [
    ...figures,
    workload.length > 0 ? `Settings: ${listed(workload.map(quoted))}.` : "",
    only ? `Only rows where ${quoted(only.column)} is ${quoted(only.equals)}.` : "",
    skipRows > 0 ? `The first ${skipRows} rows are left out.` : "",
    decimal ? `Numbers have a decimal ${decimal}.` : "",
  ].filter((sentence) => sentence !== "");
}
