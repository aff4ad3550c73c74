// FOCUS 1.0 to 1.3 (https://focus.finops.org/focus-specification/), read as EVIDENCE 10 says.
import type { BillFormat, Category, Cells, Charge } from "./charge";

const NEEDED = ["ChargeCategory", "EffectiveCost", "BilledCost"];

const VERSIONS: readonly { id: string; label: string; has: (columns: ReadonlySet<string>) => boolean }[] = [
  {
    id: "focus-1.3",
    label: "FOCUS 1.3",
    has: (c) => c.has("ServiceProviderName") || c.has("HostProviderName") || c.has("AllocatedResourceId"),
  },
  { id: "focus-1.2", label: "FOCUS 1.2", has: (c) => c.has("InvoiceId") || c.has("PricingCurrency") },
  {
    id: "focus-1.1",
    label: "FOCUS 1.1",
    has: (c) => c.has("SkuPriceDetails") || c.has("SkuMeter") || c.has("CommitmentDiscountQuantity"),
  },
  { id: "focus-1.0", label: "FOCUS 1.0", has: () => true },
];

/** Columns of the providers' own beside FOCUS's that name an instance type or a SKU. */
const OWN = ["x_InstanceType", "x_SkuMeterName", "x_SkuDescription", "x_UsageType", "x_SkuType", "x_ServiceModel"];

/** One entry a version: a file is of the newest whose columns it has. */
export const FOCUS: readonly BillFormat[] = VERSIONS.map(({ id, label, has }, i) => ({
  id,
  label,
  claims: (columns) =>
    NEEDED.every((name) => columns.has(name)) && has(columns) && !VERSIONS.slice(0, i).some((v) => v.has(columns)),
  cost: ["EffectiveCost"],
  plain: {
    usage: [
      { columns: ["ChargeCategory"], says: ["Usage"] },
      { columns: ["CommitmentDiscountStatus"], says: ["NULL", "", "Used"] },
    ],
    currency: ["BillingCurrency"],
    times: ["ChargePeriodStart", "ChargePeriodEnd"],
    amounts: ["BilledCost", "ConsumedQuantity", "PricingQuantity", "BillingPeriodStart"],
    texts: ["SkuPriceDetails", ...OWN, "ChargeDescription"],
    words: [
      ...["ServiceProviderName", "ProviderName", "HostProviderName", "RegionId", "RegionName"],
      ...["SubAccountName", "SubAccountId", "ConsumedUnit", "PricingUnit", "Tags"],
    ],
  },
  charge,
}));

const CATEGORY: Record<string, Category> = {
  Usage: "usage",
  Purchase: "purchase",
  Credit: "credit",
  Refund: "refund",
  Tax: "tax",
  Adjustment: "adjustment",
};

const said = (text: string): string => (/^null$/i.test(text) ? "" : text);

function charge(raw: Cells): Charge {
  const cells: Cells = (column) => said(raw(column));
  const details = () => skuDetails(cells("SkuPriceDetails"));
  return {
    get category() {
      return CATEGORY[cells("ChargeCategory")] ?? "adjustment";
    },
    get unusedCommitment() {
      return cells("CommitmentDiscountStatus") === "Unused";
    },
    get effectiveCost() {
      return cells("EffectiveCost") || null;
    },
    get billedCost() {
      return cells("BilledCost") || null;
    },
    get currency() {
      return cells("BillingCurrency");
    },
    get start() {
      return cells("ChargePeriodStart") || cells("BillingPeriodStart");
    },
    get times() {
      return [cells("ChargePeriodStart"), cells("ChargePeriodEnd")];
    },
    get provider() {
      return cells("ServiceProviderName") || cells("ProviderName") || cells("HostProviderName");
    },
    get region() {
      return cells("RegionId") || cells("RegionName");
    },
    get account() {
      return cells("SubAccountName") || cells("SubAccountId");
    },
    get service() {
      return cells("ServiceName");
    },
    get texts() {
      return [details().instanceType, ...OWN.map(cells), cells("ChargeDescription")].filter((t) => t !== "");
    },
    get gpuCount() {
      return details().gpuCount;
    },
    get quantity() {
      return cells("ConsumedQuantity") || cells("PricingQuantity");
    },
    get unit() {
      return cells("ConsumedUnit") || cells("PricingUnit");
    },
    get tags() {
      return cells("Tags");
    },
  };
}

function skuDetails(json: string): { instanceType: string; gpuCount: number | null } {
  const none = { instanceType: "", gpuCount: null };
  if (!json.startsWith("{")) return none;
  try {
    const { InstanceType, GpuCount } = JSON.parse(json) as Record<string, unknown>;
    const count = typeof GpuCount === "string" || typeof GpuCount === "number" ? Number(GpuCount) : Number.NaN;
    return {
      instanceType: typeof InstanceType === "string" ? InstanceType : "",
      gpuCount: count > 0 && Number.isFinite(count) ? count : null,
    };
  } catch {
    // A cell that is no JSON says nothing; the other columns may.
    return none;
  }
}
