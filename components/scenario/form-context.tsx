"use client";

import { type KeyboardEvent, createContext, useContext } from "react";
import type { EntryField } from "@/lib/view/number-entry";
import type { Fields, List } from "@/lib/view/scenario-fields";
import type { FieldNote } from "@/lib/view/scenario-reading";
import { stepped } from "@/lib/view/step-entry";
import { NumberField, SelectField, TextField, type Choice } from "@/components/ui/field";

export interface ScenarioForm {
  fields: Fields;
  notes: Readonly<Record<string, FieldNote>>;
  set: (key: string, text: string) => void;
  add: (list: List) => void;
  remove: (list: List, at: number) => void;
}

const Context = createContext<ScenarioForm | null>(null);
export const ScenarioFormProvider = Context.Provider;

export function useScenarioForm(): ScenarioForm {
  const form = useContext(Context);
  if (!form) throw new Error("a scenario's field stands outside its form");
  return form;
}

/** Ids and names are one: the server's answer and the browser's speak of the same field. */
const idOf = (key: string): string => `f-${key.replaceAll(".", "-")}`;

interface NumberProps {
  name: string;
  label: string;
  field: EntryField;
  unit?: string;
  hint?: string;
}

/** A number as it is typed, with how it was read and the other reading one click away. */
export function NumberEntry({ name, label, field, unit, hint }: NumberProps) {
  const { fields, notes, set } = useScenarioForm();
  const { echo, error, meant } = notes[name] ?? {};
  function step(event: KeyboardEvent<HTMLInputElement>) {
    if (event.key !== "ArrowUp" && event.key !== "ArrowDown") return;
    const text = stepped(fields[name] ?? "", field, (event.key === "ArrowUp" ? 1 : -1) * (event.shiftKey ? 10 : 1));
    if (text === null) return;
    event.preventDefault();
    set(name, text);
  }
  return (
    <NumberField
      id={idOf(name)}
      name={name}
      label={label}
      unit={unit}
      hint={hint}
      value={fields[name] ?? ""}
      onChange={(e) => set(name, e.target.value)}
      onKeyDown={step}
      error={error}
      echo={
        echo === undefined ? undefined : (
          <>
            {echo}
            {meant === undefined ? null : (
              <button type="button" className="needs-script ms-1 min-h-6 link" onClick={() => set(name, meant)}>
                Use {meant}
              </button>
            )}
          </>
        )
      }
    />
  );
}

export function TextEntry({ name, label, hint }: { name: string; label: string; hint?: string }) {
  const { fields, notes, set } = useScenarioForm();
  return (
    <TextField
      id={idOf(name)}
      name={name}
      label={label}
      hint={hint}
      maxLength={200}
      autoComplete="off"
      value={fields[name] ?? ""}
      onChange={(e) => set(name, e.target.value)}
      error={notes[name]?.error}
    />
  );
}

interface ChoiceProps {
  name: string;
  label: string;
  options: readonly Choice[];
  hint?: string;
}

export function ChoiceEntry({ name, label, options, hint }: ChoiceProps) {
  const { fields, notes, set } = useScenarioForm();
  return (
    <SelectField
      id={idOf(name)}
      name={name}
      label={label}
      hint={hint}
      options={options}
      value={fields[name] ?? ""}
      onChange={(e) => set(name, e.target.value)}
      error={notes[name]?.error}
    />
  );
}
