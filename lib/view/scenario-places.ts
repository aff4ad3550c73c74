// Where in the form a place of the schema stands: what the schema refuses is laid there.
import type { Fields } from "./scenario-fields";
import { type FieldRow, SCENARIO_ROWS, SCENARIO_SOURCES, SEGMENT_ROWS, SEGMENT_SOURCES } from "./scenario-keys";

/** Places that no row is about, by the path within a segment. */
const SEGMENT_PLACES: Readonly<Record<string, string>> = {
  billId: "spend",
  spendGrade: "spend",
  prices: "price.vm",
  "prices.virtualized": "price.vm",
  "prices.bareMetal": "price.bm",
  commitment: "commit.share",
  licences: "licence.gpu",
  power: "power.kw",
  move: "move",
  "move.cost": "move.cost",
  work: "work.amount",
};

/** The key of the field that the schema's path is about; the name where none is. */
export function keyAt(path: readonly PropertyKey[], fields: Fields): string {
  const [list, i, ...rest] = path.map(String);
  if (list === "segments" && i !== undefined) {
    const at = `segments.${i}`;
    if (rest[0] === "overhead") return `${at}.${overheadKey(rest, fields[`${at}.source`])}`;
    return `${at}.${keyIn(rest, SEGMENT_ROWS, SEGMENT_SOURCES, SEGMENT_PLACES) ?? "name"}`;
  }
  if (list === "monthlyBenefits" && i !== undefined)
    return `benefits.${i}.${rest[0] === "basis" ? (rest[1] ?? "kind") : (rest[0] ?? "name")}`;
  if (list === "rates" && i !== undefined) return `rates.${i}.${rest[0] ?? "currency"}`;
  return keyIn(path.map(String), SCENARIO_ROWS, SCENARIO_SOURCES, { currency: "currency" }) ?? "name";
}

function keyIn(
  path: readonly string[],
  rows: readonly FieldRow[],
  sources: Readonly<Record<string, string>>,
  places: Readonly<Record<string, string>>,
): string | undefined {
  const [first, second] = path;
  if (first === "sources" && second !== undefined && sources[second] !== undefined)
    return `${sources[second]}.source.${path[2] ?? "text"}`;
  const [one = "", two] = first === "ranges" ? [second] : path;
  const row =
    rows.find((r) => r.path[0] === one && r.path[1] === two) ?? rows.find((r) => r.path[0] === one && !r.path[1]);
  return row?.key ?? places[two === undefined ? one : `${one}.${two}`] ?? places[one];
}

function overheadKey(path: readonly string[], source: string | undefined): string {
  if (path[1] === "values" && path[2] !== undefined) return `axes.${path[2]}`;
  if (path[1] === "metric") return "metric";
  return source === "range" || source === "point" || source === "comparison" ? source : "source";
}
