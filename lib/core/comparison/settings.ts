import type { Param, Params } from "../run/run";
import type { Row } from "./comparison";
import { paramWords } from "./param-words";

type Told = Pick<Row, "metric" | "statistic" | "workload" | "params">;

/**
 * What sets a row apart from the others of its metric, as it goes on in a sentence: " at concurrency 64", " at size 8 GiB of
 * llama2-70b"; empty for the only one.
 */
export function settingsOf(row: Told, rows: readonly Told[]): string {
  const alike = rows.filter((r) => r.metric === row.metric && r.statistic === row.statistic);
  const differs = (of: (r: Told) => Param | undefined) => alike.some((r) => of(r) !== of(row));
  const own: Params = Object.fromEntries(Object.entries(row.params).filter(([key]) => differs((r) => r.params[key])));
  const at = paramWords(own);
  return `${at && ` at ${at}`}${differs((r) => r.workload) ? ` of ${row.workload}` : ""}`;
}
