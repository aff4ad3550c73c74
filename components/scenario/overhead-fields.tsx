"use client";

import { PRIORS } from "@/lib/core/cost/overhead-source";
import { priorOf } from "@/lib/core/evidence/priors";
import { AXIS_LABELS, TIMED_AXES } from "@/lib/core/overhead/profiles";
import { formatInterval } from "@/lib/view/format";
import type { Measured, Unmeasured } from "@/lib/view/measured-source";
import { ChoiceEntry, NumberEntry, useScenarioForm } from "./form-context";
import { RangeEntry } from "./range-entry";

export interface ComparisonChoice {
  value: string;
  label: string;
}

const SOURCES = [
  { value: "evidence", label: "Published measurements" },
  { value: "comparison", label: "My own files" },
  { value: "range", label: "A range I type" },
  { value: "point", label: "One value" },
  { value: "axes", label: "Component by component" },
];
const PRIOR_CHOICES = PRIORS.map((id) => {
  const { label, p10, p90, grade } = priorOf(id);
  return { value: id, label: `${label}: ${formatInterval(p10, p90)}${grade === "claimed" ? " (claimed)" : ""}` };
});

interface Props {
  /** `segments.0` */
  at: string;
  comparisons: readonly ComparisonChoice[];
  measured: Measured | Unmeasured | "asking" | null;
}

/**
 * How a segment's overhead is known. All ways stand in the form and the choice shows one of them, so that the switch
 * needs no script and nothing typed is lost by looking at another.
 */
export function OverheadFields({ at, comparisons, measured }: Props) {
  const { fields } = useScenarioForm();
  const prior = PRIORS.find((id) => id === fields[`${at}.prior`]);
  return (
    <div className="group/source grid gap-3">
      <ChoiceEntry name={`${at}.source`} label="Overhead from" options={SOURCES} />
      <div className="hidden group-has-[option[value=evidence]:checked]/source:block">
        <ChoiceEntry
          name={`${at}.prior`}
          label="Which published figures"
          options={PRIOR_CHOICES}
          hint={prior ? priorOf(prior).basis : undefined}
        />
      </div>
      <div className="hidden group-has-[option[value=range]:checked]/source:block">
        <RangeEntry
          name={`${at}.range`}
          label="Overhead, low to high"
          field={{ kind: "percent" }}
          hint="Such as 8 to 14 %, or 8/11/14 % with the most likely in the middle."
        />
      </div>
      <div className="hidden group-has-[option[value=point]:checked]/source:block">
        <NumberEntry
          name={`${at}.point`}
          label="Overhead"
          field={{ kind: "percent" }}
          slider={{ min: -10, max: 40, step: 0.1 }}
          hint="One value has no range, and neither has its money."
        />
      </div>
      <div className="hidden gap-3 group-has-[option[value=comparison]:checked]/source:grid">
        <ComparisonFields at={at} comparisons={comparisons} measured={measured} />
      </div>
      <div className="hidden gap-3 group-has-[option[value=axes]:checked]/source:grid">
        <p className="type-note text-ink3">
          Leave empty what you did not measure: a published value of a tuned machine stands in. The time shares of the
          workload weigh them.
        </p>
        <div className="grid grid-cols-2 gap-x-2 gap-y-3">
          {TIMED_AXES.map((axis) => (
            <NumberEntry
              key={axis}
              name={`${at}.axes.${axis}`}
              label={AXIS_LABELS[axis].charAt(0).toUpperCase() + AXIS_LABELS[axis].slice(1)}
              field={{ kind: "percent" }}
            />
          ))}
        </div>
      </div>
    </div>
  );
}

function ComparisonFields({ at, comparisons, measured }: Props) {
  const { fields } = useScenarioForm();
  const now = fields[`${at}.comparison`] ?? "";
  const own =
    now === "" || comparisons.some((c) => c.value === now)
      ? []
      : [{ value: now, label: "The runs chosen on the comparison page" }];
  const known = measured !== null && measured !== "asking" && "row" in measured ? measured : null;
  const metric = fields[`${at}.metric`] ?? "";
  const metrics = known?.comparison.metrics ?? [];
  const unlisted = metric !== "" && !metrics.some((m) => m.key === metric);
  return (
    <>
      <ChoiceEntry
        name={`${at}.comparison`}
        label="Which comparison"
        options={[
          { value: "", label: comparisons.length + own.length > 0 ? "Choose one" : "None saved yet" },
          ...own,
          ...comparisons,
        ]}
        hint={
          comparisons.length + own.length > 0
            ? undefined
            : "Compare two sides and save the comparison; it then stands here."
        }
      />
      {now === "" ? null : (
        <ChoiceEntry
          name={`${at}.metric`}
          label="Which metric speaks"
          options={[
            { value: "", label: known ? `The headline: ${known.row.label}` : "The headline" },
            ...(unlisted ? [{ value: metric, label: metric }] : []),
            ...metrics.map((m) => ({ value: m.key, label: m.label })),
          ]}
        />
      )}
      {measured !== null && measured !== "asking" && "reason" in measured ? (
        <p className="type-note font-medium text-block">
          {measured.reason} {measured.hint ?? ""}
        </p>
      ) : null}
    </>
  );
}
