import { AZURE_COST } from "./azure-cost";
import type { GpuSpend, MonthOfSpend } from "./gpu-spend";
import type { BillFormat } from "./charge";

/** Accounts and tags that are listed, by their spend. */
export const MOST_SHOWN = 500;

/** What a reader of the figures has to know beside them. */
export function warningsOf(facts: {
  format: BillFormat;
  spend: readonly MonthOfSpend[];
  unknownCounts: ReadonlyMap<string, number>;
  groupsCut: boolean;
}): GpuSpend["warnings"] {
  const warnings: GpuSpend["warnings"] = [];
  const { format, spend, unknownCounts, groupsCut } = facts;
  if (new Set(spend.map((m) => m.currency)).size > 1)
    warnings.push({
      code: "several-currencies",
      message: "The bill holds several currencies; they are never added up.",
    });
  if (unknownCounts.size > 0) {
    const names = [...unknownCounts.keys()].slice(0, 5).join(", ");
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
  if (groupsCut)
    warnings.push({
      code: "groups-cut",
      message: `Only the ${MOST_SHOWN} largest accounts and tags are listed; the totals hold all of them.`,
    });
  return warnings;
}
