"use client";

import { type ReactNode, useState } from "react";
import { useScenarioForm } from "./form-context";

interface Props {
  title: string;
  /** What is set in it, in one line. */
  summary: string;
  /** Beginnings of the keys that stand in it: an unreadable one opens it. */
  keys: readonly string[];
  children: ReactNode;
}

/** A part of the form that opens on demand, and by itself where something in it cannot be read. */
export function FieldFold({ title, summary, keys, children }: Props) {
  const { notes } = useScenarioForm();
  const [open, setOpen] = useState(false);
  const faulty = Object.entries(notes).some(
    ([key, note]) => note.error !== undefined && keys.some((k) => key === k || key.startsWith(`${k}.`)),
  );
  return (
    <details
      open={open || faulty}
      onToggle={(e) => setOpen(e.currentTarget.open)}
      className="group/fold border-b border-line"
    >
      <summary className="grid min-h-11 grid-cols-[1rem_minmax(0,1fr)] content-center gap-x-1.5 py-1.5 hover:bg-sunken">
        <svg
          viewBox="0 0 16 16"
          width="14"
          height="14"
          aria-hidden="true"
          className="mt-[3px] text-ink2 group-open/fold:rotate-90"
        >
          <path d="M6 3.5l4.5 4.5L6 12.5" fill="none" stroke="currentColor" strokeWidth="1.5" />
        </svg>
        <span className="type-table font-medium">
          {title}
          <span className="sr-only">: </span>
        </span>
        <span className="col-start-2 type-note text-ink2">{summary}</span>
      </summary>
      <div className="grid gap-3 pt-1 pb-5">{children}</div>
    </details>
  );
}
