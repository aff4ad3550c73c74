"use client";

import { useActionState } from "react";
import { Button } from "@/components/ui/button";
import { ErrorNote } from "@/components/ui/error-note";

interface Answer {
  refused: string;
}

interface Props {
  currency: string;
  primary: boolean;
  plan: (before: Answer | null, form: FormData) => Promise<Answer>;
}

/** Makes a scenario of a bill's spend; what stands against it is said in place. */
export function PlanBill({ currency, primary, plan }: Props) {
  const [answer, act, pending] = useActionState<Answer | null, FormData>(plan, null);
  return (
    <form action={act} className="mt-4">
      {answer?.refused ? <ErrorNote title={answer.refused} className="mb-3" /> : null}
      <input type="hidden" name="currency" value={currency} />
      <Button type="submit" variant={primary ? "primary" : "plain"} disabled={pending}>
        Use as the spend of a scenario
      </Button>
    </form>
  );
}
