"use client";

import { MONTH_NAMES } from "@/lib/view/calendar-month";
import { planSummary } from "@/lib/view/segment-summary";
import { CURRENCIES } from "./currencies";
import { ChoiceEntry, NumberEntry, TextEntry, useScenarioForm } from "./form-context";
import { FormFold } from "./form-fold";
import { RangeEntry } from "./range-entry";
import { RateFields } from "./rate-fields";

const FISCAL = [{ value: "", label: "Not shown" }, ...MONTH_NAMES.map((label, i) => ({ value: String(i + 1), label }))];

const KEYS = ["name", "currency", "horizon", "start", "fiscal", "growth", "premium", "migration", "discount", "rates"];

/** Name, horizon, growth and what moving costs: the plan around the segments. */
export function PlanFields() {
  const { fields } = useScenarioForm();
  const currency = fields.currency ?? "";
  const codes = CURRENCIES.includes(currency) ? CURRENCIES : [currency, ...CURRENCIES];
  return (
    <fieldset className="min-w-0">
      <legend className="mb-2 type-sub max-lg:sr-only">The plan</legend>
      <FormFold kind="part" title="The plan" summary={planSummary(fields)} keys={KEYS}>
        <TextEntry name="name" label="Name of the scenario" />
        <div className="grid grid-cols-2 gap-2">
          <ChoiceEntry name="currency" label="Currency" options={codes.map((code) => ({ value: code, label: code }))} />
          <NumberEntry
            name="horizon"
            label="Horizon"
            unit="months"
            field={{ kind: "number" }}
            slider={{ min: 12, max: 60, step: 1 }}
          />
        </div>
        <div className="grid grid-cols-2 gap-2">
          <TextEntry name="start" label="First month" placeholder="2027-01" />
          <ChoiceEntry name="fiscal" label="Fiscal year starts" options={FISCAL} />
        </div>
        <RangeEntry
          name="growth"
          label="Growth a month"
          field={{ kind: "percent" }}
          slider={{ min: -5, max: 10, step: 0.1 }}
        />
        <RangeEntry
          name="premium"
          label="What bare metal costs more"
          field={{ kind: "percent" }}
          slider={{ min: -30, max: 30, step: 0.5 }}
          hint="For equal hardware. Negative when it is the cheaper. A range such as 5 to 12 % will do."
        />
        <RangeEntry
          name="migration"
          label="One-off cost of moving"
          unit={currency}
          field={{ kind: "money", currency }}
          hint="Such as 90k/100k/120k: low, most likely, high."
        />
        <NumberEntry
          name="discount"
          label="Discount rate a year"
          field={{ kind: "percent" }}
          slider={{ min: 0, max: 25, step: 0.5 }}
        />
        <RateFields />
        <input type="hidden" name="seed" value={fields.seed ?? ""} />
      </FormFold>
    </fieldset>
  );
}
