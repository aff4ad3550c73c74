"use client";

import { useActionState, useId } from "react";
import { Button } from "@/components/ui/button";
import { ErrorNote, type Fault } from "@/components/ui/error-note";
import { SelectField, TextField } from "@/components/ui/field";
import type { Environment } from "@/lib/core/run/environment";
import { HYPERVISOR_CHOICES, MODE_CHOICES, PARTITION_CHOICES, TENANCY_CHOICES } from "@/lib/view/modes";

interface Result {
  saved?: boolean;
  refused?: { title: string; faults: Fault[] };
  typed?: Record<string, string>;
}
export type EditAction = (before: Result, form: FormData) => Promise<Result>;

const UNKNOWN = { value: "", label: "Not known" };
const options = (choices: readonly (readonly [string, string])[]) => [
  UNKNOWN,
  ...choices.map(([value, label]) => ({ value, label })),
];
const YES_NO = [UNKNOWN, { value: "yes", label: "On" }, { value: "no", label: "Off" }];

const TEXTS = [
  ["label", "Label"],
  ["host", "Physical host"],
  ["gpu", "GPU model"],
  ["gpuCount", "GPUs used"],
  ["driver", "GPU driver"],
  ["cuda", "CUDA or ROCm"],
  ["framework", "Framework"],
  ["image", "Image and digest"],
  ["benchmark", "Benchmark, where the file does not name it"],
  ["cpu", "CPU model"],
  ["cpuCount", "Logical processors"],
  ["provider", "Provider"],
  ["startedAt", "Measured at (ISO 8601, UTC)"],
] as const satisfies (readonly [keyof Environment, string])[];

/** Works as a plain form without scripts; a refusal keeps what was typed. */
export function EnvironmentForm({ environment, action }: { environment: Environment; action: EditAction }) {
  const [result, submit, pending] = useActionState(action, {});
  const id = useId();
  const value = (field: keyof Environment) => result.typed?.[field] ?? environment[field]?.toString() ?? "";
  const flag = result.typed?.confidential ?? { true: "yes", false: "no" }[String(environment.confidential)] ?? "";
  const select = (field: keyof Environment) => ({ id: `${id}-${field}`, name: field, defaultValue: value(field) });
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
        <div className="grid gap-3 sm:grid-cols-2">
          <SelectField {...select("mode")} label="Side" options={MODE_CHOICES} />
          <SelectField {...select("hypervisor")} label="Hypervisor" options={options(HYPERVISOR_CHOICES)} />
          <SelectField {...select("partition")} label="GPU share" options={options(PARTITION_CHOICES)} />
          <SelectField {...select("tenancy")} label="Tenancy" options={options(TENANCY_CHOICES)} />
          <SelectField
            id={`${id}-confidential`}
            name="confidential"
            label="Confidential computing"
            defaultValue={flag}
            options={YES_NO}
          />
          {TEXTS.map(([field, label]) => (
            <TextField
              key={field}
              id={`${id}-${field}`}
              name={field}
              label={label}
              defaultValue={value(field)}
              maxLength={200}
            />
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
