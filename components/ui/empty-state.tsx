import type { ReactNode } from "react";
import { cx } from "./class-names";

interface Props {
  /** What would stand here. */
  title: ReactNode;
  children?: ReactNode;
  /** One action, plus the sample pair. */
  actions?: ReactNode;
  className?: string;
}

export function EmptyState({ title, children, actions, className }: Props) {
  return (
    <div className={cx("rounded border border-dashed border-control px-6 py-10", className)}>
      <p className="type-sub">{title}</p>
      {children ? <div className="mt-1 measure text-ink2">{children}</div> : null}
      {actions ? <div className="mt-4 flex flex-wrap gap-3">{actions}</div> : null}
    </div>
  );
}
