// Oracle's cost report (https://docs.oracle.com/iaas/Content/Billing/Concepts/usagereportsoverview.htm).
import type { BillFormat, Charge } from "./charge";

export const OCI_COST: BillFormat = {
  id: "oci-cost",
  label: "OCI cost report",
  claims: (columns) => columns.has("cost/myCost") && columns.has("lineItem/intervalUsageStart"),
  cost: ["cost/myCost"],
  plain: {
    usage: [{ columns: ["lineItem/isCorrection"], says: ["false", ""] }],
    currency: ["cost/currencyCode"],
    times: ["lineItem/intervalUsageStart", "lineItem/intervalUsageEnd"],
    amounts: ["usage/billedQuantity"],
    texts: ["product/shape", "product/resource", "product/Description"],
    words: ["product/region", "product/compartmentName", "cost/skuUnitDescription"],
  },
  charge(cells): Charge {
    const cost = () => cells("cost/myCost") || null;
    return {
      get category() {
        return cells("lineItem/isCorrection") === "true" ? "adjustment" : "usage";
      },
      unusedCommitment: false,
      get effectiveCost() {
        return cost();
      },
      get billedCost() {
        return cost();
      },
      get currency() {
        return cells("cost/currencyCode");
      },
      get start() {
        return cells("lineItem/intervalUsageStart");
      },
      get times() {
        return [cells("lineItem/intervalUsageStart"), cells("lineItem/intervalUsageEnd")];
      },
      provider: "OCI",
      get region() {
        return cells("product/region");
      },
      get account() {
        return cells("product/compartmentName");
      },
      get service() {
        return cells("product/service");
      },
      get texts() {
        return [cells("product/shape"), cells("product/resource"), cells("product/Description")].filter(
          (t) => t !== "",
        );
      },
      gpuCount: null,
      get quantity() {
        return cells("usage/billedQuantity");
      },
      get unit() {
        return cells("cost/skuUnitDescription");
      },
      tags: "",
    };
  },
};
