import type { Route } from "next";
import Form from "next/form";
import { Button } from "@/components/ui/button";
import { NumberField } from "@/components/ui/field";
import type { ClusterFields } from "@/lib/view/cluster-inputs";
import { CLUSTER_KEYS } from "@/lib/view/cluster-url";
import { type CompareState, toSearch } from "@/lib/view/compare-url";
import { unbroken } from "@/lib/view/unbroken";

const FIELDS = [
  {
    key: "nodes",
    label: "Nodes (effective N)",
    unit: "",
    hint: "Nodes that vary on their own; those with a shared cause count as one. Empty: 1 to 1,344.",
  },
  {
    key: "cvb",
    label: "Step spread, bare metal",
    unit: "%",
    hint: "Standard deviation over mean of one node's step times.",
  },
  {
    key: "cvc",
    label: "Step spread, virtualized",
    unit: "%",
    hint: "Standard deviation over mean of one node's step times.",
  },
  { key: "lost", label: "Overhead of the mean step", unit: "%", hint: "Empty: only the waiting is shown." },
] as const satisfies { key: keyof ClusterFields; label: string; unit: string; hint: string }[];

/** The question by node count, in a form that works without scripts. */
export function ClusterForm({ state, fields }: { state: CompareState; fields: ClusterFields }) {
  const kept = [...toSearch(state)].filter(([key]) => key !== "lost" && !CLUSTER_KEYS.includes(key));
  return (
    <Form action={"/compare#cluster" as Route} scroll={false} className="screen-only">
      {kept.map(([key, value]) => (
        <input key={`${key} ${value}`} type="hidden" name={key} value={value} />
      ))}
      <div className="grid items-start gap-4 sm:grid-cols-2 xl:grid-cols-4">
        {FIELDS.map(({ key, label, unit, hint }) => {
          const read = fields[key];
          return (
            <NumberField
              key={key}
              id={`cluster-${key}`}
              name={key}
              label={label}
              unit={unit || undefined}
              defaultValue={read.text}
              hint={unbroken(read.source ?? hint)}
              echo={read.echo ?? undefined}
              error={read.error ?? undefined}
            />
          );
        })}
      </div>
      <Button type="submit" className="mt-4">
        Work it out by size
      </Button>
    </Form>
  );
}
