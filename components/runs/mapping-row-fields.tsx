import { SelectField, TextField } from "@/components/ui/field";
import { Segmented } from "@/components/ui/segmented";
import type { UnknownTable } from "@/lib/core/mapping/unknown-table";
import type { Draft, Faults } from "./mapping-draft";
import { columnChoices } from "./mapping-value-fields";

interface Props {
  id: string;
  draft: Draft;
  columns: readonly string[];
  table: UnknownTable;
  faults: Faults;
  onChange: (change: Partial<Draft>) => void;
  onHeader: (header: boolean) => void;
}

const DECIMALS = [
  { value: "", label: "Not said" },
  { value: "point", label: "1,234.56" },
  { value: "comma", label: "1.234,56" },
];

/** Which rows belong to the run, which of them are one workload, and how their numbers are written. */
export function MappingRowFields({ id, draft, columns, table, faults, onChange, onHeader }: Props) {
  const choices = draft.header === (table.head !== null) ? table.choices : [];
  const offered = choices.find((c) => c.column === draft.onlyColumn);
  return (
    <>
      <div className="grid gap-x-4 gap-y-3 border-t border-line pt-3 sm:grid-cols-2 lg:grid-cols-3">
        <SelectField
          id={`${id}-only`}
          label="Rows of this run"
          options={columnChoices(columns, "All rows").map((o, i) =>
            i === 0 ? o : { ...o, label: `Chosen by column ${o.label}` },
          )}
          value={draft.onlyColumn}
          onChange={(e) => {
            const column = e.currentTarget.value;
            const first = choices.find((c) => c.column === column)?.values[0];
            onChange({ onlyColumn: column, onlyEquals: first ?? "" });
          }}
          hint="For a file that holds both sides: each side is a run of its own."
        />
        {draft.onlyColumn === "" ? null : offered ? (
          <SelectField
            id={`${id}-equals`}
            label="Only rows that say"
            options={offered.values.map((value) => ({ value, label: value === "" ? "(nothing)" : value }))}
            value={draft.onlyEquals}
            onChange={(e) => onChange({ onlyEquals: e.currentTarget.value })}
          />
        ) : (
          <TextField
            id={`${id}-equals`}
            label="Only rows that say"
            value={draft.onlyEquals}
            onChange={(e) => onChange({ onlyEquals: e.currentTarget.value })}
            maxLength={200}
          />
        )}
        <Segmented
          name={`${id}-decimal`}
          legend="How numbers are written"
          options={DECIMALS}
          value={draft.decimal}
          onChange={(e) => {
            const { value } = e.currentTarget;
            onChange({ decimal: value === "point" || value === "comma" ? value : "" });
          }}
          hint={
            table.decimalComma === false
              ? "Numbers with a point are read in any case. Say it where some have a comma."
              : "Some numbers have a comma: say what it is, or they are left out."
          }
        />
      </div>
      <fieldset className="min-w-0 border-t border-line pt-3">
        <legend className="type-note font-medium text-ink2">Settings</legend>
        <p className="measure mb-2 type-note text-ink3">
          Rows are compared only where these columns are equal. Rows with equal settings are samples of one measurement.
        </p>
        <div className="flex max-h-48 flex-wrap gap-x-5 overflow-y-auto">
          {columns.map((column) => (
            <label key={column} className="inline-flex min-h-11 min-w-0 items-center gap-2 type-table sm:min-h-8">
              <input
                type="checkbox"
                className="size-4 shrink-0 accent-action"
                checked={draft.workload.includes(column)}
                onChange={(e) =>
                  onChange({
                    workload: e.currentTarget.checked
                      ? [...draft.workload, column]
                      : draft.workload.filter((other) => other !== column),
                  })
                }
              />
              <span className="min-w-0 break-words">{column}</span>
            </label>
          ))}
        </div>
      </fieldset>
      <div className="grid items-start gap-x-4 gap-y-3 border-t border-line pt-3 sm:grid-cols-2 lg:grid-cols-3">
        {table.kind === "csv" ? (
          <label className="inline-flex min-h-11 items-center gap-2 type-table sm:mt-5">
            <input
              type="checkbox"
              className="size-4 shrink-0 accent-action"
              checked={draft.header}
              onChange={(e) => onHeader(e.currentTarget.checked)}
            />
            The first row holds the names of the columns
          </label>
        ) : null}
        <TextField
          id={`${id}-skip`}
          label="Rows to leave out at the beginning"
          inputMode="numeric"
          value={draft.skipRows}
          onChange={(e) => onChange({ skipRows: e.currentTarget.value })}
          maxLength={6}
          placeholder="0"
          hint="Warm-up, for instance."
          error={faults.get("skipRows")}
        />
      </div>
    </>
  );
}
