"use client";

import { useActionState, useId } from "react";
import { Button } from "@/components/ui/button";
import { ErrorNote, type Fault } from "@/components/ui/error-note";
import { TextField } from "@/components/ui/field";

interface Result {
  refused?: { title: string; faults: Fault[] };
  typed?: string;
}
export type KeepAction = (before: Result, form: FormData) => Promise<Result>;

/** The reason why a label stands against the files. It is printed wherever the contradiction is. */
export function KeepLabel({ reason, action }: { reason: string | null; action: KeepAction }) {
  const [result, submit, pending] = useActionState(action, {});
  const id = useId();
  return (
    <form key={reason} action={submit} className="grid max-w-xl gap-2">
      {result.refused ? <ErrorNote title={result.refused.title} faults={result.refused.faults} /> : null}
      <TextField
        id={`${id}-reason`}
        name="reason"
        label="Or keep the label, because"
        defaultValue={result.typed ?? reason ?? ""}
        maxLength={300}
        required
        hint="Prints with every comparison that this run is part of."
      />
      <div>
        <Button type="submit" size="sm" disabled={pending}>
          {pending ? "Saving" : reason ? "Change the reason" : "Keep the label"}
        </Button>
      </div>
    </form>
  );
}
