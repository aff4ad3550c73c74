// What a workload's figure means for a bill, by verdict and by the same gate as the comparison's own cost (UX 6).
import type { Comparison } from "../core/comparison/comparison";
import { moneyWithheld } from "../core/comparison/overhead-draw";
import { waste } from "../core/cost/waste";
import { partialLabel } from "../core/overhead/partial-range";
import type { Workload } from "../core/overhead/workload";
import { CARD, formatMoney, formatMoneyRange } from "./format";

export interface WorkloadCost {
  /** One sentence: the money a month with its range, "0 claimed", or why there is none. */
  sentence: string;
  /** What the fix brings back a month, by the same gate; empty without a fix. */
  recovered: string;
  /** A loss or a gain is claimed, so that money may be told of a fix too. */
  claims: boolean;
}

interface Bill {
  /** A month. */
  bill: number;
  currency: string;
  /** Nobody typed the bill. */
  isExample: boolean;
}

type Compared = Pick<Comparison, "rows" | "verdict" | "headline">;

/** A bill's share of a workload's overhead; nothing that the verdict does not claim is told as a loss. */
export function workloadCost(
  workload: Workload,
  compared: Compared,
  { bill, currency, isExample }: Bill,
): WorkloadCost {
  const { overhead, verdict, whatIf } = workload;
  const on = `On ${isExample ? "an example bill of " : ""}${formatMoney(bill, currency)} a month`;
  const money = (o: number) => formatMoney(waste(o, bill), currency, CARD);
  const range = (low: number | undefined, high: number | undefined) =>
    low === undefined || high === undefined
      ? ""
      : ` (${partialLabel(workload.level)}${formatMoneyRange(waste(low, bill), waste(high, bill), currency, CARD)})`;
  const none = (why: string): WorkloadCost => ({
    sentence: `No money: ${why}`,
    recovered: whatIf ? `No money: ${why}` : "",
    claims: false,
  });
  if (!overhead) return none(workload.level);
  const withheld = withheldOf(workload, compared);
  if (withheld !== null) return none(withheld);
  const { value, low, high } = overhead;
  const most = money(Math.max(0, high ?? value));
  const nothing = (sentence: string): WorkloadCost => ({
    sentence,
    recovered: whatIf ? "No money: what is not claimed as lost is not claimed as recovered." : "",
    claims: false,
  });
  switch (verdict) {
    case "cannot-tell":
    case "not-comparable":
      return none(compared.verdict.because || "nobody can tell from these runs whether anything is lost.");
    case "equivalent":
      return nothing(`${on} that is ${money(0)}; at most ${most} a month.`);
    case "no-claim":
      return nothing(`${on} that is ${money(0)} claimed; could be up to ${most} a month.`);
    default: {
      const what =
        value < 0
          ? `${money(-value)}${range(negated(high), negated(low))} of extra work`
          : `${money(value)}${range(low, high)}`;
      return {
        claims: true,
        sentence: `${on} that is ${what} a month${value < 0 ? "" : " that buys no work"}.`,
        recovered: whatIf
          ? `${on} that is ${money(whatIf.recovered.value)}${range(whatIf.recovered.low, whatIf.recovered.high)}.`
          : "",
      };
    }
  }
}

const negated = (x: number | undefined) => (x === undefined ? undefined : -x);

/** The end-to-end row's own doubt; axes stand on the headline's, as the cost of the comparison does. */
function withheldOf({ source, endToEnd }: Workload, { rows, verdict, headline }: Compared): string | null {
  if (verdict.code === "not-comparable") return "sides that cannot be compared have no price.";
  const key = source === "end-to-end" ? endToEnd?.key : headline?.key;
  const row = rows.find((r) => r.key === key);
  return row ? moneyWithheld(row) : null;
}
