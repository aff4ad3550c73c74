import type { Route } from "next";
import Form from "next/form";
import { Button } from "@/components/ui/button";
import { NumberField, SelectField } from "@/components/ui/field";
import type { CapacityFields, Reading } from "@/lib/view/capacity-inputs";
import { FIELDS_OF } from "@/lib/view/capacity-inputs";
import { MODEL_WORDS, meanOnly } from "@/lib/view/capacity-model";
import { CAPACITY_KEYS, QUEUES, type QueueChoice, TAILS } from "@/lib/view/capacity-url";
import { type CompareState, toSearch } from "@/lib/view/compare-url";
import { unbroken } from "@/lib/view/unbroken";

interface Props {
  state: CompareState;
  fields: CapacityFields;
  model: QueueChoice;
  /** A sweep of loads was measured on both sides. */
  hasSweep: boolean;
  /** Why no overhead stands in its field. */
  withheld: string | null;
}

type Key = keyof CapacityFields;

const LABELS = {
  slo: { label: "Latency limit", unit: "ms" },
  servers: { label: "Servers behind one queue", unit: "" },
  service: { label: "Mean service time", unit: "ms" },
  added: { label: "Added to each request", unit: "ms" },
  lost: { label: "Overhead of the mean", unit: "%" },
  csb: { label: "Service variation, bare metal", unit: "" },
  csc: { label: "Service variation, virtualized", unit: "" },
  ca: { label: "Arrival variation", unit: "" },
} satisfies Record<Key, { label: string; unit: string }>;

const HINTS: Partial<Record<Key, string>> = {
  slo: "What your service promises: 200 ms, 1.5 s.",
  service: "How long a server works on one request.",
  lost: "Type a figure or a range: 3, 2–5.",
  csb: "Variance over the mean squared; 1 is exponential.",
  csc: "Empty: as on bare metal.",
  ca: "Variance over the mean squared; 1 is at random.",
};

function TypedField({ name, read, hint }: { name: Key; read: Reading; hint?: string | null }) {
  const { label, unit } = LABELS[name];
  return (
    <NumberField
      id={`capacity-${name}`}
      name={name}
      label={label}
      unit={unit || undefined}
      defaultValue={read.text}
      hint={unbroken(read.source ?? hint ?? HINTS[name] ?? "")}
      echo={read.echo ?? undefined}
      error={read.error ?? undefined}
    />
  );
}

/** The question, in a form that works without scripts: what is measured stands in its field already. */
export function CapacityForm({ state, fields, model, hasSweep, withheld }: Props) {
  const asked: readonly Key[] = FIELDS_OF[model];
  const shown = ["slo", "tail", "queue", ...asked];
  const kept = [...toSearch(state)].filter(([key]) => !CAPACITY_KEYS.includes(key) || !shown.includes(key));
  return (
    <Form action={"/compare#capacity" as Route} scroll={false} className="screen-only">
      {kept.map(([key, value]) => (
        <input key={`${key} ${value}`} type="hidden" name={key} value={value} />
      ))}
      <div className="grid items-start gap-x-4 gap-y-4 sm:grid-cols-2 xl:grid-cols-4">
        <TypedField name="slo" read={fields.slo} />
        <SelectField
          id="capacity-tail"
          name="tail"
          label="For this share of requests"
          hint={meanOnly(model) ? "Not used: this model knows the mean only." : undefined}
          defaultValue={state.capacity.tail}
          options={TAILS.map((t) => ({ value: t, label: t === "50" ? "Half of them (median)" : `${t} % (p${t})` }))}
        />
        <div className="sm:col-span-2">
          <SelectField
            id="capacity-queue"
            name="queue"
            label="Worked out by"
            defaultValue={model}
            options={QUEUES.map((value) => ({
              value,
              label: MODEL_WORDS[value].choice,
              disabled: value === "measured" && !hasSweep,
            }))}
            hint={
              hasSweep
                ? "Measured on both sides at several loads."
                : "A sweep of loads on both sides would be measured."
            }
          />
        </div>
        {asked.map((name) => (
          <TypedField key={name} name={name} read={fields[name]} hint={name === "lost" ? withheld : null} />
        ))}
      </div>
      <Button type="submit" className="mt-4">
        Work it out
      </Button>
    </Form>
  );
}
