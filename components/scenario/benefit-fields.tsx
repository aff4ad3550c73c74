"use client";

import { type BenefitKind, BASIS_ROWS, BENEFIT_NAMES, isValued, kindOf } from "@/lib/view/benefit-text";
import { formatMoney } from "@/lib/view/format";
import { countOf } from "@/lib/view/scenario-fields";
import { benefitWorth } from "@/lib/view/benefit-worth";
import { benefitsSummary } from "@/lib/view/segment-summary";
import { AddButton, ChoiceEntry, NumberEntry, RemoveButton, TextEntry, useScenarioForm } from "./form-context";
import { FormFold } from "./form-fold";

const KINDS = [
  { value: "", label: "An amount a month" },
  { value: "operations", label: "Hours of operations saved" },
  { value: "provisioning", label: "Machines ready sooner" },
  { value: "downtime", label: "Downtime avoided" },
  { value: "consolidation", label: "GPU-hours saved by sharing" },
] satisfies { value: BenefitKind | ""; label: string }[];

const LABELS: Readonly<Record<string, string>> = {
  hours: "Hours a month",
  rate: "Cost of an hour",
  events: "Times a month",
  hoursSaved: "Hours saved each",
  gpusPerEvent: "GPUs waiting each",
  hoursAvoided: "Hours a month avoided",
  costPerHour: "Cost of an hour down",
  gpuHoursSaved: "GPU-hours a month",
  pricePerGpuHour: "Price of a GPU-hour",
};
const HINTS: Partial<Record<BenefitKind, string>> = {
  provisioning: "Count what happens with your whole-GPU machines, not what could.",
  downtime: "A passed-through GPU usually cannot be migrated live: count only what you avoid.",
};

/** Shown for their kind only, by the choice itself: it needs no script. */
const SHOWN: Record<BenefitKind, string> = {
  operations: "hidden group-has-[option[value=operations]:checked]/kind:block",
  provisioning: "hidden group-has-[option[value=provisioning]:checked]/kind:block",
  downtime: "hidden group-has-[option[value=downtime]:checked]/kind:block",
  consolidation: "hidden group-has-[option[value=consolidation]:checked]/kind:block",
};
/** The one quantity of two kinds stands once, or a plain form would send it twice. */
const SHARED = "pricePerGpuHour";
const SHOWN_SHARED =
  "hidden group-has-[option[value=consolidation]:checked]/kind:block group-has-[option[value=provisioning]:checked]/kind:block";

/** What virtualization gives in return; empty until somebody puts a value on it. */
export function BenefitFields() {
  const { fields } = useScenarioForm();
  const n = countOf(fields, "benefits");
  const unvalued = Array.from({ length: n }, (_, i) => i).some((i) => !isValued(fields, `benefits.${i}`));
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1 type-sub max-lg:sr-only">What virtualization saves you</legend>
      <FormFold
        kind="part"
        title="What virtualization saves you"
        summary={benefitsSummary(n)}
        keys={["benefits"]}
        startOpen={unvalued}
      >
        <p className="type-note text-ink3">
          Consolidation, operations, isolation: each month, counted against moving. Nothing is assumed.
        </p>
        {Array.from({ length: n }, (_, i) => (
          // An entry is its place in the list
          <BenefitEntry key={i} i={i} />
        ))}
        <AddButton list="benefits">Add what it saves</AddButton>
      </FormFold>
    </fieldset>
  );
}

function BenefitEntry({ i }: { i: number }) {
  const { fields, notes } = useScenarioForm();
  const at = `benefits.${i}`;
  const currency = fields.currency ?? "";
  const money = { kind: "money", currency } as const;
  const kind = kindOf(fields[`${at}.kind`]);
  const entry = (key: string) => {
    const isMoney = Object.values(BASIS_ROWS).some((rows) => rows.some((r) => r.key === key && r.form.is === "money"));
    return (
      <NumberEntry
        name={`${at}.${key}`}
        label={LABELS[key] ?? key}
        unit={isMoney ? currency : undefined}
        field={isMoney ? money : { kind: "number" }}
      />
    );
  };
  return (
    <fieldset className="group/kind grid min-w-0 gap-2 border-s-2 border-line ps-3">
      <legend className="sr-only">What it saves, {i + 1}</legend>
      <ChoiceEntry name={`${at}.kind`} label="Valued by" options={KINDS} hint={kind ? HINTS[kind] : undefined} />
      <TextEntry name={`${at}.name`} label="What" placeholder={kind ? BENEFIT_NAMES[kind] : undefined} />
      {(Object.keys(BASIS_ROWS) as BenefitKind[]).map((k) => (
        <div key={k} className={SHOWN[k]}>
          <div className="grid grid-cols-2 items-end gap-2">
            {BASIS_ROWS[k].map(({ key }) => (key === SHARED ? null : <div key={key}>{entry(key)}</div>))}
          </div>
        </div>
      ))}
      <div className={SHOWN_SHARED}>{entry(SHARED)}</div>
      <div className="hidden group-has-[option[value='']:checked]/kind:block">
        <NumberEntry name={`${at}.amount`} label="Worth a month" unit={currency} field={money} />
      </div>
      <Worth at={at} kind={kind} />
      {kind && notes[`${at}.amount`]?.error ? (
        <p className="type-note font-medium text-block">{notes[`${at}.amount`]?.error}</p>
      ) : null}
      <RemoveButton list="benefits" at={i}>
        Remove
      </RemoveButton>
    </fieldset>
  );
}

/** What the quantities come to, or that nothing is counted yet. */
function Worth({ at, kind }: { at: string; kind: BenefitKind | null }) {
  const { fields } = useScenarioForm();
  if (!isValued(fields, at)) return <p className="type-note text-ink2">Not counted until you give it a value.</p>;
  const worth = kind === null ? null : benefitWorth(fields, at);
  if (worth === null) return null;
  return <p className="type-note font-medium">= {formatMoney(worth, fields.currency ?? "")} a month</p>;
}
