import { readNumber } from "../units/number";
import { csvCells } from "./csv-cells";
import type { Json, JsonObject, Source, TextSource } from "./format";
import { objectsIn } from "./json-value";

/** One test: a row of whichever of the tool's outputs, by the names of its JSON. */
export interface LlamaRow {
  row: JsonObject;
  at: string;
}

const LINE = 4000;

/** `-o json` and `-o jsonl`. Other objects, of a log around it, stay out. */
export const jsonRows = (source: Source): LlamaRow[] =>
  objectsIn(source)
    .filter(({ object }) => object.has("avg_ts") && object.has("n_prompt"))
    .map(({ object, at }) => ({ row: object, at }));

type LlamaText = "csv" | "md" | "sql";

const INSERT = /^INSERT INTO \w{1,60} \((build_commit, [\w, ]{1,2000})\) VALUES \((.{1,3000})\);$/;
const BUILD = /^build: ([0-9a-f]{4,40}) \((\d{1,9})\)$/;

/** Which of the three text outputs a line begins. */
export function llamaSign(line: string): LlamaText | null {
  if (line.length > LINE) return null;
  if (line.includes("backend") && isHeading(line)) return "md";
  if (!line.includes("n_prompt") || !line.includes("avg_ts")) return null;
  if (INSERT.test(line)) return "sql";
  const names = line.split(",").map(unquoted);
  return names.length > 10 && names.every((name) => /^\w{1,40}$/.test(name)) ? "csv" : null;
}

export function textRows(source: TextSource): LlamaRow[] {
  const rows: LlamaRow[] = [];
  let names: string[] | null = null;
  let kind: LlamaText | null = null;
  source.lines.forEach((line, i) => {
    if (line.length > LINE) return;
    const at = `line ${i + 1}`;
    const sign = llamaSign(line);
    if (sign === "sql") rows.push(...insertRow(line, at));
    else if (sign) {
      kind = sign;
      names = sign === "md" ? cellsOf(line) : line.split(",").map(unquoted);
    } else if (names && kind === "csv") {
      // A row has a comma between any two cells.
      if (line.length >= 2 * names.length - 1 && line.includes(",")) rows.push(...rowOf(names, csvCells(line), at));
    } else if (names && kind === "md") {
      const build = BUILD.exec(line.trim());
      if (build) for (const { row } of rows) fillBuild(row, build[1] ?? "", build[2] ?? "");
      else if (!/^\|[\s|:-]*$/.test(line)) rows.push(...tableRow(names, cellsOf(line), at));
    }
  });
  return rows;
}

function rowOf(names: readonly string[], cells: readonly string[], at: string): LlamaRow[] {
  if (cells.length !== names.length) return [];
  return [{ row: new Map<string, Json>(names.map((name, i) => [name, cells[i] ?? ""])), at }];
}

const unquoted = (text: string): string => text.trim().replace(/^"(.*)"$/, "$1");

/** Every value stands in quotes, and quotes in it are not escaped: what does not come out even is no row. */
function insertRow(line: string, at: string): LlamaRow[] {
  const match = INSERT.exec(line);
  const values = match?.[2] ?? "";
  if (!match || !values.startsWith("'") || !values.endsWith("'")) return [];
  return rowOf((match[1] ?? "").split(", "), values.slice(1, -1).split("', '"), at);
}

const cellsOf = (line: string): string[] => {
  const text = line.trim();
  return text.startsWith("|") && text.endsWith("|") && text.length > 1
    ? text
        .slice(1, -1)
        .split("|")
        .map((cell) => cell.trim())
    : [];
};

const isHeading = (line: string): boolean => {
  const cells = cellsOf(line);
  return ["model", "size", "params", "backend", "test", "t/s"].every((name) => cells.includes(name));
};

/** Headings of the table that are shorter than the names. */
const NAMES: ReadonlyMap<string, string> = new Map([
  ["model", "model_type"],
  ["backend", "backends"],
  ["ngl", "n_gpu_layers"],
  ["threads", "n_threads"],
  ["fa", "flash_attn"],
  ["sm", "split_mode"],
  ["dev", "devices"],
  ["ncmoe", "n_cpu_moe"],
]);
/** `pp512`, `tg128`, `pp512+tg128`, `pp2048 @ d4096`; older versions write `pp 512`. */
const TEST = /^(?:pp ?(\d{1,9}))?\+?(?:tg ?(\d{1,9}))?(?: @ d(\d{1,9}))?$/;

function tableRow(headings: readonly string[], cells: readonly string[], at: string): LlamaRow[] {
  const [found] = rowOf(
    headings.map((name) => NAMES.get(name) ?? name),
    cells,
    at,
  );
  if (!found) return [];
  const text = (name: string) => String(found.row.get(name) ?? "");
  const test = TEST.exec(text("test"));
  const [mean = "", spread = ""] = text("t/s").split("±");
  if (!test || (test[1] === undefined && test[2] === undefined) || readNumber(mean) === null) return [];
  const row: JsonObject = new Map(found.row);
  for (const name of ["test", "t/s", "size", "params"]) row.delete(name);
  row.set("n_prompt", Number(test[1] ?? 0));
  row.set("n_gen", Number(test[2] ?? 0));
  row.set("n_depth", Number(test[3] ?? 0));
  row.set("avg_ts", mean.trim());
  row.set("stddev_ts", spread.trim());
  return [{ row, at }];
}

/** The table names its build below it. */
function fillBuild(row: JsonObject, commit: string, number: string): void {
  if (row.has("build_commit")) return;
  row.set("build_commit", commit);
  row.set("build_number", number);
}
