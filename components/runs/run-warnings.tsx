import { Notice } from "@/components/ui/notice";
import type { Issue } from "@/lib/core/outcome";
import type { Skipped } from "@/lib/core/run/run";
import { countOf } from "@/lib/view/counts";

/** What reading the file left in doubt, and what it left out, with reasons. */
export function RunWarnings({ warnings, skipped }: { warnings: readonly Issue[]; skipped: readonly Skipped[] }) {
  if (warnings.length + skipped.length === 0) return null;
  const left = skipped.reduce((sum, s) => sum + s.count, 0);
  return (
    <div className="mt-4 grid gap-3">
      {warnings.length > 0 ? (
        <Notice level="warn" title={countOf(warnings.length, "warning")}>
          <ul className="grid gap-1">
            {warnings.map((w) => (
              <li key={`${w.code} ${w.at} ${w.message}`} className="break-words">
                {w.message}
                {w.found ? (
                  <>
                    {" "}
                    Found <q className="type-mono [overflow-wrap:anywhere]">{w.found}</q>.
                  </>
                ) : null}
                {w.at ? <span className="type-mono text-ink2"> {w.at}</span> : null}
              </li>
            ))}
          </ul>
        </Notice>
      ) : null}
      {skipped.length > 0 ? (
        <details className="type-table">
          <summary className="inline-flex min-h-6 items-center text-ink2 underline underline-offset-3 hover:text-ink">
            {countOf(left, "entry", "entries")} of the file left out
          </summary>
          <ul className="mt-2 grid gap-1 border-s-2 border-line ps-3 text-ink2">
            {skipped.map((s) => (
              <li key={`${s.what} ${s.reason}`} className="break-words">
                {s.what}
                {s.count > 1 ? ` (${s.count})` : ""}: {s.reason}
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </div>
  );
}
