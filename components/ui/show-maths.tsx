import type { ReactNode } from "react";
import { cx } from "./class-names";

interface Props {
  /** Formula in words, then with numbers, then where the inputs come from. */
  children: ReactNode;
  label?: string;
  open?: boolean;
  className?: string;
}

export function ShowMaths({ children, label = "Show the maths", open, className }: Props) {
  return (
    <details open={open} className={cx("type-note", className)}>
      <summary className="inline-flex min-h-6 items-center text-ink2 underline underline-offset-3 hover:text-ink">
        {label}
      </summary>
      <div className="mt-2 grid gap-1.5 border-s-2 border-line ps-3 text-ink2">{children}</div>
    </details>
  );
}

/** One line of working: "21,000 = 1.75 % × 100,000 × 12". */
export function Formula({ children }: { children: ReactNode }) {
  return (
    <p className="font-serif text-base leading-6 text-ink [font-variant-numeric:lining-nums_tabular-nums]">
      {children}
    </p>
  );
}
