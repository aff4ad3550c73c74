// AWS Cost and Usage Report, both spellings of its columns: `lineItem/UsageType` and `line_item_usage_type`
// (https://docs.aws.amazon.com/cur/latest/userguide/data-dictionary.html). What is amortised stands in another column for
// each kind of line.
import type { BillFormat, Category, Cells, Charge } from "./charge";

const snake = (column: string) =>
  column
    .replace("/", "_")
    .replace(/([a-z0-9])([A-Z])/g, "$1_$2")
    .toLowerCase();

const CATEGORY: Record<string, Category> = {
  Usage: "usage",
  DiscountedUsage: "usage",
  SavingsPlanCoveredUsage: "usage",
  RIFee: "purchase",
  Fee: "purchase",
  SavingsPlanUpfrontFee: "purchase",
  SavingsPlanRecurringFee: "purchase",
  Tax: "tax",
  Credit: "credit",
  Refund: "refund",
  EdpDiscount: "adjustment",
  BundledDiscount: "adjustment",
  PrivateRateDiscount: "adjustment",
  RiVolumeDiscount: "adjustment",
  SavingsPlanNegation: "adjustment",
};

const AMORTISED: Record<string, string> = {
  DiscountedUsage: "reservation/EffectiveCost",
  SavingsPlanCoveredUsage: "savingsPlan/SavingsPlanEffectiveCost",
};

export const AWS_CUR: BillFormat = {
  id: "aws-cur",
  label: "AWS Cost and Usage Report",
  claims: (columns) =>
    (columns.has("lineItem/LineItemType") && columns.has("lineItem/UnblendedCost")) ||
    (columns.has("line_item_line_item_type") && columns.has("line_item_unblended_cost")),
  cost: ["lineItem/UnblendedCost", "line_item_unblended_cost"],
  charge(raw): Charge {
    const cells: Cells = (column) => raw(column) || raw(snake(column));
    const kind = () => cells("lineItem/LineItemType");
    return {
      get category() {
        return CATEGORY[kind()] ?? "adjustment";
      },
      unusedCommitment: false,
      get effectiveCost() {
        return cells(AMORTISED[kind()] ?? "lineItem/UnblendedCost") || null;
      },
      get billedCost() {
        return cells("lineItem/UnblendedCost") || null;
      },
      get currency() {
        return cells("lineItem/CurrencyCode");
      },
      get start() {
        return cells("lineItem/UsageStartDate");
      },
      get times() {
        return [cells("lineItem/UsageStartDate"), cells("lineItem/UsageEndDate")];
      },
      provider: "AWS",
      get region() {
        return cells("product/regionCode") || cells("product/region") || cells("lineItem/AvailabilityZone");
      },
      get account() {
        return cells("lineItem/UsageAccountId");
      },
      get service() {
        return cells("product/ProductName") || cells("lineItem/ProductCode");
      },
      get texts() {
        return [
          cells("product/instanceType"),
          cells("lineItem/UsageType"),
          cells("lineItem/LineItemDescription"),
        ].filter((t) => t !== "");
      },
      gpuCount: null,
      get quantity() {
        return cells("lineItem/UsageAmount");
      },
      get unit() {
        return cells("pricing/unit");
      },
      tags: "",
    };
  },
};
