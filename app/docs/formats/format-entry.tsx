import { CommandLine } from "@/components/ui/command-line";
import type { Format } from "@/lib/core/formats/format";
import { factsOf } from "@/lib/core/formats/format-facts";
import { labelOf } from "@/lib/core/metrics/catalogue";
import { AXIS_WORDS } from "@/lib/view/axis-words";
import { isCommand } from "@/lib/view/is-command";
import { paramName } from "@/lib/view/params";

/** One format: what it says, how to produce it on both sides, and how to recognise it. */
export function FormatEntry({ format }: { format: Format }) {
  const { id, label, tool, command, measures, example, axes } = format;
  const facts = factsOf(id);
  return (
    <article id={id} aria-labelledby={`${id}-name`} className="scroll-mt-16 py-6 first:pt-0 last:pb-0">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <h3 id={`${id}-name`} className="type-table font-semibold">
          <a href={`#${id}`} className="hover:underline">
            {label}
          </a>
        </h3>
        <code className="type-note text-ink3">{id}</code>
      </div>
      <p className="mt-1 measure type-table text-ink2">{measures}</p>
      <h4 className="mt-3 mb-1 type-note font-medium">
        {isCommand(command) ? "Run it on both sides" : "Where it comes from"}
      </h4>
      {isCommand(command) ? (
        <CommandLine command={command} />
      ) : (
        <p className="measure type-table text-ink2">{command}</p>
      )}
      <dl className="mt-3 grid gap-x-6 gap-y-1 type-note text-ink2 sm:grid-cols-[6rem_minmax(0,1fr)]">
        <dt className="font-medium text-ink">Tool</dt>
        <dd>{tool === "any" ? "Any" : tool}</dd>
        {format.kind === "environment" ? null : (
          <>
            <dt className="font-medium text-ink">Measures</dt>
            <dd>{axes.map((axis) => AXIS_WORDS[axis]).join(", ")}</dd>
            <dt className="font-medium text-ink">Metrics</dt>
            <dd>{metricWords(facts?.metrics ?? null)}</dd>
            {facts && facts.equal.length > 0 ? (
              <>
                <dt className="font-medium text-ink">Paired by</dt>
                <dd>{facts.equal.map(paramName).join(", ")}: rows are compared only where all of these are equal</dd>
              </>
            ) : null}
            {facts && facts.watched.length > 0 ? (
              <>
                <dt className="font-medium text-ink">Watched</dt>
                <dd>{facts.watched.map(paramName).join(", ")}: a difference is a warning</dd>
              </>
            ) : null}
          </>
        )}
      </dl>
      <details className="mt-3">
        <summary className="inline-flex min-h-8 items-center type-note font-medium underline underline-offset-3 hover:text-ink">
          What such a file looks like
        </summary>
        <pre className="mt-1 rounded border border-line bg-surface p-3 type-mono break-words whitespace-pre-wrap text-ink2">
          {example}
        </pre>
      </details>
    </article>
  );
}

function metricWords(metrics: readonly string[] | null): string {
  if (metrics === null) return "Any of the catalogue by its id; names of your own";
  if (metrics.length === 0) return "None: it says pass or fail";
  return metrics.map((m) => (m === "custom" ? "names of the file's own" : labelOf(m))).join("; ");
}
