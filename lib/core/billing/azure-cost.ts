// Azure's own cost exports, enterprise and customer agreement
// (https://learn.microsoft.com/azure/cost-management-billing/automate/understand-usage-details-fields).
import type { BillFormat, Category, Charge } from "./charge";

const CATEGORY: Record<string, Category> = {
  usage: "usage",
  purchase: "purchase",
  refund: "refund",
  tax: "tax",
  credit: "credit",
  roundingadjustment: "adjustment",
  unusedreservation: "usage",
  unusedsavingsplan: "usage",
};

/** The two agreements differ in the case of their first letters. */
const both = (column: string): string[] => [column, column.charAt(0).toLowerCase() + column.slice(1)];

export const AZURE_COST: BillFormat = {
  id: "azure-cost",
  label: "Azure cost export",
  claims: (columns) => {
    const lower = new Set([...columns].map((c) => c.toLowerCase()));
    return lower.has("costinbillingcurrency") && lower.has("metercategory") && lower.has("chargetype");
  },
  cost: both("CostInBillingCurrency"),
  plain: {
    usage: [{ columns: both("ChargeType"), says: ["Usage", "usage"] }],
    currency: [...both("BillingCurrencyCode"), ...both("BillingCurrency")],
    times: both("Date"),
    amounts: both("Quantity"),
    texts: [...both("MeterName"), ...both("ProductName"), ...both("AdditionalInfo")],
    words: ["ResourceLocation", "MeterRegion", "SubscriptionName", "SubscriptionId", "UnitOfMeasure", "Tags"].flatMap(
      both,
    ),
  },
  charge(raw): Charge {
    const cells = (column: string) => both(column).map(raw).find(Boolean) ?? "";
    const kind = () => cells("ChargeType").toLowerCase();
    const cost = () => cells("CostInBillingCurrency") || null;
    return {
      get category() {
        return CATEGORY[kind()] ?? "adjustment";
      },
      get unusedCommitment() {
        return kind().startsWith("unused");
      },
      get effectiveCost() {
        return cost();
      },
      get billedCost() {
        return cost();
      },
      get currency() {
        return cells("BillingCurrencyCode") || cells("BillingCurrency");
      },
      get start() {
        return cells("Date");
      },
      get times() {
        return [cells("Date")];
      },
      provider: "Azure",
      get region() {
        return cells("ResourceLocation") || cells("MeterRegion");
      },
      get account() {
        return cells("SubscriptionName") || cells("SubscriptionId");
      },
      get service() {
        return cells("MeterCategory");
      },
      get texts() {
        return [cells("MeterName"), cells("ProductName"), serviceType(cells("AdditionalInfo"))].filter((t) => t !== "");
      },
      gpuCount: null,
      get quantity() {
        return cells("Quantity");
      },
      get unit() {
        return cells("UnitOfMeasure");
      },
      get tags() {
        return cells("Tags");
      },
    };
  },
};

/** `"ServiceType":"Standard_NC6s_v3"` of the additional information. */
const serviceType = (info: string): string =>
  /"(?:ServiceType|VMName_Size)"\s?:\s?"([^"]{1,80})"/.exec(info)?.[1] ?? "";
