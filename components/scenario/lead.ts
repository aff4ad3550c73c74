// The sentence a scenario opens with, by the definition that is chosen.
import { rangeOf } from "@/lib/core/projection/sentence";
import { formatMoney } from "@/lib/view/format";
import { claimOf } from "./claim";
import type { Answer } from "./plan";
import type { Definition } from "./wording";

type Growing = { monthlyGrowth: number };

/** The projection's own sentence for the share of the bill; what matching costs, where that is asked. */
export function leadOf(scenario: Growing, projection: Answer, definition: Definition): string {
  const spend = projection.series[0]?.spend ?? 0;
  if (definition === "share" || spend === 0) return projection.sentence;
  const { currency, level, perYear, segments, assumptions } = projection;
  const { low, value, high } = perYear.costToMatch;
  const money = (x: number) => formatMoney(x, currency);
  const example = assumptions.some((a) => a.id.startsWith("bill") && a.grade === "example");
  const bill = `On ${example ? "an example bill" : "a bill"} of ${money(spend)} a month`;
  const year = scenario.monthlyGrowth === 0 ? "a year" : "in the first twelve months";
  if (claimOf(projection))
    return `${bill}, no extra cost is claimed. Keeping bare metal's output on virtual machines could cost up to ${money(Math.max(0, high))} more ${year}.`;
  if (value === 0) return `${bill}, virtual machines need nothing added to keep bare metal's output.`;
  const by =
    segments.length > 1 ? `over ${segments.length} segments` : `by ${segments[0]?.source ?? "what was entered"}`;
  const what =
    value < 0
      ? `bare metal's output takes about ${money(-value)} less ${year} on virtual machines, ${by}`
      : `keeping bare metal's output on virtual machines costs about ${money(value)} more ${year}, ${by}`;
  const range = low === high ? "" : ` ${rangeOf(money(low), money(high), level)}`;
  return `${bill}, ${what}.${range}`;
}
