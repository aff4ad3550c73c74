import type { ReactNode } from "react";
import { cx } from "@/components/ui/class-names";

interface Props {
  label: string;
  quiet?: boolean;
  /** From the start: what a refused form says must be seen. */
  open?: boolean;
  children: ReactNode;
}

/** A long table, or a form, that is asked for. Print opens it. */
export function Fold({ label, quiet, open, children }: Props) {
  return (
    <details open={open}>
      <summary
        className={cx(
          "inline-flex items-center underline underline-offset-3 hover:text-ink",
          quiet ? "min-h-6 type-note text-ink2" : "min-h-11 type-table sm:min-h-8",
        )}
      >
        {label}
      </summary>
      <div className="mt-3">{children}</div>
    </details>
  );
}
