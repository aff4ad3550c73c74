import type { JsonObject, Source, System } from "./format";
import { numberOf, objectsIn, textOf } from "./json-value";
import type { SystemWords } from "./mlperf-system-signs";

/** One result of a collection, its names as written, under one set of keys. */
export interface ResultRow extends SystemWords {
  at: string;
  object: JsonObject;
  system: string;
  submitter: string | null;
  platform: string | null;
  model: string;
  scenario: string;
  division: string | null;
  availability: string | null;
  suite: string | null;
  round: string | null;
  /** Computed by the list's maker from another scenario. */
  inferred: boolean;
  result: string | number | null;
  unit: string;
}

/** MLCommons' lists: CM's cm-result.json and the result checker's summary_results.json. */
export function isResultRow(object: JsonObject): boolean {
  const known = (...keys: string[]) => keys.some((key) => object.has(key));
  return (
    object.has("Scenario") &&
    known("SystemName", "System", "Platform") &&
    ((object.has("Performance_Result") && object.has("Performance_Units")) ||
      (object.has("Result") && known("Units", "Result_Units")))
  );
}

/** The results of a list, in the order of the file. */
export function rowsIn(source: Source): ResultRow[] {
  return objectsIn(source).flatMap(({ object, at }) => (isResultRow(object) ? (rowOf(object, at) ?? []) : []));
}

function rowOf(object: JsonObject, at: string): ResultRow | null {
  const text = (...keys: string[]): string | null => {
    for (const key of keys) {
      const value = textOf(object.get(key));
      if (value !== null && !/^(?:n\/?a|none|-)$/i.test(value)) return value;
    }
    return null;
  };
  const system = text("SystemName", "System", "Platform");
  const model = text("UsedModel", "Model", "MlperfModel");
  const scenario = text("Scenario");
  if (system === null || model === null || scenario === null) return null;
  const result = object.get("Performance_Result") ?? object.get("Result");
  return {
    at,
    object,
    system,
    submitter: text("Organization", "Submitter"),
    platform: text("Platform"),
    model,
    scenario,
    division: text("Division", "Category"),
    availability: text("Availability"),
    suite: text("SystemType", "Suite"),
    round: text("version"),
    inferred: numberOf(object.get("inferred")) === 1 || object.get("inferred") === true,
    result: typeof result === "number" || typeof result === "string" ? result : null,
    unit: text("Performance_Units", "Units", "Result_Units") ?? "",
    name: system,
    operatingSystem: text("operating_system"),
    accelerator: text("accelerator_model_name", "Accelerator"),
    accelerators: acceleratorsOf(object),
    cpu: text("host_processor_model_name", "Processor"),
    framework: text("framework", "Software"),
    notes: [
      ["note", text("notes", "Notes", "sw_notes") ?? ""],
      ["hardware note", text("hw_notes") ?? ""],
    ],
  };
}

/** Of all nodes together. */
function acceleratorsOf(object: JsonObject): number | null {
  const count = (key: string): number | null => {
    const value = numberOf(object.get(key));
    return value !== null && Number.isInteger(value) && value >= 0 && value <= 1_000_000 ? value : null;
  };
  const total = count("Total Accelerators") ?? count("total_accelerators");
  if (total !== null) return total;
  const each = count("accelerators_per_node") ?? count("a#");
  if (each === null) return null;
  return each * (count("number_of_nodes") ?? count("Nodes") ?? 1);
}

/** Rows of one system each, by a name that no other has: the submitter and the folder tell namesakes apart. */
export function bySystem(rows: readonly ResultRow[]): Map<string, ResultRow[]> {
  const submitters = valuesBy(
    rows,
    (row) => row.system,
    (row) => row.submitter,
  );
  const platforms = valuesBy(
    rows,
    (row) => JSON.stringify([row.system, row.submitter]),
    (row) => row.platform,
  );
  const systems = new Map<string, ResultRow[]>();
  for (const row of rows) {
    const details = [
      (submitters.get(row.system)?.size ?? 0) > 1 && (row.submitter ?? "no submitter"),
      (platforms.get(JSON.stringify([row.system, row.submitter]))?.size ?? 0) > 1 && (row.platform ?? "no platform"),
    ].filter((detail) => detail !== false);
    const name = details.length > 0 ? `${row.system} (${details.join(", ")})` : row.system;
    const known = systems.get(name);
    if (known) known.push(row);
    else systems.set(name, [row]);
  }
  return systems;
}

/** The systems of a list, each with the number of its results and what is said of it. */
export function systemsIn(source: Source): System[] {
  return [...bySystem(rowsIn(source))].map(([name, rows]) => {
    const [first] = rows;
    const about = first ? aboutOf(first) : "";
    return { name, rows: rows.length, ...(about === "" ? {} : { about }) };
  });
}

function aboutOf(row: ResultRow): string {
  const gpus = row.accelerator
    ? `${row.accelerators === null ? "" : `${row.accelerators} × `}${row.accelerator}`
    : row.accelerators === 0
      ? "no accelerators"
      : null;
  return [row.submitter, gpus, row.round].filter((part) => part !== null).join(", ");
}

function valuesBy(
  rows: readonly ResultRow[],
  key: (row: ResultRow) => string,
  value: (row: ResultRow) => string | null,
): Map<string, Set<string | null>> {
  const values = new Map<string, Set<string | null>>();
  for (const row of rows) {
    const known = values.get(key(row));
    if (known) known.add(value(row));
    else values.set(key(row), new Set([value(row)]));
  }
  return values;
}
