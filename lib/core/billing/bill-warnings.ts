import { spellNumber } from "../units/spell";
import { AZURE_COST } from "./azure-cost";
import type { GpuSpend, MonthOfSpend } from "./gpu-spend";
import type { BillFormat } from "./charge";

/** Accounts and tags that are listed, by their spend. */
export const MOST_SHOWN = 500;
/** Accounts and tags that are counted at all. */
export const MOST_GROUPS = 10_000;

/** What a reader of the figures has to know beside them. */
export function warningsOf(facts: {
  format: BillFormat;
  rows: number;
  spend: readonly MonthOfSpend[];
  unknownCounts: ReadonlySet<string>;
  /** Discount lines that were left out: of rows that name a GPU, and of others. */
  discounts: { gpu: boolean; other: boolean };
  /** Accounts and tags that were counted, and whether others came when no more were. */
  groups: number;
  groupsCut: boolean;
}): GpuSpend["warnings"] {
  const warnings: GpuSpend["warnings"] = [];
  const { format, rows, spend, unknownCounts, discounts, groups, groupsCut } = facts;
  if (rows === 0)
    warnings.push({ code: "no-rows", message: "The bill has no row after its header, so there is nothing to add up." });
  if (new Set(spend.map((m) => m.currency)).size > 1)
    warnings.push({
      code: "several-currencies",
      message: "The bill holds several currencies; they are never added up.",
    });
  if (unknownCounts.size > 0) {
    const names = [...unknownCounts].join(", ");
    warnings.push({
      code: "gpu-hours-unknown",
      message: `GPU-hours are not known for ${names}: the bill does not say how many GPUs they have or counts no hours.`,
    });
  }
  if (spend.some((m) => m.managed))
    warnings.push({
      code: "managed-service",
      message: "Some GPUs are billed through a managed service, whose price is not the GPU's alone; they stand apart.",
    });
  if (format === AZURE_COST)
    warnings.push({
      code: "maybe-not-amortised",
      message:
        "Azure exports actual or amortised cost under one name. Use the amortised export: it spreads reservations.",
    });
  if (spend.length > 0 && (discounts.gpu || discounts.other))
    warnings.push({
      code: "discounts-left-out",
      message: discounts.gpu
        ? "Discounts on lines of their own (EDP, private rates, bundled, volume) were left out, also of GPUs: the spend shown is higher than what was paid."
        : "Discounts on lines of their own (EDP, private rates, bundled, volume) were left out. None names a GPU, but they may be for GPUs too: the spend shown may be higher than what was paid.",
    });
  if (groupsCut)
    warnings.push({
      code: "groups-cut",
      message: `The bill has more than ${spellNumber(MOST_GROUPS)} accounts and tags. Those that first stand after the ${spellNumber(MOST_GROUPS)}th are not listed, however large; of the others the ${MOST_SHOWN} largest are. The totals hold all of them.`,
    });
  else if (groups > MOST_SHOWN)
    warnings.push({
      code: "groups-cut",
      message: `Only the ${MOST_SHOWN} largest accounts and tags are listed; the totals hold all of them.`,
    });
  return warnings;
}
