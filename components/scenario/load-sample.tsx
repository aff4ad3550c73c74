"use client";

import { useState } from "react";
import { Button, type ButtonVariant } from "@/components/ui/button";

interface Props {
  /** Which pair: the written example, or the published one. */
  pair?: "example" | "published";
  variant?: ButtonVariant;
  label?: string;
  className?: string;
}

/** Loads a sample pair and opens it compared. A plain form, so that it works without scripts. */
export function LoadSample({ pair = "example", variant = "plain", label = "Load the sample pair", className }: Props) {
  const [sent, setSent] = useState(false);
  return (
    <form method="post" action={`/api/v1/samples/${pair}`} onSubmit={() => setSent(true)} className={className}>
      <Button type="submit" variant={variant} className="w-full" aria-disabled={sent}>
        {sent ? "Loading the sample pair…" : label}
      </Button>
    </form>
  );
}
