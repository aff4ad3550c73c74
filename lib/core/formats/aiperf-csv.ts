import { type Reading, UNNAMED_BENCHMARK } from "../run/run";
import { readNumber } from "../units/number";
import { addAiperfRow, aiperfMetric, aiperfUnit, countValues } from "./aiperf-metrics";
import { csvCells } from "./csv-cells";
import type { JsonObject, TextSource } from "./format";
import { leaveOut, type Shared } from "./quantity";

const HEADING = /^"?Metric"?,"?avg"?,"?min"?,"?max"?(?:,|\s{0,8}$)/i;
const NAME = /^([^()]{1,80}?)(?: \(([^()]{1,30})\))?$/;
/** genai-perf writes `"1,234.56"`. */
const THOUSANDS = /^\s{0,4}\d{1,3}(?:,\d{3}){1,6}(?:\.\d{1,20})?\s{0,4}$/;
const LONGEST = 4000;

/** Whether the first line with anything on it is the heading of AIPerf's or genai-perf's summary table. */
export function isAiperfCsv({ lines }: TextSource): boolean {
  const first = lines.find((line) => line.trim() !== "");
  return first !== undefined && first.length <= LONGEST && HEADING.test(first);
}

/** Stacked tables with blank lines between: metrics with statistics, totals with one value, and what the GPUs did, which is evidence. */
export function readAiperfCsv({ lines }: TextSource, reading: Reading): void {
  let heading: string[] | null = null;
  const shared: Shared = { workload: "aiperf profile", params: {}, context: { benchmark: UNNAMED_BENCHMARK } };
  let completed: number | null = null;
  lines.forEach((line, i) => {
    if (line.trim() === "" || line.length > LONGEST) {
      heading = null;
      return;
    }
    const cells = csvCells(line);
    if (heading === null) {
      heading = cells;
      return;
    }
    if (heading[0]?.toLowerCase() !== "metric")
      leaveOut(reading, "rows about the GPUs", "telemetry, not results of the benchmark");
    else {
      if (/^request count(?: \(|$)/i.test(cells[0] ?? "")) completed = readNumber(plainOf(cells[1] ?? ""));
      readRow(heading, cells, i + 1, shared, reading);
    }
  });
  countValues(reading.measurements, completed);
}

const plainOf = (cell: string): string => (THOUSANDS.test(cell) ? cell.replaceAll(",", "") : cell);

function readRow(heading: readonly string[], cells: readonly string[], line: number, shared: Shared, reading: Reading) {
  const [, label = "", written = ""] = NAME.exec(cells[0] ?? "") ?? [];
  const name = label.trim().toLowerCase().replaceAll(" ", "_");
  const unit = aiperfUnit(written, name);
  const metric = aiperfMetric(name, unit);
  if (metric === null) {
    leaveOut(reading, "lengths, counts and time stamps", "settings and evidence, not results");
    return;
  }
  const row: JsonObject = new Map();
  heading.forEach((column, i) => {
    const cell = cells[i] ?? "";
    const plain = plainOf(cell);
    if (i > 0) row.set(column === "Value" ? "avg" : column.toLowerCase(), readNumber(plain) ?? plain);
  });
  const placeOf = (column: string) => `line ${line}, column "${column}"`;
  addAiperfRow(row, { ...shared, metric, unit }, placeOf, reading);
}
