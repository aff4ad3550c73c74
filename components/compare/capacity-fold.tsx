import type { ReactNode } from "react";

interface Props {
  id: string;
  title: string;
  /** What stands beside the title while it is folded. */
  note: ReactNode;
  open: boolean;
  children: ReactNode;
}

/** A section of the result that opens on demand, and stays open once the address asks something of it. */
export function Fold({ id, title, note, open, children }: Props) {
  return (
    <section id={id} aria-labelledby={`${id}-title`} className="min-w-0 scroll-mt-20">
      <details open={open} className="group rounded border border-line bg-surface">
        <summary className="flex min-h-11 flex-wrap items-baseline gap-x-3 gap-y-0.5 p-4 sm:px-6 hover:bg-sunken">
          <svg
            viewBox="0 0 16 16"
            width="14"
            height="14"
            aria-hidden="true"
            className="shrink-0 self-center text-ink2 group-open:rotate-90"
          >
            <path d="M6 3.5l4.5 4.5L6 12.5" fill="none" stroke="currentColor" strokeWidth="1.5" />
          </svg>
          <h2 id={`${id}-title`} className="type-sub">
            {title}
          </h2>
          <span className="min-w-0 type-note text-ink2">{note}</span>
        </summary>
        <div className="grid gap-6 border-t border-line p-4 sm:p-6">{children}</div>
      </details>
    </section>
  );
}

/** A section that this comparison cannot fill, and what would fill it. */
export function Missing({ id, title, children }: Pick<Props, "id" | "title" | "children">) {
  return (
    <section id={id} aria-labelledby={`${id}-title`} className="min-w-0 border-t border-line pt-4">
      <h2 id={`${id}-title`} className="type-sub">
        {title}
      </h2>
      <p className="mt-1 measure type-note text-ink2">{children}</p>
    </section>
  );
}
