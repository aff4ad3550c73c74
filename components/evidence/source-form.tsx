"use client";

import { useActionState } from "react";
import { Button } from "@/components/ui/button";
import { ErrorNote } from "@/components/ui/error-note";
import { type Choice, NumberField, SelectField, TextField } from "@/components/ui/field";
import { Fold } from "./fold";
import type { SourceField, SourceTexts } from "@/lib/view/source-reading";

export interface SourceAnswer {
  /** What was typed: a refusal loses nothing. */
  typed: SourceTexts;
  errors: Partial<Record<SourceField, string>>;
  refused?: string;
}

interface Props {
  add: (before: SourceAnswer | null, form: FormData) => Promise<SourceAnswer>;
  layers: readonly Choice[];
  interests: readonly Choice[];
}

const DIRECTIONS = [
  { value: "", label: "Choose" },
  { value: "higher", label: "More is better" },
  { value: "lower", label: "Less is better" },
];

/** A figure of one's own: what it says, where it can be looked up, how it was measured. Works without scripts. */
export function SourceForm({ add, layers, interests }: Props) {
  const [answer, post, pending] = useActionState(add, null);
  const [typed, errors] = [answer?.typed ?? {}, answer?.errors ?? {}];
  const count = Object.keys(errors).length;
  // A select takes no new default by itself: it is made anew
  const field = (name: SourceField) => ({
    id: `source-${name}`,
    name,
    defaultValue: typed[name],
    error: errors[name],
  });
  return (
    <Fold label="Add a source" open={answer !== null}>
      <form action={post} className="mt-1 grid max-w-[60rem] gap-6">
        {answer && (answer.refused || count > 0) ? (
          <ErrorNote
            title={answer.refused ?? `Not added yet: ${count === 1 ? "one entry" : `${count} entries`} to mend.`}
            faults={[...new Set(Object.values(errors))].map((message) => ({ message }))}
          />
        ) : null}
        <fieldset className="grid gap-4 sm:grid-cols-2">
          <legend className="mb-2 type-table font-semibold">What it says</legend>
          <TextField {...field("title")} label="Title" maxLength={200} autoComplete="off" required />
          <TextField
            {...field("what")}
            label="What was measured"
            hint="Such as output throughput."
            maxLength={200}
            required
          />
          <SelectField
            key={`layer ${typed.layer}`}
            {...field("layer")}
            label="Part"
            options={layers}
            defaultValue={typed.layer ?? "inference"}
          />
          <TextField {...field("gpu")} label="GPU" placeholder="8x H100 SXM" maxLength={200} />
          <TextField {...field("workload")} label="Workload" placeholder="llama-3.1-70b serving" maxLength={200} />
          <NumberField
            {...field("overhead")}
            label="Overhead, or its range"
            hint="Such as 4 % or 2-6 %. Leave empty where you give both values."
          />
          <NumberField {...field("bareMetal")} label="Value on bare metal" />
          <NumberField {...field("virtualized")} label="Value virtualized" />
          <TextField {...field("unit")} label="Unit of both values" placeholder="token/s" maxLength={40} />
          <SelectField key={`better ${typed.better}`} {...field("better")} label="Direction" options={DIRECTIONS} />
        </fieldset>
        <fieldset className="grid gap-4 sm:grid-cols-2">
          <legend className="mb-2 type-table font-semibold">Where it can be looked up</legend>
          <TextField {...field("url")} label="Link" type="url" placeholder="https://" maxLength={2000} />
          <TextField
            {...field("document")}
            label="Or a document"
            placeholder="Acceptance test 12, page 4"
            maxLength={200}
          />
          <TextField {...field("date")} label="Date or year" placeholder="2026-03-14" maxLength={10} />
          <SelectField
            key={`gains ${typed.gains}`}
            {...field("gains")}
            label="Who gains"
            options={interests}
            defaultValue={typed.gains ?? "unknown"}
          />
          <TextField
            {...field("method")}
            label="How it was measured"
            hint="Runs a side, hosts, settings. Without a link or document, a date and a method it counts as claimed."
            maxLength={500}
          />
          <TextField {...field("note")} label="Note" maxLength={2000} />
        </fieldset>
        <div>
          <Button type="submit" disabled={pending}>
            Add the source
          </Button>
        </div>
      </form>
    </Fold>
  );
}
