import { readNumber } from "../units/number";
import type { Json, JsonObject, JsonSource, TextSource } from "./format";
import { isObject, numberOf, objectsIn, textOf } from "./json-value";

/** One row of results with the settings it was measured under. */
export interface PerftestRow {
  at: string;
  /** As printed: `RDMA_Write Bidirectional BW Test`; `null` where the title is missing. */
  title: string | null;
  /** By lower-case names with blanks: `number of qps`. */
  settings: ReadonlyMap<string, string>;
  /** By column: `#bytes`, `bw average`, `msgrate`, `t_typical`, `99%`. */
  values: ReadonlyMap<string, { value: number; written: string }>;
  /** Unit of the bandwidth as printed, or `null` where it must be computed. */
  unit: string | null;
}

const TITLE = /^\s{0,40}((?:RDMA_|Send|Atomic|Raw)[\w ]{0,60}(?:BW|Latency) Test)\s{0,8}$/;
const SETTING =
  /(Number of qps|Transport type|Connection type|Mtu|Link type|TX depth|CQ Moderation|PCIe relax order|Dual-port|Using SRQ)\s{0,20}: ?(\S{1,30})/g;
const COLUMN =
  /#bytes|#sl|#iterations|BW peak\[[^\]]{1,10}\]|BW average\[[^\]]{1,10}\]|MsgRate(?: Port\d)?\[Mpps\]|BW Port\d\[[^\]]{1,10}\]|t_\w{1,12}\[usec\]|99(?:\.9)?% percentile\[usec\]|tps average|CPU_Util\[%{1,2}\]/g;

/** Whether a line is the heading of a table of results. */
export const isHeading = (line: string): boolean =>
  line.length < 1000 &&
  line.includes("#bytes") &&
  (line.includes("BW average[") || line.includes("t_avg[usec]") || line.includes("t_typical[usec]"));

/** Whether an object is what `--out_json` writes. */
export const isPerftestJson = (object: JsonObject): boolean => {
  const info = object.get("test_info");
  return isObject(info) && object.has("results") && (info.has("test") || info.has("Number_of_qps"));
};

/** `BW average[MB/sec]` → `bw average`; `99% percentile[usec]` → `99%`. */
const columnName = (heading: string): string =>
  heading
    .replace(/\[.*$/, "")
    .replace(/ percentile$/, "")
    .toLowerCase();

/**
 * The rows of a screen. Client and server may print into one log, so that headings come twice and mixed. `open`: the
 * line of a last row without the dashes that close a table; `short`: rows with fewer cells than their heading.
 */
export function perftestTextRows(source: TextSource): { rows: PerftestRow[]; open: number | null; short: string[] } {
  const rows: PerftestRow[] = [];
  let title: string | null = null;
  let settings = new Map<string, string>();
  let columns: string[] = [];
  let unit: string | null = null;
  let open: number | null = null;
  const short: string[] = [];
  source.lines.forEach((line, i) => {
    if (line.length > 1000) return;
    if (/^\s{0,4}-{20}/.test(line)) open = null;
    const named = TITLE.exec(line)?.[1];
    if (named !== undefined) {
      title = named;
      settings = new Map();
    } else if (isHeading(line)) {
      const headings = line.match(COLUMN) ?? [];
      columns = headings.map(columnName);
      unit = /\[(.*)\]/.exec(headings.find((name) => name.startsWith("BW average")) ?? "")?.[1] ?? null;
    } else if (columns.length > 0 && /^\s{0,8}\d/.test(line)) {
      const cells = line.trim().split(/\s+/, 32);
      open = i + 1;
      const values = new Map<string, { value: number; written: string }>();
      columns.forEach((name, c) => {
        const value = readNumber(cells[c] ?? "");
        if (value !== null) values.set(name, { value, written: cells[c] ?? "" });
      });
      if (values.size === columns.length && cells.length === columns.length)
        rows.push({ at: `line ${i + 1}`, title, settings, values, unit });
      else short.push(`line ${i + 1}`);
    } else
      for (const [, name = "", value = ""] of line.matchAll(SETTING))
        settings.set(name.replace("-", " ").toLowerCase(), value);
  });
  return { rows, open, short };
}

const JSON_COLUMNS = [
  ["#bytes", ["MsgSize"]],
  ["#iterations", ["n_iterations"]],
  ["bw average", ["BW_average"]],
  ["msgrate", ["MsgRate"]],
  ["t_min", ["t_min"]],
  ["t_max", ["t_max"]],
  ["t_typical", ["t_typical"]],
  ["t_avg", ["t_avg"]],
  ["t_stdev", ["t_stdev"]],
  ["99%", ["percentile_99", "99_percentile", "p99"]],
] as const;

/** The rows of the JSON reports of a file. */
export function perftestJsonRows(source: JsonSource): PerftestRow[] {
  return objectsIn(source).flatMap(({ object, at }) => {
    const info = object.get("test_info");
    if (!isPerftestJson(object) || !isObject(info)) return [];
    const settings = new Map<string, string>();
    for (const [key, value] of info) {
      const text = typeof value === "number" ? String(value) : textOf(value);
      if (text !== null && settings.size < 100) settings.set(key.replace(/[_-]/g, " ").toLowerCase(), text);
    }
    const title = textOf(info.get("test"));
    const results = object.get("results");
    const list: Json[] = Array.isArray(results) ? results : results === undefined ? [] : [results];
    return list.flatMap((row, i): PerftestRow[] => {
      if (!isObject(row)) return [];
      const values = new Map<string, { value: number; written: string }>();
      for (const [name, keys] of JSON_COLUMNS)
        for (const key of keys) {
          const value = numberOf(row.get(key));
          if (value !== null && !values.has(name)) values.set(name, { value, written: String(row.get(key)) });
        }
      const place = Array.isArray(results) ? `${at}.results[${i}]` : `${at}.results`;
      return [{ at: place, title, settings, values, unit: null }];
    });
  });
}
