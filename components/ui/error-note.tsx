import type { ReactNode } from "react";
import { Notice } from "./notice";

/** Told like an Issue of the core: what, where, found, expected, what to do. */
export interface Fault {
  message: string;
  at?: string;
  found?: string;
  expected?: string;
  hint?: string;
}

interface Props {
  title: ReactNode;
  faults?: readonly Fault[];
  /** Faults that are counted but not listed. */
  more?: number;
  requestId?: string;
  /** One of many: not announced by itself. */
  quiet?: boolean;
  children?: ReactNode;
  className?: string;
}

/** What went wrong, where, and what to do. Announced when it appears, unless it is one of many. */
export function ErrorNote({ title, faults = [], more = 0, requestId, quiet, children, className }: Props) {
  return (
    <div role={quiet ? undefined : "alert"} className={className}>
      <Notice level="block" title={title}>
        {faults.length > 0 ? (
          <ul className="grid gap-1.5">
            {faults.map((f, i) => (
              // The list never reorders
              <li key={i} className="min-w-0 break-words">
                {f.at ? <span className="type-mono">{f.at}: </span> : null}
                {f.message}
                {f.found !== undefined ? (
                  <>
                    {" "}
                    Found <q className="type-mono wrap-anywhere">{f.found}</q>
                    {f.expected ? `, expected ${f.expected}.` : "."}
                  </>
                ) : null}
                {f.hint ? <span className="text-ink2"> {f.hint}</span> : null}
              </li>
            ))}
            {more > 0 ? <li className="text-ink2">and {more} more.</li> : null}
          </ul>
        ) : null}
        {children}
        {requestId ? <p className="mt-1 text-ink2">Request {requestId}</p> : null}
      </Notice>
    </div>
  );
}
