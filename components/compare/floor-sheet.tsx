import { CopyButton } from "@/components/ui/copy-button";
import { Sheet } from "@/components/ui/sheet";
import { countOf, listed } from "@/lib/view/counts";
import type { FloorReport } from "@/lib/view/floor-report";
import { formatNumber, formatPercent } from "@/lib/view/format";

const percent = (v: number) => formatPercent(v, { decimals: 2 });
const NAMED = 5;

/**
 * What two sets of one side say of the noise: no price, since nothing was lost.
 * @param fragment the floors as a part of another comparison's request
 */
export function FloorSheet({ report, fragment }: { report: FloorReport | null; fragment: string | null }) {
  if (!report) {
    return (
      <Sheet id="floor" title="Noise floor">
        <p className="measure text-ink2">No row has a number on both sets, so there is no floor to report.</p>
      </Sheet>
    );
  }
  const { rows, typical, most, farthest, farthestRow, alarms } = report;
  return (
    <Sheet
      id="floor"
      title="Noise floor"
      note="Two sets of runs of one side. What sets them apart is chance, drift or another machine, not virtualization."
    >
      <dl className="grid gap-4 sm:grid-cols-3">
        <Figure name="Half of the rows are closer than" value={percent(typical)} />
        <Figure name="19 in 20 are closer than" value={percent(most)} />
        <Figure name={`The farthest: ${farthestRow}`} value={percent(farthest)} />
      </dl>
      <p className="mt-4 measure type-table">
        {alarms.length === 0
          ? `None of ${countOf(rows, "row")} is told apart: a difference between the sides as small as these would be no claim.`
          : `${formatNumber(alarms.length)} of ${countOf(rows, "row")} ${alarms.length === 1 ? "is" : "are"} told apart although both sets are of one side: ${listed(alarms.slice(0, NAMED))}${alarms.length > NAMED ? " and more" : ""}. Something else than chance differs between the sets; see what stands below.`}
      </p>
      <p className="mt-2 measure type-note text-ink2">
        To use it, compare all of these runs as one side with the other side: each row then takes the floor that its own
        runs show.
      </p>
      {fragment ? (
        <details className="mt-2 screen-only">
          <summary className="inline-flex min-h-6 items-center type-table text-ink2 underline underline-offset-3 hover:text-ink">
            Use this floor elsewhere
          </summary>
          <p className="mt-2 measure type-note text-ink2">
            Where these runs cannot be part of it: add this field to a request of <code>POST /api/v1/comparisons</code>.
            It raises the floor of the rows of each metric to what the two sets differ by at most.
          </p>
          <pre
            tabIndex={0}
            role="region"
            aria-label="Noise floors as JSON"
            className="mt-2 max-h-64 overflow-auto rounded bg-sunken px-3 py-2 type-mono whitespace-pre-wrap"
          >
            {fragment}
          </pre>
          <CopyButton text={fragment} label="Copy" variant="quiet" />
        </details>
      ) : null}
    </Sheet>
  );
}

function Figure({ name, value }: { name: string; value: string }) {
  return (
    <div className="min-w-0">
      <dt className="type-note break-words text-ink2">{name}</dt>
      <dd className="text-lg leading-6 font-semibold num">{value}</dd>
    </div>
  );
}
