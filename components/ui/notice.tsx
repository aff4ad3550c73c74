import type { ReactNode } from "react";
import { cx } from "./class-names";
import { type State, StateIcon } from "./state-icon";

const tints = {
  pass: "bg-ok-tint text-ok",
  warn: "bg-warn-tint text-warn",
  block: "bg-block-tint text-block",
} satisfies Record<State, string>;
const words = { pass: "Pass", warn: "Warning", block: "Blocked" } satisfies Record<State, string>;

interface ChipProps {
  level: State;
  children: ReactNode;
  /** The text already says what the level is: the word is then for screen readers only. */
  quietWord?: boolean;
  className?: string;
}

/** One finding on one line: mark, word, text. */
export function FindingChip({ level, children, quietWord = true, className }: ChipProps) {
  return (
    <span
      className={cx("inline-flex items-start gap-1.5 rounded px-2 py-1 type-note font-medium", tints[level], className)}
    >
      <span className="flex h-[1.125rem] items-center">
        <StateIcon state={level} />
      </span>
      <span>
        <span className={quietWord ? "sr-only" : undefined}>{words[level]}: </span>
        {children}
      </span>
    </span>
  );
}

interface NoticeProps {
  level: State;
  title: ReactNode;
  children?: ReactNode;
  className?: string;
}

/** A finding that needs more than a line. */
export function Notice({ level, title, children, className }: NoticeProps) {
  return (
    <div className={cx("flex gap-2.5 rounded p-3 type-table", tints[level], className)}>
      <span className="flex h-5 items-center">
        <StateIcon state={level} />
      </span>
      <div className="min-w-0 flex-1">
        <p className="font-semibold">
          <span className="sr-only">{words[level]}: </span>
          {title}
        </p>
        {children ? <div className="mt-1 text-ink">{children}</div> : null}
      </div>
    </div>
  );
}
