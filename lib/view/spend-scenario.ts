// A bill's virtualized GPUs as the segments of a scenario: the spend is measured, the overhead is published until compared.
import { type BillGroup, type GroupBy, billGroups, waysToGroup } from "../core/billing/bill-groups";
import { type BillShare, spanOf } from "../core/billing/bill-share";
import type { GpuSpend } from "../core/billing/gpu-spend";
import { Scenario } from "../core/cost/scenario";
import type { PriorId } from "../core/evidence/priors";

/** Segments that a scenario holds. */
export const MOST_SEGMENTS = 50;
const LONGEST_NAME = 200;

/** Shares that a scenario can stand on: whatever is not bare metal, costs something and is in this currency. */
export const virtualized = (shares: readonly BillShare[], currency: string): BillShare[] =>
  shares.filter((s) => s.currency === currency && s.mode !== "bare-metal" && s.monthlySpend > 0);

const BY: Record<Exclude<GroupBy["by"], "tag">, string> = {
  gpu: "GPU",
  region: "Region",
  provider: "Provider",
  account: "Account",
};

/** What a bill's spend can be planned by, each with the text a form sends for it. */
export const groupChoices = (bill: GpuSpend, currency: string): { value: string; label: string }[] =>
  waysToGroup(bill, currency).map((by) => ({
    value: by.by === "tag" ? `tag:${by.key}` : by.by,
    label: by.by === "tag" ? `Tag ${by.key}` : BY[by.by],
  }));

/** The groups that a form asked for; by GPU where it asked for what the bill does not have. */
export function groupsChosen(bill: GpuSpend, currency: string, chosen: string): BillGroup[] {
  const ways = waysToGroup(bill, currency);
  const by = ways.find((w) => chosen === (w.by === "tag" ? `tag:${w.key}` : w.by)) ?? { by: "gpu" };
  return billGroups(bill, currency, by, spanOf(bill, currency));
}

/** `null` where the bill has no virtualized spend in this currency. */
export function scenarioOfBill(
  bill: { id: string; filename: string },
  groups: readonly BillGroup[],
  prior: PriorId,
): Scenario | null {
  const [first] = groups;
  if (!first) return null;
  return Scenario.parse({
    version: 1,
    name: `Spend of ${bill.filename}`.slice(0, LONGEST_NAME),
    currency: first.currency,
    segments: groups.slice(0, MOST_SEGMENTS).map((group) => ({
      name: plain(group.name),
      profile: "online-inference",
      monthlySpend: group.monthlySpend,
      spendGrade: "measured",
      billId: bill.id,
      ...(group.unused > 0 ? { unusedCommitment: group.unused } : {}),
      overhead: { source: "evidence", prior },
    })),
  });
}

/** A name as a scenario takes it: people write anything into tags. */
const plain = (name: string): string =>
  name.toWellFormed().replaceAll("\u0000", "").trim().slice(0, LONGEST_NAME).toWellFormed() || "not named";
