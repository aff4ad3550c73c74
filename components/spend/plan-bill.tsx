"use client";

import { useActionState } from "react";
import { Button } from "@/components/ui/button";
import { ErrorNote } from "@/components/ui/error-note";
import { type Choice, SelectField } from "@/components/ui/field";

interface Answer {
  refused: string;
}

interface Props {
  currency: string;
  primary: boolean;
  /** What the spend can be told apart by. */
  choices: readonly Choice[];
  plan: (before: Answer | null, form: FormData) => Promise<Answer>;
}

/** Makes a scenario of a bill's spend, a segment for each group; what stands against it is said in place. */
export function PlanBill({ currency, primary, choices, plan }: Props) {
  const [answer, act, pending] = useActionState<Answer | null, FormData>(plan, null);
  return (
    <form action={act} className="mt-4">
      {answer?.refused ? <ErrorNote title={answer.refused} className="mb-3" /> : null}
      <input type="hidden" name="currency" value={currency} />
      <div className="mb-4 max-w-64">
        <SelectField label="A segment for each" name="by" id={`by-${currency}`} options={choices} defaultValue="gpu" />
      </div>
      <Button type="submit" variant={primary ? "primary" : "plain"} disabled={pending}>
        Use as the spend of a scenario
      </Button>
    </form>
  );
}
