import { CUSTOM, Mapping, type MappingInput, saysBetter } from "@/lib/core/mapping/mapping";
import { type UnknownTable, shownRows } from "@/lib/core/mapping/unknown-table";
import { metricById } from "@/lib/core/metrics/catalogue";
import type { Axis } from "@/lib/core/metrics/metric";
import type { Table } from "@/lib/core/run/table";
import { withHeader } from "@/lib/core/run/table-shape";
import { isNumeric } from "@/lib/core/units/cell-number";

/** Where a metric's name comes from, when it is none of the catalogue's. */
export const OWN = "own";
export const NAMED_BY_COLUMN = "column";

/** One column of figures as somebody is describing it. */
export interface ValueDraft {
  key: number;
  column: string;
  /** {@link OWN}, {@link NAMED_BY_COLUMN}, or an id of the catalogue. */
  metric: string;
  name: string;
  nameColumn: string;
  unit: string;
  /** Empty: the unit typed, in every row. */
  unitColumn: string;
  better: "" | "higher" | "lower";
  axis: "" | Axis;
}

/** A mapping as it is being filled in: every field may be empty. */
export interface Draft {
  name: string;
  values: ValueDraft[];
  workload: string[];
  onlyColumn: string;
  onlyEquals: string;
  decimal: "" | "point" | "comma";
  header: boolean;
  skipRows: string;
}

const VALUE_NAMES = /^(?:value|values|result|score|measurement)$/i;
const UNIT_NAMES = /^units?$/i;

/** The table's first rows as the draft takes them. */
export const tableFor = (table: UnknownTable, header: boolean): Table => withHeader(shownRows(table), header);

export const blankValue = (key: number, column = ""): ValueDraft => ({
  key,
  column,
  metric: OWN,
  name: "",
  nameColumn: "",
  unit: "",
  unitColumn: "",
  better: "",
  axis: "",
});

/** Nothing is guessed but what stands in the header's own words, and that is shown and can be changed. */
export function freshDraft(table: UnknownTable): Draft {
  const numeric = table.columns.filter((_, i) => table.rows.some((row) => isNumeric(row[i] ?? "")));
  const named = numeric.find((column) => VALUE_NAMES.test(column));
  const value = blankValue(0, named ?? (numeric.length === 1 ? numeric[0] : ""));
  return {
    name: "",
    values: [{ ...value, unitColumn: table.columns.find((column) => UNIT_NAMES.test(column)) ?? "" }],
    workload: [],
    onlyColumn: "",
    onlyEquals: "",
    decimal: "",
    header: table.head !== null,
    skipRows: "",
  };
}

/** A kept mapping as a draft, to be looked at and changed. */
export function draftOf(mapping: Mapping, table: UnknownTable): Draft {
  return {
    name: mapping.name,
    values: mapping.values.map((v, key) => {
      const { metric, unit } = v;
      const own = typeof metric === "string" && metric.startsWith(CUSTOM);
      return {
        key,
        column: v.column,
        metric: typeof metric === "string" ? (own ? OWN : metric) : NAMED_BY_COLUMN,
        name: own ? metric.slice(CUSTOM.length) : "",
        nameColumn: typeof metric === "string" ? "" : metric.column,
        unit: typeof unit === "string" ? unit : "",
        unitColumn: typeof unit === "string" ? "" : unit.column,
        better: v.better ?? "",
        axis: v.axis ?? "",
      };
    }),
    workload: mapping.workload,
    onlyColumn: mapping.only?.column ?? "",
    onlyEquals: mapping.only?.equals ?? "",
    decimal: mapping.decimal ?? "",
    header: mapping.header ?? table.head !== null,
    skipRows: mapping.skipRows > 0 ? String(mapping.skipRows) : "",
  };
}

/** Whether the direction has to be said: neither the metric nor the unit says it. */
export function needsBetter(v: ValueDraft): boolean {
  if (metricById(v.metric)) return false;
  return v.unitColumn !== "" || (v.unit.trim() !== "" && saysBetter(v.unit.trim()) === null);
}

export type Faults = ReadonlyMap<string, string>;

/** The draft as a mapping, or what is still missing, by field: `name`, `values.0.unit`. */
export function readDraft(draft: Draft, table: UnknownTable): { mapping: Mapping } | { faults: Faults } {
  const faults = new Map<string, string>();
  const need = (path: string, text: string, words: string) => {
    if (text.trim() === "") faults.set(path, words);
  };
  need("name", draft.name, "Name what was measured.");
  draft.values.forEach((v, i) => {
    const at = (field: string) => `values.${i}.${field}`;
    need(at("column"), v.column, "Choose the column of figures.");
    if (v.metric === OWN) need(at("name"), v.name, "Name the metric.");
    if (v.metric === NAMED_BY_COLUMN) need(at("nameColumn"), v.nameColumn, "Choose the column that names the metric.");
    if (v.unitColumn === "") need(at("unit"), v.unit, "Say the unit.");
    if (v.unitColumn === "" && v.better === "" && needsBetter(v))
      faults.set(at("better"), "The unit does not say whether more or less is better: choose.");
    const known = metricById(v.metric);
    if (known && v.better !== "" && v.better !== known.better)
      faults.set(at("better"), `It is better ${known.better}.`);
  });
  if (!/^\d{0,6}$/.test(draft.skipRows.trim())) faults.set("skipRows", "A whole number of rows, such as 3.");
  if (faults.size > 0) return { faults };
  const parsed = Mapping.safeParse(inputOf(draft, table));
  if (parsed.success) return { mapping: parsed.data };
  for (const issue of parsed.error.issues) {
    const path = issue.path.join(".").replace(/\.metric$/, ".name");
    faults.set(
      path,
      issue.code === "custom" ? `${issue.message}.` : "This cannot be used: shorten it, or choose again.",
    );
  }
  return { faults };
}

function inputOf(draft: Draft, table: UnknownTable): MappingInput {
  const { decimal, header, onlyColumn, onlyEquals } = draft;
  return {
    version: 1,
    name: draft.name,
    values: draft.values.map((v) => ({
      column: v.column,
      metric:
        v.metric === OWN
          ? `${CUSTOM}${v.name.trim()}`
          : v.metric === NAMED_BY_COLUMN
            ? { column: v.nameColumn }
            : v.metric,
      unit: v.unitColumn === "" ? v.unit : { column: v.unitColumn },
      ...(v.better === "" || metricById(v.metric) ? {} : { better: v.better }),
      ...(v.axis === "" ? {} : { axis: v.axis }),
    })),
    workload: draft.workload,
    ...(onlyColumn === "" ? {} : { only: { column: onlyColumn, equals: onlyEquals } }),
    ...(decimal === "" ? {} : { decimal }),
    ...(header === (table.head !== null) ? {} : { header }),
    skipRows: Number(draft.skipRows.trim() || "0"),
  };
}

/** With the first row taken the other way every column has another name: the choices follow it. */
export function renamed(draft: Draft, table: UnknownTable, header: boolean): Draft {
  const before = tableFor(table, draft.header).columns;
  const after = tableFor(table, header).columns;
  const to = (column: string) => after[before.indexOf(column)] ?? "";
  return {
    ...draft,
    header,
    values: draft.values.map((v) => ({
      ...v,
      column: to(v.column),
      nameColumn: to(v.nameColumn),
      unitColumn: to(v.unitColumn),
    })),
    workload: draft.workload.map(to).filter((column) => column !== ""),
    onlyColumn: to(draft.onlyColumn),
  };
}
