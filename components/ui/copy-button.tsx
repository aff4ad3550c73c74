"use client";

import { useState } from "react";
import { type ButtonSize, type ButtonVariant, Button } from "./button";

interface Props {
  text: string;
  label?: string;
  variant?: ButtonVariant;
  size?: ButtonSize;
  className?: string;
}

/** Copies, and says so in the button itself for two seconds. Hidden where scripts are off. */
export function CopyButton({ text, label = "Copy", variant = "plain", size = "sm", className }: Props) {
  const [said, setSaid] = useState<string | null>(null);
  async function copy() {
    try {
      await navigator.clipboard.writeText(text);
      setSaid("Copied");
    } catch {
      setSaid("Copying was refused: select the text instead");
    }
    setTimeout(() => setSaid(null), 2000);
  }
  return (
    <Button variant={variant} size={size} className={`needs-script screen-only ${className ?? ""}`} onClick={copy}>
      <span aria-live="polite">{said ?? label}</span>
    </Button>
  );
}
