"use client";

import { useSearchParams } from "next/navigation";
import type { Rate, Scenario } from "@/lib/core/cost/scenario";
import { formatDate, formatNumber } from "@/lib/view/format";
import { rateFor } from "@/lib/view/scenario-in";
import { AddressSwitch } from "./address-switch";

interface Props {
  /** As it is kept. */
  scenario: Pick<Scenario, "currency" | "rates">;
  /** The currency of the answer that stands there; the address may already ask for another. */
  shown: string;
}

/** The currencies in which the answer can be shown, and the rate by which it is; nothing where there is no rate. */
export function CurrencySwitch({ scenario: { currency, rates = [] }, shown }: Props) {
  const search = useSearchParams();
  if (rates.length === 0) return null;
  const asked = rateFor({ rates }, search.get("ccy"));
  const rate = rateFor({ rates }, shown);
  return (
    <div className="mt-3 border-t border-line pt-3">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2 screen-only">
        <span className="type-note text-ink2">Shown in</span>
        <AddressSwitch
          label="Currency shown"
          name="ccy"
          options={[currency, ...rates.map((r) => r.currency)].map((code) => ({ value: code, label: code }))}
          current={asked?.currency ?? currency}
          usual={currency}
        />
      </div>
      {rate ? <RateLine rate={rate} currency={currency} /> : null}
    </div>
  );
}

/** By which rate, of which day, from whom; and that nothing was stored in it. */
function RateLine({ rate, currency }: { rate: Rate; currency: string }) {
  return (
    <p className="mt-2 measure type-note text-ink2">
      Shown in {rate.currency} at {formatNumber(rate.perUnit, { significant: 6 })} {rate.currency} for 1 {currency},{" "}
      {formatDate(rate.date)}, {rate.source}. For showing only: the scenario is kept in {currency}.
    </p>
  );
}
