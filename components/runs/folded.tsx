"use client";

import { type ReactNode, useState } from "react";

interface Props {
  label: ReactNode;
  /** When it first appears. */
  open: boolean;
  children: ReactNode;
}

/** A panel that is drawn only once it is opened: a list may hold hundreds of them. */
export function Folded({ label, open, children }: Props) {
  const [isOpen, setIsOpen] = useState(open);
  const [wasOpen, setWasOpen] = useState(open);
  return (
    <details
      open={isOpen}
      onToggle={(e) => {
        setIsOpen(e.currentTarget.open);
        if (e.currentTarget.open) setWasOpen(true);
      }}
    >
      <summary className="inline-flex min-h-11 items-center type-table underline underline-offset-3 hover:text-ink sm:min-h-8">
        {label}
      </summary>
      {wasOpen ? children : null}
    </details>
  );
}
