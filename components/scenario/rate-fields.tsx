"use client";

import { countOf } from "@/lib/view/scenario-fields";
import { ratesSummary } from "@/lib/view/segment-summary";
import { CURRENCIES } from "./currencies";
import { FormFold } from "./form-fold";
import { AddButton, ChoiceEntry, NumberEntry, RemoveButton, TextEntry, useScenarioForm } from "./form-context";

/** Rates at which the figures may be shown in other currencies; nothing is reckoned with them. */
export function RateFields() {
  const { fields } = useScenarioForm();
  const currency = fields.currency ?? "";
  const n = countOf(fields, "rates");
  return (
    <div className="border-t border-line">
      <FormFold title="Other currencies" summary={ratesSummary(fields, n)} keys={["rates"]}>
        <p className="type-note text-ink3">For showing only: every figure is reckoned in {currency}.</p>
        {Array.from({ length: n }, (_, i) => {
          const at = `rates.${i}`;
          const now = fields[`${at}.currency`] ?? "";
          const codes = CURRENCIES.filter((code) => code !== currency);
          return (
            // A rate is its place in the list
            <fieldset key={i} className="grid min-w-0 gap-2 border-s-2 border-line ps-3">
              <legend className="sr-only">Rate {i + 1}</legend>
              <div className="grid grid-cols-2 items-end gap-2">
                <ChoiceEntry
                  name={`${at}.currency`}
                  label="Currency"
                  options={(codes.includes(now) ? codes : [now, ...codes]).map((code) => ({
                    value: code,
                    label: code,
                  }))}
                />
                <NumberEntry name={`${at}.perUnit`} label={`${now} for 1 ${currency}`} field={{ kind: "number" }} />
              </div>
              <TextEntry name={`${at}.date`} label="Day of the rate" placeholder="2026-11-25" />
              <TextEntry name={`${at}.source`} label="Where it is written" placeholder="ECB reference rate" />
              {["perUnit", "date", "source"].every((key) => (fields[`${at}.${key}`] ?? "").trim() === "") ? (
                <p className="type-note text-ink2">Not used until you give it a rate.</p>
              ) : null}
              <RemoveButton list="rates" at={i}>
                Remove this rate
              </RemoveButton>
            </fieldset>
          );
        })}
        <AddButton list="rates">Add a rate</AddButton>
      </FormFold>
    </div>
  );
}
