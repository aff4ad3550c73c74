import type { ReactNode } from "react";

interface Props {
  id: string;
  title: string;
  /** The sentence stands in the title's line. */
  inline?: boolean;
  children?: ReactNode;
  below?: ReactNode;
}

/** One thing to do, with a box to tick: on the screen for this visit, on paper for good. */
export function PlanItem({ id, title, inline, children, below }: Props) {
  return (
    <li className="list-none print-break-avoid">
      <div className="flex items-start gap-3">
        <input id={id} type="checkbox" autoComplete="off" className="mt-0.5 size-5 shrink-0 accent-action" />
        <label htmlFor={id} className="min-w-0 type-table">
          <span className="font-semibold">{title}</span>
          {children ? <span className={inline ? "ms-2 text-ink2" : "block measure text-ink2"}>{children}</span> : null}
        </label>
      </div>
      {below ? <div className="mt-2 sm:ps-8">{below}</div> : null}
    </li>
  );
}
