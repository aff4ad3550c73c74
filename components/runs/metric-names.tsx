import { termOf } from "@/lib/core/metrics/terms";
import { countOf } from "@/lib/view/counts";
import type { Preview } from "./upload-answer";

/** What a file measured, by name, folded: the proof that it was understood. */
export function MetricNames({ metrics }: Pick<Preview, "metrics">) {
  return (
    <details className="type-note open:basis-full">
      <summary className="inline-flex min-h-6 items-center text-ink2 underline underline-offset-3 hover:text-ink">
        Show {countOf(metrics.length, "metric")}
      </summary>
      <ul className="mt-1 grid gap-x-6 border-s-2 border-line ps-3 text-ink2 sm:grid-cols-2">
        {metrics.map((m) => (
          <li key={`${m.metric} ${m.unit}`} className="break-words">
            {termOf(m.metric)}
            {m.rows > 1 ? `, ${countOf(m.rows, "row")}` : ""}
          </li>
        ))}
      </ul>
    </details>
  );
}
