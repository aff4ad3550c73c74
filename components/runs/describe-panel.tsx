"use client";

import { type FormEvent, useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { SelectField, TextField } from "@/components/ui/field";
import { HYPERVISOR_CHOICES, MODE_CHOICES, PARTITION_CHOICES, TENANCY_CHOICES } from "@/lib/view/modes";
import { type Description, readCount } from "./description";

interface Props {
  /** Files the words would go to. */
  selected: number;
  total: number;
  onApply: (to: "selected" | "all", declared: Description) => void;
}

const KEEP = { value: "", label: "As the file says" };
const options = (choices: readonly (readonly [string, string])[]) => [
  KEEP,
  ...choices.map(([value, label]) => ({ value, label })),
];

/** Side and environment for many files at once. Only what is filled in is changed. */
export function DescribePanel({ selected, total, onApply }: Props) {
  const id = useId();
  const [countError, setCountError] = useState<string | null>(null);

  function apply(e: FormEvent<HTMLFormElement>) {
    e.preventDefault();
    const data = new FormData(e.currentTarget);
    const count = readCount(String(data.get("gpuCount") ?? ""));
    setCountError("error" in count ? count.error : null);
    if ("error" in count) return;
    const filled = [...data].map(([key, value]) => [key, String(value).trim()]).filter(([, value]) => value !== "");
    const to = (e.nativeEvent as SubmitEvent).submitter?.getAttribute("value") === "selected" ? "selected" : "all";
    onApply(to, Object.fromEntries(filled));
  }

  return (
    <details className="border-t border-line">
      <summary className="inline-flex min-h-11 items-center type-table text-ink2 underline underline-offset-3 hover:text-ink">
        Describe side and environment of several files at once
      </summary>
      <form onSubmit={apply} noValidate className="pb-5">
        <p className="measure mb-3 type-note text-ink3">
          Leave a field empty to keep what each file says. A word of yours that a file contradicts is kept, and the
          contradiction is printed with every result.
        </p>
        <div className="grid gap-x-4 gap-y-3 sm:grid-cols-2 lg:grid-cols-4">
          <SelectField id={`${id}-mode`} name="mode" label="Side" options={[KEEP, ...MODE_CHOICES]} />
          <TextField id={`${id}-label`} name="label" label="Label" maxLength={200} placeholder="dc2-h100-04" />
          <TextField
            id={`${id}-gpu`}
            name="gpu"
            label="GPU model"
            maxLength={200}
            placeholder="NVIDIA H100 80GB HBM3"
          />
          <TextField
            id={`${id}-count`}
            name="gpuCount"
            label="GPUs the run used"
            inputMode="numeric"
            error={countError ?? undefined}
          />
          <SelectField id={`${id}-hv`} name="hypervisor" label="Hypervisor" options={options(HYPERVISOR_CHOICES)} />
          <TextField id={`${id}-driver`} name="driver" label="GPU driver" maxLength={200} placeholder="580.65" />
          <SelectField id={`${id}-part`} name="partition" label="GPU share" options={options(PARTITION_CHOICES)} />
          <SelectField id={`${id}-ten`} name="tenancy" label="Tenancy" options={options(TENANCY_CHOICES)} />
          <TextField
            id={`${id}-host`}
            name="host"
            label="Name of the physical host"
            maxLength={200}
            hint="Left out of reports."
          />
          <TextField
            id={`${id}-bench`}
            name="benchmark"
            label="Benchmark"
            maxLength={200}
            placeholder="llama2-70b-99"
            hint="Where the file does not name it, as in LoadGen summaries."
          />
          <TextField id={`${id}-prov`} name="provider" label="Provider" maxLength={200} placeholder="own data centre" />
        </div>
        <div className="mt-4 flex flex-wrap gap-3">
          <Button type="submit" name="to" value="all" size="sm">
            Apply to all {total} files
          </Button>
          <Button type="submit" name="to" value="selected" size="sm" disabled={selected === 0}>
            Apply to the {selected} ticked
          </Button>
        </div>
      </form>
    </details>
  );
}
