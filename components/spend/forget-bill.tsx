"use client";

import { useActionState } from "react";
import { Button } from "@/components/ui/button";
import { ErrorNote } from "@/components/ui/error-note";

/** Forgets a bill; importing the file again brings it back. */
export function ForgetBill({ forget }: { forget: () => Promise<{ refused: string }> }) {
  const [answer, act, pending] = useActionState(forget, null);
  return (
    <form action={act} className="screen-only">
      {answer?.refused ? <ErrorNote title={answer.refused} className="mb-3" /> : null}
      <Button type="submit" variant="danger" size="sm" disabled={pending}>
        Forget this bill
      </Button>
      <p className="mt-1 type-note text-ink3">Importing the file again brings it back.</p>
    </form>
  );
}
