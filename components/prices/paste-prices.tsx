"use client";

import { type FormEvent, startTransition, useActionState, useState } from "react";
import { Button } from "@/components/ui/button";
import { ErrorNote, type Fault } from "@/components/ui/error-note";
import { controlClass } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";

export interface PasteAnswer {
  /** What could not be read, with its head: to mend and send again. */
  rest: string;
  faults: readonly Fault[];
  /** Faults beyond those told. */
  more: number;
  saved: number;
  /** Rows that were listed prices, not the user's. */
  listed: number;
}

const EXAMPLE = "gpu, site, mode, kind, currency, list, discount, source, date";

/** Rows out of a spreadsheet. What can be read is kept, what cannot stays in the box with its reasons. */
export function PastePrices({
  paste,
}: {
  paste: (before: PasteAnswer | null, form: FormData) => Promise<PasteAnswer>;
}) {
  const [answer, post, pending] = useActionState(paste, null);
  const [typed, setTyped] = useState<{ text: string; after: PasteAnswer | null }>({
    text: answer?.rest ?? "",
    after: answer,
  });
  const text = typed.after === answer ? typed.text : (answer?.rest ?? "");
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    startTransition(() => post(form));
  }
  return (
    <form action={post} onSubmit={submit} className="grid gap-3" aria-label="Prices pasted from a spreadsheet">
      {answer && answer.saved > 0 ? (
        <div role="status">
          <Notice level="pass" title={`${answer.saved} ${answer.saved === 1 ? "price is" : "prices are"} kept.`} />
        </div>
      ) : null}
      {answer && answer.listed > 0 ? (
        <p className="type-table text-ink2">
          {answer.listed} {answer.listed === 1 ? "row is" : "rows are"} from the list, not yours: left out.
        </p>
      ) : null}
      {answer && answer.faults.length > 0 ? (
        <ErrorNote
          title="These rows are not kept. They stay in the box: mend them and send them again."
          faults={answer.faults}
          more={answer.more}
        />
      ) : null}
      <div>
        <label htmlFor="pasted" className="mb-1 block type-note text-ink2">
          Rows, the first of them naming the columns
        </label>
        <textarea
          id="pasted"
          name="rows"
          rows={6}
          spellCheck={false}
          value={text}
          onChange={(e) => setTyped({ text: e.target.value, after: answer })}
          aria-describedby="pasted-hint"
          className={`${controlClass} border-control py-1.5 type-mono`}
        />
        <p id="pasted-hint" className="mt-1 type-note text-ink3">
          Columns, in any order, parted by tabs, semicolons or commas: <span className="type-mono">{EXAMPLE}</span>.
          Site and discount may be left out.
        </p>
      </div>
      <div>
        <Button type="submit" disabled={pending}>
          Keep these prices
        </Button>
      </div>
    </form>
  );
}
