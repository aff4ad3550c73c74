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
  | { refused: { title: string; faults: Fault[] }; typed: { name: string; life: string; hide: string[] } };

interface Props {
  publish: (before: ShareAnswer | null, form: FormData) => Promise<ShareAnswer>;
  name: string;
  /** Whether runs stand behind it, whose hosts could be named. */
  measured: boolean;
}

/** Four choices and one act; the link it makes is shown in its place. */
export function ShareForm({ publish, name, measured }: Props) {
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
  const typed = answer?.typed ?? { name, life: USUAL_LIFE, hide: [] };
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
          value="unit-prices"
          label="Unit prices"
          hint="What bare metal costs more and every price per GPU, and with them whether a move pays. The bill and its results stay."
          checked={typed.hide.includes("unit-prices")}
        />
        {measured ? (
          <Tick
            value="hosts"
            label="Host and file names"
            hint="Runs are then called by their side and number, in every text."
            checked={typed.hide.includes("hosts")}
          />
        ) : null}
        <p className="type-note text-ink3">What is left out is absent from the page, its source and every export.</p>
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

function Tick({ value, label, hint, checked }: { value: string; label: string; hint: string; checked: boolean }) {
  return (
    <label className="flex min-h-11 items-start gap-2.5 py-1 sm:min-h-8">
      <input
        type="checkbox"
        name="hide"
        value={value}
        defaultChecked={checked}
        aria-describedby={`hide-${value}`}
        className="mt-0.5 size-5 shrink-0 accent-(--action)"
      />
      <span>
        <span className="block type-table">{label}</span>
        <span id={`hide-${value}`} className="block type-note text-ink3">
          {hint}
        </span>
      </span>
    </label>
  );
}
