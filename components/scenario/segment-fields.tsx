"use client";

import { Button } from "@/components/ui/button";
import { PROFILES } from "@/lib/core/cost/segment";
import { PROFILE_TABLE } from "@/lib/core/overhead/profiles";
import type { Measured, Unmeasured } from "@/lib/view/measured-source";
import { LIST_MAX, countOf } from "@/lib/view/scenario-fields";
import { ChoiceEntry, NumberEntry, TextEntry, useScenarioForm } from "./form-context";
import { type ComparisonChoice, OverheadFields } from "./overhead-fields";

const PROFILE_CHOICES = PROFILES.map((id) => ({ value: id, label: PROFILE_TABLE[id].label }));

interface Props {
  comparisons: readonly ComparisonChoice[];
  /** What the segment's comparison came to, by the segment's place. */
  measuredAt: (index: number) => Measured | Unmeasured | "asking" | null;
}

/** One part of the spend a block: what runs, what it costs, how its overhead is known. */
export function SegmentFields({ comparisons, measuredAt }: Props) {
  const { fields, add, remove } = useScenarioForm();
  const currency = fields.currency ?? "";
  const n = countOf(fields, "segments");
  return (
    <div className="grid gap-6">
      {Array.from({ length: n }, (_, i) => {
        const at = `segments.${i}`;
        return (
          // A segment is its place in the list
          <fieldset key={i} className="grid min-w-0 gap-3">
            <legend className="mb-2 type-sub">{n === 1 ? "The spend" : `Segment ${i + 1}`}</legend>
            <TextEntry name={`${at}.name`} label="Name" />
            <NumberEntry
              name={`${at}.spend`}
              label="GPU bill a month"
              unit={currency}
              field={{ kind: "money", currency }}
            />
            {fields[`${at}.example`] === undefined ? null : (
              <>
                <input type="hidden" name={`${at}.example`} value={fields[`${at}.example`]} />
                <p className="type-note text-ink3">An example, not yours, until you change it.</p>
              </>
            )}
            {fields[`${at}.bill`] === undefined ? null : (
              <>
                <input type="hidden" name={`${at}.bill`} value={fields[`${at}.bill`]} />
                <p className="type-note text-ink3">From an imported bill, until you change it.</p>
              </>
            )}
            <ChoiceEntry name={`${at}.profile`} label="Workload" options={PROFILE_CHOICES} />
            <OverheadFields at={at} comparisons={comparisons} measured={measuredAt(i)} />
            <NumberEntry
              name={`${at}.share`}
              label="Hours in which the GPU is the limit"
              field={{ kind: "percent" }}
              hint="100 % counts every paid hour: the upper bound."
            />
            {n > 1 ? (
              <div>
                <Button
                  type="submit"
                  name="do"
                  value={`remove:segments:${i}`}
                  size="sm"
                  variant="quiet"
                  className="-ms-3"
                  onClick={(e) => {
                    e.preventDefault();
                    remove("segments", i);
                  }}
                >
                  Remove this segment
                </Button>
              </div>
            ) : null}
          </fieldset>
        );
      })}
      {n < LIST_MAX ? (
        <div>
          <Button
            type="submit"
            name="do"
            value="add:segments"
            size="sm"
            onClick={(e) => {
              e.preventDefault();
              add("segments");
            }}
          >
            Add a segment
          </Button>
        </div>
      ) : null}
    </div>
  );
}
