import type { ReactNode } from "react";

interface Props {
  /** Of what is folded, not of the sheet: a browser that is sent to it opens the fold. */
  id: string;
  title: string;
  /** What is in it, in one quiet line. */
  note: ReactNode;
  children: ReactNode;
}

/** A sheet that is one line until it is asked for, by a click or by its address. Print opens it. */
export function FoldedSheet({ id, title, note, children }: Props) {
  return (
    <section aria-labelledby={`${id}-title`} className="min-w-0 rounded border border-line bg-surface">
      <details className="group/sheet">
        <summary className="grid grid-cols-[1rem_minmax(0,1fr)] gap-x-2 rounded p-4 hover:bg-sunken sm:px-6">
          <svg
            viewBox="0 0 16 16"
            width="16"
            height="16"
            aria-hidden="true"
            className="mt-1 text-ink2 group-open/sheet:rotate-90"
          >
            <path d="M6 3.5l4.5 4.5L6 12.5" fill="none" stroke="currentColor" strokeWidth="1.5" />
          </svg>
          <h2 id={`${id}-title`} className="type-sub">
            {title}
          </h2>
        </summary>
        <div id={id} className="scroll-mt-32 px-4 pb-4 sm:px-6 sm:pb-6">
          <p className="mb-4 measure type-note text-ink3">{note}</p>
          {children}
        </div>
      </details>
    </section>
  );
}
