import type { ReactNode } from "react";
import { cx } from "./class-names";

interface Props {
  title?: ReactNode;
  /** One quiet line under the title. */
  note?: ReactNode;
  /** Stands at the end of the title's line. */
  actions?: ReactNode;
  id?: string;
  /** Heading level. */
  level?: 2 | 3;
  children: ReactNode;
  className?: string;
}

/** A sheet of paper on the desk: hairline, no shadow. */
export function Sheet({ title, note, actions, id, level = 2, children, className }: Props) {
  const Heading = level === 2 ? "h2" : "h3";
  return (
    <section
      id={id}
      aria-labelledby={title && id ? `${id}-title` : undefined}
      className={cx("min-w-0 rounded border border-line bg-surface p-4 sm:p-6", className)}
    >
      {title || actions ? (
        <div className="mb-4 flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
          <div className="min-w-0">
            {title ? (
              <Heading id={id ? `${id}-title` : undefined} className="type-sub">
                {title}
              </Heading>
            ) : null}
            {note ? <p className="mt-0.5 type-note text-ink3">{note}</p> : null}
          </div>
          {actions ? <div className="flex flex-wrap items-center gap-2">{actions}</div> : null}
        </div>
      ) : null}
      {children}
    </section>
  );
}
