import type { Issue } from "../outcome";
import { TABLE_LIMITS, type Table } from "../run/table";
import { columnNames } from "../run/table-shape";
import type { Steps } from "../steps";
import { DecimalSigns } from "../units/cell-number";
import type { Json, JsonObject, JsonSource } from "./format";
import { isObject, isSchema } from "./json-value";
import { tooMany } from "./table-limits";

const ROWS_A_STEP = 5000;
/** How deep objects within a row become columns: `stats.p50`. */
const DEPTH = 4;
/** How deep a list of rows is looked for inside an object. */
const LIST_DEPTH = 3;

interface Found {
  rows: { object: JsonObject; place: string }[];
  /** Values of the object around the list, equal for every row. */
  around: ReadonlyMap<string, string>;
}

/** JSON as a table: a list of objects, one object a line, or an object with a list of objects in it; `null` for any other. */
export function* jsonTable(source: JsonSource): Steps<Table | Issue | null> {
  const found = rowsIn(source);
  if (!found || found.rows.length === 0 || found.rows.some(({ object }) => isSchema(object))) return null;
  if (found.rows.length > TABLE_LIMITS.rows) return tooMany("rows", found.rows.length, "$");
  const columns = new Map<string, number>([...found.around.keys()].map((name, i) => [name, i]));
  const flat: Map<string, string>[] = [];
  const signs = new DecimalSigns();
  let lists = 0;
  for (const [i, { object, place }] of found.rows.entries()) {
    if (i % ROWS_A_STEP === 0) yield;
    const cells = new Map<string, string>();
    lists += flatten(object, "", cells, DEPTH);
    for (const name of cells.keys()) if (!columns.has(name)) columns.set(name, columns.size);
    if (columns.size > TABLE_LIMITS.columns) return tooMany("columns", columns.size, place);
    flat.push(cells);
    signs.add([...cells.values()]);
    if (flat.length * columns.size > TABLE_LIMITS.cells) return tooMany("cells", flat.length * columns.size, place);
  }
  const names = [...columns.keys()];
  const rows = flat.map((cells) => names.map((name) => cells.get(name) ?? found.around.get(name) ?? ""));
  return {
    kind: "json",
    columns: columnNames(names),
    head: names,
    rows,
    places: found.rows.map(({ place }) => place),
    delimiter: null,
    decimalComma: signs.comma,
    ragged: [],
    notes: [
      ...source.notes,
      ...(lists > 0 ? [`Lists inside rows, which were left out: ${lists}.`] : []),
      ...(source.cut ? [`Part of the file could not be read: ${source.cut}`] : []),
    ],
  };
}

const NOTHING: ReadonlyMap<string, string> = new Map();

function rowsIn({ documents }: JsonSource): Found | null {
  const [first] = documents;
  if (!first) return null;
  if (documents.length > 1) {
    const rows = documents.flatMap(({ value, at }) => objectsOf(value, at.replace(/ \$$/, "")) ?? []);
    return { rows, around: NOTHING };
  }
  if (!isObject(first.value)) {
    const rows = objectsOf(first.value, first.at);
    return rows && { rows, around: NOTHING };
  }
  const inner = listIn(first.value, first.at, LIST_DEPTH);
  if (inner) return { rows: inner, around: aroundOf(first.value) };
  return { rows: [{ object: first.value, place: first.at }], around: NOTHING };
}

/** An object, or the objects of a list with nothing else in it. A list of numbers is one column of them. */
function objectsOf(value: Json, at: string): Found["rows"] | null {
  if (isObject(value)) return [{ object: value, place: at }];
  if (value instanceof Float64Array)
    return Array.from(value, (number, i) => ({ object: new Map([["value", number]]), place: `${at}[${i}]` }));
  if (!Array.isArray(value)) return null;
  const rows = value.flatMap((item, i) => (isObject(item) ? [{ object: item, place: `${at}[${i}]` }] : []));
  return rows.length === value.length ? rows : null;
}

/** The longest list of two objects or more inside an object. */
function listIn(object: JsonObject, at: string, depth: number): Found["rows"] | null {
  let best: Found["rows"] | null = null;
  for (const [key, value] of object) {
    const place = `${at}.${key}`;
    const rows = Array.isArray(value)
      ? objectsOf(value, place)
      : isObject(value) && depth > 1
        ? listIn(value, place, depth - 1)
        : null;
    if (rows && rows.length > 1 && rows.length > (best?.length ?? 0)) best = rows;
  }
  return best;
}

function aroundOf(object: JsonObject): Map<string, string> {
  const cells = new Map<string, string>();
  for (const [key, value] of object) {
    const text = scalar(value);
    if (text !== null) cells.set(key, text);
  }
  return cells;
}

/** Single values into cells, objects as `outer.inner`. @returns how many lists were left out */
function flatten(object: JsonObject, before: string, cells: Map<string, string>, depth: number): number {
  let lists = 0;
  for (const [key, value] of object) {
    const name = before + key;
    const text = scalar(value);
    if (text !== null) cells.set(name, text);
    else if (isObject(value) && depth > 1) lists += flatten(value, `${name}.`, cells, depth - 1);
    else lists++;
  }
  return lists;
}

function scalar(value: Json): string | null {
  if (value === null) return "";
  if (typeof value === "string") return value.slice(0, TABLE_LIMITS.cell);
  if (typeof value === "boolean") return String(value);
  if (typeof value === "number") return Number.isFinite(value) ? String(value) : "";
  return null;
}
