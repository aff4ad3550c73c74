"use client";

import { type FormEvent, startTransition, useActionState, useState } from "react";
import { Button, LinkButton } from "@/components/ui/button";
import { ErrorNote } from "@/components/ui/error-note";
import { NumberField, SelectField, TextField } from "@/components/ui/field";
import { effectivePrice } from "@/lib/core/cost/price";
import { type PriceField, type PriceFields, type PriceNotes, readPriceFields } from "@/lib/view/price-entry";
import { KIND_CHOICES, MODE_CHOICES, perHourWords, perYearWords } from "@/lib/view/price-words";

export interface PriceAnswer {
  /** What was typed: a refusal loses nothing. */
  typed: PriceFields;
  notes: PriceNotes;
  refused?: string;
}

interface Props {
  save: (before: PriceAnswer | null, form: FormData) => Promise<PriceAnswer>;
  /** What the form opens with. */
  fields: PriceFields;
  /** Of a copied price: what its source says of its time. */
  dateHint?: string;
}

/** One price: typed as people write it, echoed as it is read, with what it comes to in a GPU-year. */
export function PriceForm({ save, fields: opened, dateHint }: Props) {
  const [answer, post, pending] = useActionState(save, null);
  const [fields, setFields] = useState<PriceFields>({ ...opened, ...answer?.typed });
  const { price, notes: read } = readPriceFields(fields);
  // An entry is faulted once it was sent, not while it is typed.
  const [sent, setSent] = useState(answer !== null);
  const errors = sent ? read : {};
  const field = (key: PriceField) => ({
    id: `own-${key}`,
    name: key,
    value: fields[key] ?? "",
    onChange: (e: { target: { value: string } }) => setFields((f) => ({ ...f, [key]: e.target.value })),
    error: errors[key]?.error,
  });
  // Without scripts the form posts itself; with them nothing that was typed is reset.
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    setSent(true);
    if (price === null) return;
    const form = new FormData(event.currentTarget);
    startTransition(() => post(form));
  }
  const echoOf = (key: "list" | "discount") => {
    const { echo, meant } = read[key] ?? {};
    if (echo === undefined) return undefined;
    return (
      <>
        {echo}
        {meant === undefined ? null : (
          <button
            type="button"
            className="needs-script ms-1 min-h-6 link"
            onClick={() => setFields((f) => ({ ...f, [key]: meant }))}
          >
            Use {meant}
          </button>
        )}
      </>
    );
  };
  const isFaulty = Object.values(errors).some((note) => note.error !== undefined);
  return (
    <form action={post} onSubmit={submit} className="grid gap-4" aria-label="A price of your own">
      {answer?.refused ? <ErrorNote title={answer.refused} /> : null}
      {isFaulty ? <ErrorNote title="Not saved yet: an entry could not be read. It says why beside it." /> : null}
      <input type="hidden" name="dated" value={fields.dated ?? ""} />
      <input type="hidden" name="datedFor" value={fields.datedFor ?? ""} />
      <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-4">
        <TextField {...field("gpu")} label="GPU" placeholder="H100 SXM" maxLength={200} autoComplete="off" />
        <TextField {...field("site")} label="Provider or site" maxLength={200} autoComplete="off" />
        <SelectField {...field("mode")} label="Side" options={MODE_CHOICES} />
        <SelectField {...field("kind")} label="Kind" options={KIND_CHOICES} />
      </div>
      <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-4">
        <NumberField {...field("list")} label="List price per GPU-hour" unit={fields.currency} echo={echoOf("list")} />
        <TextField
          {...field("currency")}
          label="Currency"
          maxLength={3}
          autoCapitalize="characters"
          autoComplete="off"
        />
        <NumberField {...field("discount")} label="Discount" unit="%" hint="Empty is none." echo={echoOf("discount")} />
        <TextField {...field("date")} label="Dated" type="date" hint={dateHint} />
      </div>
      <TextField
        {...field("source")}
        label="Where it is written"
        hint="A quote, an invoice, a contract, a price list."
        maxLength={200}
        autoComplete="off"
      />
      <p role="status" className="min-h-6 type-table text-ink2">
        {price
          ? `Paid: ${perHourWords(effectivePrice(price), price.currency)} a GPU-hour, = ${perYearWords(price)} a GPU-year of 8,760 hours.`
          : ""}
      </p>
      <div className="flex flex-wrap gap-3">
        <Button type="submit" variant="primary" disabled={pending}>
          Save the price
        </Button>
        <LinkButton href="/prices">Cancel</LinkButton>
      </div>
    </form>
  );
}
