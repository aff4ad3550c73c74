"use client";

import { type ReactNode, useState } from "react";
import { useScenarioForm } from "./form-context";

interface Props {
  title: string;
  /** What is set in it, in one line. */
  summary: string;
  /** Beginnings of the keys that stand in it: an unreadable one opens it. */
  keys: readonly string[];
  /** From the start: what was just added is about to be typed. */
  startOpen?: boolean;
  children: ReactNode;
}

/** A part of the form: one line on a small screen until it is asked for, always open on a wide one. */
export function NarrowFold({ title, summary, keys, startOpen = false, children }: Props) {
  const { notes } = useScenarioForm();
  const [open, setOpen] = useState(startOpen);
  const faulty = Object.entries(notes).some(
    ([key, note]) => note.error !== undefined && keys.some((k) => key === k || key.startsWith(`${k}.`)),
  );
  return (
    <details
      open={open || faulty}
      onToggle={(e) => setOpen(e.currentTarget.open)}
      className="group/narrow narrow-fold max-lg:border-b max-lg:border-line"
    >
      <summary className="grid min-h-12 grid-cols-[1rem_minmax(0,1fr)] content-center gap-x-1.5 py-2 hover:bg-sunken">
        <svg
          viewBox="0 0 16 16"
          width="14"
          height="14"
          aria-hidden="true"
          className="mt-1 text-ink2 group-open/narrow:rotate-90"
        >
          <path d="M6 3.5l4.5 4.5L6 12.5" fill="none" stroke="currentColor" strokeWidth="1.5" />
        </svg>
        <span className="font-medium">
          {title}
          <span className="sr-only">: </span>
        </span>
        <span className="col-start-2 truncate type-note text-ink2">{summary}</span>
      </summary>
      <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-3 max-lg:pt-2 max-lg:pb-5">{children}</div>
    </details>
  );
}
