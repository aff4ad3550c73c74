import { Button } from "@/components/ui/button";
import { SelectField, TextField } from "@/components/ui/field";
import { CATALOGUE, metricById } from "@/lib/core/metrics/catalogue";
import { AXES } from "@/lib/core/metrics/metric";
import { saysBetter } from "@/lib/core/mapping/mapping";
import { AXIS_WORDS } from "@/lib/view/axis-words";
import { type Faults, NAMED_BY_COLUMN, OWN, type ValueDraft, needsBetter } from "./mapping-draft";

interface Props {
  /** Before the ids of the fields. */
  id: string;
  index: number;
  value: ValueDraft;
  columns: readonly string[];
  faults: Faults;
  onChange: (change: Partial<ValueDraft>) => void;
  /** Absent for the only one. */
  onRemove?: () => void;
  /** Id of the list of known units. */
  units: string;
}

const METRICS = [
  { value: OWN, label: "One of my own" },
  { value: NAMED_BY_COLUMN, label: "My own, named by a column" },
  ...CATALOGUE.map(({ id, label, axis }) => ({ value: id, label, group: AXIS_WORDS[axis] })),
];
const AXIS_CHOICES = [
  { value: "", label: "As the unit says" },
  ...AXES.map((axis) => ({ value: axis, label: AXIS_WORDS[axis] })),
];

export const columnChoices = (columns: readonly string[], first: string) => [
  { value: "", label: first },
  ...columns.map((column) => ({ value: column, label: column })),
];

/** What one column of figures measures, in what unit, and which way is better. */
export function MappingValueFields({ id, index, value: v, columns, faults, onChange, onRemove, units }: Props) {
  const fault = (field: string) => faults.get(`values.${index}.${field}`);
  const known = metricById(v.metric);
  return (
    <fieldset className="min-w-0 border-t border-line pt-3">
      <legend className="type-note font-medium text-ink2">Figures {index + 1}</legend>
      <div className="grid gap-x-4 gap-y-3 sm:grid-cols-2 lg:grid-cols-3">
        <SelectField
          id={`${id}-column`}
          label="Column of figures"
          options={columnChoices(columns, "Choose a column")}
          value={v.column}
          onChange={(e) => onChange({ column: e.currentTarget.value })}
          error={fault("column")}
        />
        <SelectField
          id={`${id}-metric`}
          label="Metric"
          options={METRICS}
          value={v.metric}
          onChange={(e) => onChange({ metric: e.currentTarget.value, better: "" })}
          hint={known?.meaning}
        />
        {v.metric === OWN ? (
          <TextField
            id={`${id}-name`}
            label="Name of the metric"
            value={v.name}
            onChange={(e) => onChange({ name: e.currentTarget.value })}
            maxLength={120}
            placeholder="linpack"
            error={fault("name")}
          />
        ) : null}
        {v.metric === NAMED_BY_COLUMN ? (
          <SelectField
            id={`${id}-name-column`}
            label="Column that names the metric"
            options={columnChoices(columns, "Choose a column")}
            value={v.nameColumn}
            onChange={(e) => onChange({ nameColumn: e.currentTarget.value })}
            error={fault("nameColumn")}
          />
        ) : null}
        <SelectField
          id={`${id}-unit-column`}
          label="Where the unit stands"
          options={columnChoices(columns, "One unit for every row").map((o, i) =>
            i === 0 ? o : { ...o, label: `In column ${o.label}` },
          )}
          value={v.unitColumn}
          onChange={(e) => onChange({ unitColumn: e.currentTarget.value })}
        />
        {v.unitColumn === "" ? (
          <TextField
            id={`${id}-unit`}
            label="Unit"
            list={units}
            autoComplete="off"
            autoCapitalize="off"
            spellCheck={false}
            value={v.unit}
            onChange={(e) => onChange({ unit: e.currentTarget.value })}
            maxLength={40}
            placeholder={known?.unit ?? "ms"}
            hint="Upper and lower case differ: GB/s is bytes, Gb/s is bits, GiB/s is 2^30."
            error={fault("unit")}
          />
        ) : null}
        {known ? (
          <p className="self-end pb-2 type-note text-ink2">Better {known.better}, as this metric always is.</p>
        ) : (
          <SelectField
            id={`${id}-better`}
            label="Which way is better"
            options={betterChoices(v)}
            value={v.better}
            onChange={(e) => onChange({ better: toBetter(e.currentTarget.value) })}
            error={fault("better")}
          />
        )}
        {known ? null : (
          <SelectField
            id={`${id}-axis`}
            label="Part of the machine"
            options={AXIS_CHOICES}
            hint="As the unit says: times are latency, everything else is GPU compute."
            value={v.axis}
            onChange={(e) => onChange({ axis: AXES.find((axis) => axis === e.currentTarget.value) ?? "" })}
          />
        )}
      </div>
      {onRemove ? (
        <Button size="sm" variant="quiet" className="-ms-3 mt-1" onClick={onRemove}>
          Leave figures {index + 1} out
        </Button>
      ) : null}
    </fieldset>
  );
}

const toBetter = (text: string): ValueDraft["better"] => (text === "higher" || text === "lower" ? text : "");

function betterChoices(v: ValueDraft) {
  const said = v.unitColumn === "" ? saysBetter(v.unit.trim()) : null;
  const first = said
    ? `As the unit says: ${said}`
    : v.unitColumn !== ""
      ? "As each row's unit says"
      : needsBetter(v)
        ? "Choose"
        : "As the unit says";
  return [
    { value: "", label: first },
    { value: "higher", label: "Higher is better" },
    { value: "lower", label: "Lower is better" },
  ];
}
