"use client";

import { useMemo } from "react";
import { Button } from "@/components/ui/button";
import { Sheet } from "@/components/ui/sheet";
import { ShowMaths } from "@/components/ui/show-maths";
import type { Scenario } from "@/lib/core/cost/scenario";
import { MOVE_WITHHELD, notClaimed } from "@/lib/core/projection/not-claimed";
import type { Projection } from "@/lib/core/projection/projection";
import { type GoalRow, goalRows } from "@/lib/view/goal-rows";
import type { Fields } from "@/lib/view/scenario-fields";
import { rateFor } from "@/lib/view/scenario-in";

interface Props {
  /** In the currency that it is kept in. */
  scenario: Scenario;
  /** The currency that is shown. */
  currency: string;
  projection: Pick<Projection, "segments" | "warnings">;
  /** Sets fields of the form; absent where there is no form. */
  put?: ((fields: Fields) => void) | undefined;
}

/** Which premium, which overhead, which cost of moving would make the value of moving nothing. */
export function GoalSeek({ scenario, currency, projection, put }: Props) {
  const rows = useMemo(
    () => goalRows(scenario, projection.segments, rateFor(scenario, currency)),
    [scenario, currency, projection],
  );
  return (
    <Sheet
      id="goal-seek"
      title="Where does the answer turn?"
      note={`At which single figure the value of moving over ${scenario.horizonMonths} months is zero, all else at base.`}
    >
      {notClaimed(projection) ? (
        <p className="measure text-ink2">{MOVE_WITHHELD}</p>
      ) : (
        <>
          <dl className="grid gap-0">
            {rows.map((row) => (
              <Goal key={row.id} row={row} put={put} />
            ))}
          </dl>
          <ShowMaths className="mt-3">
            <p>
              The value of moving is a straight line in each of these inputs, so two points of it give the zero exactly:
              zero = −value at 0 ÷ slope. Point estimates throughout.
            </p>
          </ShowMaths>
        </>
      )}
    </Sheet>
  );
}

function Goal({ row, put }: { row: GoalRow } & Pick<Props, "put">) {
  const fields = row.put;
  return (
    <div className="grid items-start gap-x-6 gap-y-1 border-b border-line py-3 first:pt-0 sm:grid-cols-[minmax(0,1fr)_minmax(0,14rem)_5.5rem]">
      <dt className="type-table text-ink">
        {row.question}
        <span className="block type-note text-ink3">now: {row.now}</span>
      </dt>
      <dd className={row.found ? "text-lg leading-7 font-semibold num sm:text-end" : "type-table text-ink2"}>
        {row.answer}
      </dd>
      {put && fields ? (
        <dd className="needs-script screen-only sm:text-end">
          <Button size="sm" onClick={() => put(fields)} aria-label={`Put ${row.answer} in: ${row.question}`}>
            Put it in
          </Button>
        </dd>
      ) : null}
    </div>
  );
}
