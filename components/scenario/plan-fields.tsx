"use client";

import { Button } from "@/components/ui/button";
import { LIST_MAX, countOf } from "@/lib/view/scenario-fields";
import { ChoiceEntry, NumberEntry, TextEntry, useScenarioForm } from "./form-context";

export const CURRENCIES = [
  ...["USD", "EUR", "GBP", "AUD", "BRL", "CAD", "CHF", "CNY", "CZK", "DKK", "HKD", "INR"],
  ...["JPY", "KRW", "MXN", "NOK", "NZD", "PLN", "SEK", "SGD", "ZAR"],
];

/** Name, horizon, growth and what moving costs: the plan around the segments. */
export function PlanFields() {
  const { fields } = useScenarioForm();
  const currency = fields.currency ?? "";
  const codes = CURRENCIES.includes(currency) ? CURRENCIES : [currency, ...CURRENCIES];
  return (
    <fieldset className="grid min-w-0 gap-3">
      <legend className="mb-2 type-sub">The plan</legend>
      <TextEntry name="name" label="Name of the scenario" />
      <div className="grid grid-cols-2 gap-2">
        <ChoiceEntry name="currency" label="Currency" options={codes.map((code) => ({ value: code, label: code }))} />
        <NumberEntry name="horizon" label="Horizon" unit="months" field={{ kind: "number" }} />
      </div>
      <div className="grid grid-cols-2 gap-2">
        <NumberEntry name="growth" label="Growth a month" field={{ kind: "percent" }} />
        <NumberEntry name="discount" label="Discount rate a year" field={{ kind: "percent" }} />
      </div>
      <NumberEntry
        name="premium"
        label="What bare metal costs more"
        field={{ kind: "percent" }}
        hint="For equal hardware. Negative when it is the cheaper."
      />
      <NumberEntry
        name="migration"
        label="One-off cost of moving"
        unit={currency}
        field={{ kind: "money", currency }}
      />
      <input type="hidden" name="seed" value={fields.seed ?? ""} />
    </fieldset>
  );
}

/** What virtualization gives in return; empty until somebody puts a value on it. */
export function BenefitFields() {
  const { fields, add, remove } = useScenarioForm();
  const currency = fields.currency ?? "";
  const n = countOf(fields, "benefits");
  return (
    <fieldset className="grid min-w-0 gap-3">
      <legend className="mb-1 type-sub">What virtualization saves you</legend>
      <p className="type-note text-ink3">
        Consolidation, operations, isolation: each month, counted against moving. Nothing is assumed.
      </p>
      {Array.from({ length: n }, (_, i) => (
        // An entry is its place in the list
        <div key={i} className="grid gap-2 border-s-2 border-line ps-3">
          <TextEntry name={`benefits.${i}.name`} label="What" />
          <NumberEntry
            name={`benefits.${i}.amount`}
            label="Worth a month"
            unit={currency}
            field={{ kind: "money", currency }}
          />
          <div>
            <Button
              type="submit"
              name="do"
              value={`remove:benefits:${i}`}
              size="sm"
              variant="quiet"
              className="-ms-3"
              onClick={(e) => {
                e.preventDefault();
                remove("benefits", i);
              }}
            >
              Remove
            </Button>
          </div>
        </div>
      ))}
      {n < LIST_MAX ? (
        <div>
          <Button
            type="submit"
            name="do"
            value="add:benefits"
            size="sm"
            onClick={(e) => {
              e.preventDefault();
              add("benefits");
            }}
          >
            Add what it saves
          </Button>
        </div>
      ) : null}
    </fieldset>
  );
}
