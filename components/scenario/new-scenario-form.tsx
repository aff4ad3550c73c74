"use client";

import { useActionState } from "react";
import { Button } from "@/components/ui/button";
import { ErrorNote } from "@/components/ui/error-note";
import { type Choice, NumberField, SelectField, TextField } from "@/components/ui/field";
import type { Fields } from "@/lib/view/scenario-fields";
import type { FieldNote } from "@/lib/view/field-notes";
import { CURRENCIES } from "./currencies";

export interface NewScenarioAnswer {
  /** What was typed: a refusal loses nothing. */
  typed: Fields;
  from: string;
  notes: Readonly<Record<string, FieldNote>>;
  refused?: string;
}

interface Props {
  make: (before: NewScenarioAnswer | null, form: FormData) => Promise<NewScenarioAnswer>;
  defaults: Fields;
  /** Published figures, comparisons and scenarios to start from. */
  starts: readonly Choice[];
  start: string;
  metric: string;
}

/** Three questions; everything else can be changed on the scenario itself. */
export function NewScenarioForm({ make, defaults, starts, start, metric }: Props) {
  const [answer, post, pending] = useActionState(make, null);
  const typed = { ...defaults, ...answer?.typed };
  const faults = Object.entries(answer?.notes ?? {}).flatMap(([, n]) => (n.error ? [{ message: n.error }] : []));
  const spend = "segments.0.spend";
  return (
    <form action={post} className="mt-8 grid max-w-[32rem] gap-5">
      {answer && (answer.refused || faults.length > 0) ? (
        <ErrorNote title={answer.refused ?? "Not made yet: an entry could not be read."} faults={faults} />
      ) : null}
      <input type="hidden" name="segments.0.metric" value={metric} />
      <TextField
        id="name"
        name="name"
        label="Name of the scenario"
        maxLength={200}
        autoComplete="off"
        defaultValue={typed.name}
        error={answer?.notes.name?.error}
      />
      <SelectField
        key={answer?.from ?? start}
        id="from"
        name="from"
        label="Start from"
        options={starts}
        defaultValue={answer?.from || start}
        hint="Where the overhead comes from. A copy brings its own bill and segments."
      />
      <div className="grid grid-cols-[minmax(0,1fr)_6rem] gap-2">
        <NumberField
          id="spend"
          name={spend}
          label="GPU bill a month"
          defaultValue={typed[spend]}
          error={answer?.notes[spend]?.error}
          hint="What you pay for the virtualized GPUs, such as 85k."
        />
        <SelectField
          key={`currency ${typed.currency}`}
          id="currency"
          name="currency"
          label="Currency"
          options={CURRENCIES.map((code) => ({ value: code, label: code }))}
          defaultValue={typed.currency}
        />
      </div>
      <div>
        <Button type="submit" variant="primary" disabled={pending}>
          Create the scenario
        </Button>
      </div>
    </form>
  );
}
