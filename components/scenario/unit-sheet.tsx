import { PlainTable } from "@/components/ui/data-table";
import { Sheet } from "@/components/ui/sheet";
import { monthlyLicences, monthlyPower } from "@/lib/core/cost/running-costs";
import { notClaimed } from "@/lib/core/projection/not-claimed";
import type { Projection } from "@/lib/core/projection/projection";
import { formatPercent } from "@/lib/view/format";
import { rowLevel } from "@/lib/view/level-words";
import { hourGroup, workGroups } from "@/lib/view/work-rows";
import type { Plan } from "./plan";
import { UnitFigure } from "./unit-figure";
import { UnitMaths } from "./unit-maths";

interface Props {
  scenario: Plan;
  projection: Pick<Projection, "work" | "usefulHour" | "currency" | "level" | "warnings" | "segments">;
  /** Where the work is entered; absent on a report. */
  inputs?: string;
  open?: boolean;
}

/** What a million tokens, a training run or an hour of useful work costs on both sides. */
export function UnitSheet({ scenario, projection, inputs, open }: Props) {
  const { work, usefulHour, currency } = projection;
  const level = rowLevel(projection);
  const groups = workGroups(work);
  const withheld = notClaimed(projection) !== null;
  const besides = scenario.segments.some((s) => monthlyLicences(s) + monthlyPower(s) !== 0);
  const hours = withheld ? null : hourGroup(usefulHour);
  return (
    <Sheet id="units" title="What does a unit of work cost?">
      {withheld ? (
        <p className="measure text-ink2">
          The comparison claims no overhead, so no difference in what a unit of work costs is claimed either.
        </p>
      ) : groups.length === 0 ? (
        <p className="measure text-ink2">
          No segment says what it makes, so there is no cost of a million tokens or of a training run.
        </p>
      ) : (
        <div className="grid gap-8">
          {groups.map((group) => (
            <UnitFigure key={group.id} group={group} currency={currency} level={level} />
          ))}
        </div>
      )}
      {groups.length === 0 && !withheld && inputs ? (
        <p className="mt-2 screen-only">
          <a href={inputs} className="inline-flex min-h-6 items-center link type-table">
            Enter what a segment makes
          </a>
        </p>
      ) : null}
      <details className="mt-4 border-t border-line pt-3">
        <summary className="inline-flex min-h-6 items-center type-note text-ink2 underline underline-offset-3 hover:text-ink">
          What a useful GPU-hour costs
        </summary>
        <div className="mt-3 grid gap-4">
          {hours ? <UnitFigure group={hours} currency={currency} level={level} /> : null}
          <HourTable hours={usefulHour} />
          {besides ? (
            <p className="measure type-note text-ink2">
              An hour is the price of the GPU alone: licences and electricity are in the cost of tokens and training
              runs, not in that of an hour.
            </p>
          ) : null}
        </div>
      </details>
      {(groups.length > 0 || hours) && !withheld ? (
        <UnitMaths scenario={scenario} projection={projection} open={open} />
      ) : null}
    </Sheet>
  );
}

/** At which overhead an hour costs the same on both sides, and what is missing for the hour itself. */
function HourTable({ hours }: { hours: Projection["usefulHour"] }) {
  return (
    <PlainTable
      label="At which overhead a useful GPU-hour costs the same"
      head={["Segment", "Costs the same at an overhead of", "Missing for the hour itself"]}
      num={[1]}
      rows={hours.map((h) => [
        h.segment,
        h.breakEvenOverhead === null ? "n/a" : formatPercent(h.breakEvenOverhead),
        h.reason ?? "–",
      ])}
    />
  );
}
