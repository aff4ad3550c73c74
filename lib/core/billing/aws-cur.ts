// AWS Cost and Usage Report, both spellings of its columns: `lineItem/UsageType` and `line_item_usage_type`
// (https://docs.aws.amazon.com/cur/latest/userguide/data-dictionary.html). What is amortised stands in another column for
// each kind of line, and a
// commitment's fees count with what was not used of them (the same dictionary, reservation and savings plans details).
import { readDecimal, writeDecimal } from "./decimal";
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
  EdpDiscount: "discount",
  BundledDiscount: "discount",
  PrivateRateDiscount: "discount",
  RiVolumeDiscount: "discount",
  SavingsPlanNegation: "adjustment",
};

/** Of a commitment what its use does not carry; what was paid for it at once, and taken back for it, is carried by its use. */
const AMORTISED: Record<string, (cells: Cells) => string | null> = {
  DiscountedUsage: (cells) => cells("reservation/EffectiveCost") || null,
  SavingsPlanCoveredUsage: (cells) => cells("savingsPlan/SavingsPlanEffectiveCost") || null,
  RIFee: (cells) =>
    sumOf(cells("reservation/UnusedAmortizedUpfrontFeeForBillingPeriod"), cells("reservation/UnusedRecurringFee")),
  SavingsPlanRecurringFee: (cells) =>
    sumOf(cells("savingsPlan/TotalCommitmentToDate"), cells("savingsPlan/UsedCommitment"), -1n),
  SavingsPlanUpfrontFee: () => "0",
  SavingsPlanNegation: () => "0",
  Fee: (cells) => (isReserved(cells) ? "0" : cells("lineItem/UnblendedCost") || null),
};

/** Small letters part the letters of ARN: `reservation_reservation_a_r_n`. */
const isReserved = (cells: Cells) =>
  ["ReservationARN", "ReservationA_R_N"].some((name) => cells(`reservation/${name}`) !== "");

/** `null` where the report holds neither, or what is no amount. */
function sumOf(a: string, b: string, sign = 1n): string | null {
  if (a === "" && b === "") return null;
  const [first, second] = [a, b].map((text) => (text === "" ? 0n : readDecimal(text)));
  return first == null || second == null ? null : writeDecimal(first + sign * second);
}

export const AWS_CUR: BillFormat = {
  id: "aws-cur",
  label: "AWS Cost and Usage Report",
  claims: (columns) =>
    (columns.has("lineItem/LineItemType") && columns.has("lineItem/UnblendedCost")) ||
    (columns.has("line_item_line_item_type") && columns.has("line_item_unblended_cost")),
  cost: null,
  discountsApart: true,
  charge(raw): Charge {
    const cells: Cells = (column) => raw(column) || raw(snake(column));
    const kind = () => cells("lineItem/LineItemType");
    return {
      get category() {
        return CATEGORY[kind()] ?? "adjustment";
      },
      unusedCommitment: false,
      get effectiveCost() {
        const amortised = AMORTISED[kind()];
        return amortised ? amortised(cells) : cells("lineItem/UnblendedCost") || null;
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
