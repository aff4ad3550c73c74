import type { ReactNode } from "react";
import { cx } from "./class-names";

interface Props {
  /** Stands above the title: a way back, the sides of a comparison. */
  above?: ReactNode;
  title?: ReactNode;
  /** The sentence under the title. */
  lead?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
  className?: string;
}

/** The frame of every page: width, title, sentence. */
export function Page({ above, title, lead, actions, children, className }: Props) {
  return (
    <div className={cx("page-width pt-8 pb-16 sm:pt-10", className)}>
      {above ? <div className="mb-3">{above}</div> : null}
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-4">
        <div className="min-w-0 flex-1 basis-80">
          {title ? <h1 className="type-title">{title}</h1> : null}
          {lead ? <div className="mt-2 max-w-[44rem] type-verdict">{lead}</div> : null}
        </div>
        {actions ? <div className="flex flex-wrap gap-3 screen-only">{actions}</div> : null}
      </div>
      {children}
    </div>
  );
}
