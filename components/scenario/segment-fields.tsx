"use client";

import { useState } from "react";
import type { BookPrice } from "@/lib/core/cost/price-book";
import { PROFILES } from "@/lib/core/cost/segment";
import { PROFILE_TABLE } from "@/lib/core/overhead/profiles";
import type { Measured, Unmeasured } from "@/lib/view/measured-source";
import { countOf } from "@/lib/view/scenario-fields";
import { segmentSummary } from "@/lib/view/segment-summary";
import { AddButton, ChoiceEntry, RemoveButton, TextEntry, useScenarioForm } from "./form-context";
import { type ComparisonChoice, OverheadFields } from "./overhead-fields";
import { FormFold } from "./form-fold";
import { RangeEntry } from "./range-entry";
import { SegmentDetails } from "./segment-details";

const PROFILE_CHOICES = PROFILES.map((id) => ({ value: id, label: PROFILE_TABLE[id].label }));

interface Props {
  comparisons: readonly ComparisonChoice[];
  /** What the segment's comparison came to, by the segment's place. */
  measuredAt: (index: number) => Measured | Unmeasured | "asking" | null;
  book: readonly BookPrice[];
}

/** One part of the spend a block: what runs, what it costs, how its overhead is known. */
export function SegmentFields({ comparisons, measuredAt, book }: Props) {
  const { fields } = useScenarioForm();
  const n = countOf(fields, "segments");
  const [first] = useState(n);
  return (
    <div className="grid gap-0 lg:gap-6">
      {Array.from({ length: n }, (_, i) => {
        const at = `segments.${i}`;
        const title = n === 1 ? "The spend" : `Segment ${i + 1}`;
        return (
          // A segment is its place in the list
          <fieldset key={i} className="min-w-0">
            <legend className="mb-2 type-sub max-lg:sr-only">{title}</legend>
            <FormFold
              kind="part"
              title={title}
              summary={segmentSummary(fields, at)}
              keys={[at]}
              startOpen={i >= first || !fields[`${at}.spend`]}
            >
              <TextEntry name={`${at}.name`} label="Name" />
              <ChoiceEntry name={`${at}.profile`} label="Workload" options={PROFILE_CHOICES} />
              <Bill at={at} />
              <OverheadFields at={at} comparisons={comparisons} measured={measuredAt(i)} />
              <RangeEntry
                name={`${at}.share`}
                label="Hours in which the GPU is the limit"
                field={{ kind: "percent" }}
                slider={{ min: 0, max: 100, step: 1 }}
                hint="100 % counts every paid hour: the upper bound."
              />
              <SegmentDetails at={at} book={book} />
              {n > 1 ? (
                <RemoveButton list="segments" at={i}>
                  Remove this segment
                </RemoveButton>
              ) : null}
            </FormFold>
          </fieldset>
        );
      })}
      <div className="max-lg:mt-3">
        <AddButton list="segments">Add a segment</AddButton>
      </div>
    </div>
  );
}

/** What the segment costs, and where the figure comes from until it is typed over. */
function Bill({ at }: { at: string }) {
  const { fields } = useScenarioForm();
  const currency = fields.currency ?? "";
  const put = (["example", "bill"] as const).find((key) => fields[`${at}.${key}`] !== undefined);
  const hint = put
    ? BILL_HINTS[put]
    : fields[`${at}.spendFrom`] === "price"
      ? "Hours × GPUs × price, until you type another."
      : "Such as 85k, or 80k to 95k where it varies.";
  return (
    <>
      <RangeEntry
        name={`${at}.spend`}
        label="GPU bill a month"
        unit={currency}
        field={{ kind: "money", currency }}
        hint={hint}
      />
      {put ? <input type="hidden" name={`${at}.${put}`} value={fields[`${at}.${put}`]} /> : null}
    </>
  );
}

const BILL_HINTS = {
  example: "An example, not yours, until you change it.",
  bill: "From an imported bill, until you change it.",
} as const;
