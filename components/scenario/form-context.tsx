"use client";

import { type KeyboardEvent, type ReactNode, createContext, useContext } from "react";
import { type EntryField, readEntry } from "@/lib/view/number-entry";
import { type Fields, LIST_OF, type List, countOf } from "@/lib/view/scenario-fields";
import type { FieldNote } from "@/lib/view/field-notes";
import { stepped } from "@/lib/view/step-entry";
import { written } from "@/lib/view/written-number";
import { Button } from "@/components/ui/button";
import { Slider } from "@/components/ui/slider";
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
export const fieldId = (key: string): string => `f-${key.replaceAll(".", "-")}`;

export interface NumberProps {
  name: string;
  label: string;
  field: EntryField;
  unit?: string;
  hint?: string;
  /** What a drag goes through, in what the field shows: per cents of a percent field. The field itself takes any value. */
  slider?: { min: number; max: number; step: number };
}

/** A number as it is typed, with how it was read and the other reading one click away. */
export function NumberEntry({ name, label, field, unit, hint, slider }: NumberProps) {
  const { fields, notes, set } = useScenarioForm();
  const { echo, error, meant } = notes[name] ?? {};
  const percent = field.kind === "percent";
  const at = slider ? single(fields[name] ?? "", field) : null;
  function step(event: KeyboardEvent<HTMLInputElement>) {
    if (event.key !== "ArrowUp" && event.key !== "ArrowDown") return;
    const text = stepped(fields[name] ?? "", field, (event.key === "ArrowUp" ? 1 : -1) * (event.shiftKey ? 10 : 1));
    if (text === null) return;
    event.preventDefault();
    set(name, text);
  }
  return (
    <div>
      <NumberField
        id={fieldId(name)}
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
      {slider && at !== null ? (
        <Slider {...slider} value={at} onMove={(to) => set(name, written(percent ? to / 100 : to, field))} />
      ) : null}
    </div>
  );
}

/** Where a slider stands, in what its field shows; `null` for a range or a text that is no number. */
function single(text: string, field: EntryField): number | null {
  const read = readEntry(text, field);
  if (!read.ok || read.value.low !== undefined) return null;
  return field.kind === "percent" ? read.value.value * 100 : read.value.value;
}

interface TextProps {
  name: string;
  label: string;
  hint?: string;
  placeholder?: string;
}

export function TextEntry({ name, label, hint, placeholder }: TextProps) {
  const { fields, notes, set } = useScenarioForm();
  return (
    <TextField
      id={fieldId(name)}
      name={name}
      label={label}
      hint={hint}
      placeholder={placeholder}
      maxLength={200}
      autoComplete="off"
      value={fields[name] ?? ""}
      onChange={(e) => set(name, e.target.value)}
      error={notes[name]?.error}
      echo={notes[name]?.echo}
    />
  );
}

interface ChoiceProps {
  name: string;
  label: ReactNode;
  options: readonly Choice[];
  hint?: string;
}

export function ChoiceEntry({ name, label, options, hint }: ChoiceProps) {
  const { fields, notes, set } = useScenarioForm();
  return (
    <SelectField
      id={fieldId(name)}
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

interface EntryButtonsProps {
  list: List;
  /** What the button says. */
  children: string;
}

/** Adds an entry to a list, with or without scripts. */
export function AddButton({ list, children }: EntryButtonsProps) {
  const { fields, add } = useScenarioForm();
  if (countOf(fields, list) >= LIST_OF[list].max) return null;
  return (
    <div>
      <Button
        type="submit"
        name="do"
        value={`add:${list}`}
        size="sm"
        onClick={(e) => {
          e.preventDefault();
          add(list);
        }}
      >
        {children}
      </Button>
    </div>
  );
}

/** Takes the entry `at` out of its list, with or without scripts. */
export function RemoveButton({ list, at, children }: EntryButtonsProps & { at: number }) {
  const { remove } = useScenarioForm();
  return (
    <div>
      <Button
        type="submit"
        name="do"
        value={`remove:${list}:${at}`}
        size="sm"
        variant="quiet"
        className="-ms-3"
        onClick={(e) => {
          e.preventDefault();
          remove(list, at);
        }}
      >
        {children}
      </Button>
    </div>
  );
}
