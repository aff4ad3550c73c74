// A bill's virtualized GPUs as the segments of a scenario: the spend is measured, the overhead is published until compared.
import type { BillShare } from "../core/billing/bill-share";
import { Scenario } from "../core/cost/scenario";
import type { PriorId } from "../core/evidence/priors";

const MOST_SEGMENTS = 50;

/** Shares that a scenario can stand on: whatever is not bare metal, costs something and is in this currency. */
export const virtualized = (shares: readonly BillShare[], currency: string): BillShare[] =>
  shares.filter((s) => s.currency === currency && s.mode !== "bare-metal" && s.monthlySpend > 0);

const nameOf = ({ gpu, managed, mode }: BillShare): string =>
  [gpu === "not said" ? "GPU not named" : gpu, managed && "managed service", mode === "not-said" && "side not said"]
    .filter(Boolean)
    .join(", ");

/** `null` where the bill has no virtualized spend in this currency. */
export function scenarioOfBill(
  bill: { id: string; filename: string; shares: readonly BillShare[] },
  currency: string,
  prior: PriorId,
): Scenario | null {
  const shares = virtualized(bill.shares, currency).slice(0, MOST_SEGMENTS);
  if (shares.length === 0) return null;
  return Scenario.parse({
    version: 1,
    name: `Spend of ${bill.filename}`.slice(0, 200),
    currency,
    segments: shares.map((share) => ({
      name: nameOf(share),
      profile: "online-inference",
      monthlySpend: share.monthlySpend,
      spendGrade: "measured",
      billId: bill.id,
      overhead: { source: "evidence", prior },
    })),
  });
}
