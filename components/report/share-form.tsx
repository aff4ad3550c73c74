"use client";

import type { Route } from "next";
import { useActionState } from "react";
import { Button, LinkButton } from "@/components/ui/button";
import { ErrorNote, type Fault } from "@/components/ui/error-note";
import { SelectField, TextField } from "@/components/ui/field";
import { LINK_LIVES, USUAL_LIFE } from "./link-life";
import { NewLink } from "./new-link";

export type ShareAnswer =
  | { made: { url: string; name: string; expiresAt: string | null } }
  | {
      refused: { title: string; faults: Fault[] };
      typed: { name: string; life: string; hide: string[]; open: string[] };
    };

interface Props {
  publish: (before: ShareAnswer | null, form: FormData) => Promise<ShareAnswer>;
  name: string;
  /** Whether runs stand behind it, whose hosts could be named. */
  measured: boolean;
  /** What readers may be let move, and what the scenario already opens. */
  inputs: readonly { value: string; label: string; open: boolean }[];
}

/** Four choices and one act; the link it makes is shown in its place. */
export function ShareForm({ publish, name, measured, inputs }: Props) {
  const [answer, post, pending] = useActionState(publish, null);
  if (answer && "made" in answer)
    return (
      <div className="grid gap-4">
        <NewLink {...answer.made} primary />
        <div>
          <LinkButton href={"/reports" as Route}>See all reports</LinkButton>
        </div>
      </div>
    );
  const typed = answer?.typed ?? {
    name,
    life: USUAL_LIFE,
    hide: [],
    open: inputs.filter((i) => i.open).map((i) => i.value),
  };
  return (
    <form action={post} className="grid gap-5">
      {answer ? <ErrorNote title={answer.refused.title} faults={answer.refused.faults} /> : null}
      <TextField
        id="name"
        name="name"
        label="Name of the report"
        hint="Its readers see it."
        required
        maxLength={200}
        autoComplete="off"
        defaultValue={typed.name}
      />
      <fieldset className="grid gap-2">
        <legend className="mb-1 type-note text-ink2">Leave out</legend>
        <Tick
          name="hide"
          value="unit-prices"
          label="Unit prices"
          hint="What bare metal costs more and every price per GPU, and with them whether a move pays. The bill and its results stay."
          checked={typed.hide.includes("unit-prices")}
        />
        {measured ? (
          <Tick
            name="hide"
            value="hosts"
            label="Host and file names"
            hint="Runs are then called by their side and number, in every text."
            checked={typed.hide.includes("hosts")}
          />
        ) : null}
        <p className="type-note text-ink3">What is left out is absent from the page, its source and every export.</p>
      </fieldset>
      <fieldset className="grid gap-1">
        <legend className="mb-1 type-note text-ink2">Readers may move</legend>
        {inputs.map((i) => (
          <Tick key={i.value} name="open" value={i.value} label={i.label} checked={typed.open.includes(i.value)} />
        ))}
        <p className="type-note text-ink3">
          Readers see both figures, yours and theirs. The report stays as it is. With unit prices left out, what a move
          costs cannot be opened.
        </p>
      </fieldset>
      <SelectField
        key={typed.life}
        id="life"
        name="life"
        label="The link ends after"
        options={LINK_LIVES}
        defaultValue={typed.life}
      />
      <div>
        <Button type="submit" variant="primary" disabled={pending}>
          {pending ? "Freezing…" : "Freeze and make a link"}
        </Button>
      </div>
    </form>
  );
}

interface TickProps {
  name: "hide" | "open";
  value: string;
  label: string;
  hint?: string;
  checked: boolean;
}

function Tick({ name, value, label, hint, checked }: TickProps) {
  const hintId = hint ? `${name}-${value}` : undefined;
  return (
    <label className="flex min-h-11 items-start gap-2.5 py-1 sm:min-h-8">
      <input
        type="checkbox"
        name={name}
        value={value}
        defaultChecked={checked}
        aria-describedby={hintId}
        className="mt-0.5 size-5 shrink-0 accent-(--action)"
      />
      <span>
        <span className="block type-table">{label}</span>
        {hint ? (
          <span id={hintId} className="block type-note text-ink3">
            {hint}
          </span>
        ) : null}
      </span>
    </label>
  );
}
