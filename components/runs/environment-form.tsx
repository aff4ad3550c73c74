"use client";

import { useActionState, useId } from "react";
import { Button } from "@/components/ui/button";
import { ErrorNote, type Fault } from "@/components/ui/error-note";
import { NumberField, SelectField, TextField } from "@/components/ui/field";
import type { Environment } from "@/lib/core/run/environment";
import { FIELD_GROUPS, type FieldView, typedText } from "@/lib/view/environment-fields";

interface Result {
  saved?: boolean;
  refused?: { title: string; faults: Fault[] };
  typed?: Record<string, string>;
}
export type EditAction = (before: Result, form: FormData) => Promise<Result>;

const UNKNOWN = { value: "", label: "Not known" };
const YES_NO = [UNKNOWN, { value: "yes", label: "On" }, { value: "no", label: "Off" }];
const optionsOf = ({ field, choices = [] }: FieldView) => (field === "mode" ? choices : [UNKNOWN, ...choices]);

/** Works as a plain form without scripts; a refusal keeps what was typed. */
export function EnvironmentForm({ environment, action }: { environment: Environment; action: EditAction }) {
  const [result, submit, pending] = useActionState(action, {});
  const id = useId();
  return (
    <details className="mt-4 screen-only" open={Boolean(result.refused)}>
      <summary className="inline-flex min-h-6 items-center type-table text-ink2 underline underline-offset-3 hover:text-ink">
        Edit the environment
      </summary>
      {/* A new key after saving: the fields then start from what was saved. */}
      <form key={JSON.stringify(environment)} action={submit} className="mt-3">
        {result.refused ? (
          <ErrorNote title={result.refused.title} faults={result.refused.faults} className="mb-3" />
        ) : null}
        <p className="mb-3 measure type-note text-ink2">
          What you change becomes your word and stands over the files. Empty a field to take your word back.
        </p>
        <div className="grid gap-6">
          {FIELD_GROUPS.map(({ title, views }) => (
            <fieldset key={title}>
              <legend className="mb-2 type-table font-semibold">{title}</legend>
              <div className="grid gap-3 sm:grid-cols-2">
                {views.map((view) => (
                  <EnvironmentField
                    key={view.field}
                    id={`${id}-${view.field}`}
                    view={view}
                    value={result.typed?.[view.field] ?? typedText(view, environment[view.field])}
                  />
                ))}
              </div>
            </fieldset>
          ))}
        </div>
        <div className="mt-4 flex items-center gap-3">
          <Button type="submit" disabled={pending}>
            {pending ? "Saving" : "Save the environment"}
          </Button>
          <span aria-live="polite" className="type-note text-ink2">
            {result.saved && !pending ? "Saved." : ""}
          </span>
        </div>
      </form>
    </details>
  );
}

function EnvironmentField({ id, view, value }: { id: string; view: FieldView; value: string }) {
  const shared = { id, name: view.field, label: view.label, defaultValue: value };
  switch (view.kind) {
    case "choice":
      return <SelectField {...shared} options={optionsOf(view)} />;
    case "flag":
      return <SelectField {...shared} options={YES_NO} />;
    case "number":
      return <NumberField {...shared} unit={view.unit} maxLength={40} />;
    case "instant":
      return <TextField {...shared} label={`${view.label} (ISO 8601, UTC)`} maxLength={200} />;
    case "text":
      return <TextField {...shared} maxLength={200} {...(view.hint && { hint: view.hint })} />;
  }
}
