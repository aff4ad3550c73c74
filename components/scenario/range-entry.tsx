"use client";

import { SHAPES, type Shape } from "@/lib/core/cost/typed-range";
import { type EntryField, readEntry } from "@/lib/view/number-entry";
import { ChoiceEntry, NumberEntry, type NumberProps, useScenarioForm } from "./form-context";

const SHAPE_LABELS = {
  "p10-p90": "8 times in 10",
  triangular: "Always (triangular)",
  pert: "Always, smooth (PERT)",
} satisfies Record<Shape, string>;

/** A number or a range of it, as it is typed; a range says how it is meant. */
export function RangeEntry(props: Omit<NumberProps, "field"> & { field: Exclude<EntryField, { kind: "quantity" }> }) {
  const { fields } = useScenarioForm();
  const { name, label } = props;
  const field = { ...props.field, range: true };
  const read = readEntry(fields[name] ?? "", field);
  const shape = `${name}.shape`;
  return (
    <div className="grid gap-2">
      <NumberEntry {...props} field={field} />
      {read.ok && read.value.low !== undefined ? (
        <div className="border-s-2 border-line ps-3">
          <ChoiceEntry
            name={shape}
            label={
              <>
                The ends hold<span className="sr-only"> of {label}</span>
              </>
            }
            // A shape nobody chose stays unsaid, and means the first.
            options={SHAPES.map((s) => ({
              value: s === "p10-p90" && !fields[shape] ? "" : s,
              label: SHAPE_LABELS[s],
            }))}
          />
        </div>
      ) : null}
    </div>
  );
}
