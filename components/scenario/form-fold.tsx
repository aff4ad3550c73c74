"use client";

import { type ReactNode, useState } from "react";
import { cx } from "@/components/ui/class-names";
import { useScenarioForm } from "./form-context";

interface Props {
  title: string;
  /** What is set in it, in one line. */
  summary: string;
  /** Beginnings of the keys that stand in it: an unreadable one opens it. */
  keys: readonly string[];
  /** From the start: what was just added is about to be typed. */
  startOpen?: boolean;
  kind?: keyof typeof LOOKS;
  children: ReactNode;
}

/** A part of the form is folded on a small screen only; a detail of a part on every one. */
const LOOKS = {
  part: {
    fold: "narrow-fold max-lg:border-b max-lg:border-line",
    head: "min-h-12 py-2",
    mark: "mt-1",
    title: "font-medium",
    line: "truncate",
    body: "max-lg:pt-2 max-lg:pb-5",
  },
  detail: {
    fold: "border-b border-line",
    head: "min-h-11 py-1.5",
    mark: "mt-[3px]",
    title: "type-table font-medium",
    line: "",
    body: "pt-1 pb-5",
  },
} as const;

/** One line that says what is set in it; opens on demand, and by itself where something in it cannot be read. */
export function FormFold({ title, summary, keys, startOpen = false, kind = "detail", children }: Props) {
  const look = LOOKS[kind];
  const { notes } = useScenarioForm();
  const [open, setOpen] = useState(startOpen);
  const faulty = Object.entries(notes).some(
    ([key, note]) => note.error !== undefined && keys.some((k) => key === k || key.startsWith(`${k}.`)),
  );
  return (
    <details
      open={open || faulty}
      onToggle={(e) => setOpen(e.currentTarget.open)}
      className={cx("group/fold", look.fold)}
    >
      <summary
        className={cx("grid grid-cols-[1rem_minmax(0,1fr)] content-center gap-x-1.5 hover:bg-sunken", look.head)}
      >
        <svg
          viewBox="0 0 16 16"
          width="14"
          height="14"
          aria-hidden="true"
          className={cx("text-ink2 group-open/fold:rotate-90", look.mark)}
        >
          <path d="M6 3.5l4.5 4.5L6 12.5" fill="none" stroke="currentColor" strokeWidth="1.5" />
        </svg>
        <span className={look.title}>
          {title}
          <span className="sr-only">: </span>
        </span>
        <span className={cx("col-start-2 type-note text-ink2", look.line)}>{summary}</span>
      </summary>
      <div className={cx("grid min-w-0 grid-cols-[minmax(0,1fr)] gap-3", look.body)}>{children}</div>
    </details>
  );
}
