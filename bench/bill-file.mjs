// A generated FOCUS 1.0 export: an account of machines, disks, traffic and requests by the hour, a few of them GPUs.
import { once } from "node:events";
import { createWriteStream } from "node:fs";

const COLUMNS = [
  "AvailabilityZone,BilledCost,BillingAccountId,BillingAccountName,BillingCurrency,BillingPeriodEnd,BillingPeriodStart",
  "ChargeCategory,ChargeClass,ChargeDescription,ChargeFrequency,ChargePeriodEnd,ChargePeriodStart",
  "CommitmentDiscountCategory,CommitmentDiscountId,CommitmentDiscountName,CommitmentDiscountStatus",
  "CommitmentDiscountType,ConsumedQuantity,ConsumedUnit,ContractedCost,ContractedUnitPrice,EffectiveCost",
  "InvoiceIssuerName,ListCost,ListUnitPrice,PricingCategory,PricingQuantity,PricingUnit,ProviderName,PublisherName",
  "RegionId,RegionName,ResourceId,ResourceName,ResourceType,ServiceCategory,ServiceName,SkuId,SkuPriceId",
  "SubAccountId,SubAccountName,Tags",
].join(",");

/** Share of the rows, what is charged, its service, unit and price. The last two are GPUs: one row in forty. */
const KINDS = [
  [0.3, (p) => `$${p} per GB - regional data transfer, in and out`, "Elastic Compute", "Compute", "GB", 0.01],
  [0.15, (p) => `$${p} per GB-month of general purpose storage`, "Elastic Compute", "Storage", "GB-Months", 0.08],
  [0.15, (p) => `$${p} per On Demand Linux m6i.2xlarge Instance Hour`, "Elastic Compute", "Compute", "Hours", 0.384],
  [0.12, (p) => `$${p} per In-use public address per hour`, "Virtual Network", "Networking", "Hours", 0.005],
  [0.1, (p) => `$${p} per 10,000 GET and all other requests`, "Object Storage", "Storage", "Requests", 0.0004],
  [0.08, (p) => `$${p} per hour of keys, gpu-router and its logs`, "Key Management", "Security", "Hours", 0.0014],
  [0.075, () => "Requests - US East (Northern Virginia)", "Functions", "Compute", "Requests", 0.0000002],
  [0.02, (p) => `$${p} per On Demand Linux g5.12xlarge Instance Hour`, "Elastic Compute", "Compute", "Hours", 5.672],
  [0.005, (p) => `$${p} per On Demand Linux p5.48xlarge Instance Hour`, "Elastic Compute", "Compute", "Hours", 98.32],
];
const REGIONS = [
  ["us-east-1", "US East (N. Virginia)"],
  ["us-west-2", "US West (Oregon)"],
  ["eu-central-1", "Europe (Frankfurt)"],
];
const TEAMS = ["search", "ranking", "speech", "platform", "vision-gpu"];

/** The same numbers every time. @returns {() => number} */
function numbers() {
  let state = 2026;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

const two = (n) => String(n).padStart(2, "0");

/** @param {() => number} random @returns {string[]} one row */
function cells(random) {
  const pick = (list) => list[Math.floor(random() * list.length)];
  let left = random();
  const kind = KINDS.find(([share]) => (left -= share) < 0) ?? KINDS[0];
  const [, describe, service, category, unit, price] = kind;
  const [region, place] = pick(REGIONS);
  const team = pick(TEAMS);
  const account = Math.floor(random() * 40);
  const day = 1 + Math.floor(random() * 28);
  const hour = Math.floor(random() * 23);
  const quantity = unit === "Hours" ? 1 : random() * 100;
  const cost = (quantity * price).toFixed(11);
  const id = Math.floor(random() * 2 ** 32).toString(16) + Math.floor(random() * 2 ** 32).toString(16);
  const tags =
    random() < 0.35
      ? "NULL"
      : `{"team": "${team}", "environment": "${random() < 0.7 ? "prod" : "dev"}", "cost_center": "${1000 + account}"}`;
  return [
    `${region}${pick(["a", "b", "c"])}`,
    cost,
    "884422001133",
    "Fleet of one company",
    "USD",
    "2026-03-01 00:00:00",
    "2026-02-01 00:00:00",
    random() < 0.002 ? pick(["Tax", "Credit", "Purchase"]) : "Usage",
    "NULL",
    describe(price),
    "Usage-Based",
    `2026-02-${two(day)} ${two(hour + 1)}:00:00`,
    `2026-02-${two(day)} ${two(hour)}:00:00`,
    "NULL",
    "NULL",
    "NULL",
    "NULL",
    "NULL",
    quantity.toFixed(15),
    unit,
    cost,
    String(price),
    cost,
    "Cloud of Examples, Inc.",
    cost,
    String(price),
    "Standard",
    quantity.toFixed(11),
    unit,
    "AWS",
    "Cloud of Examples, Inc.",
    region,
    place,
    `arn:cloud:compute:${region}:${7e11 + account}:part/${id}`,
    "NULL",
    pick(["instance", "volume", "NULL"]),
    category,
    service,
    `SKU${1000 + KINDS.indexOf(kind)}QZX`,
    `SKU${1000 + KINDS.indexOf(kind)}QZX.JRTX.6YS6`,
    String(7e11 + account),
    `Team ${team} ${account}`,
    tags,
  ];
}

const whenNeeded = (cell) => (/[",]/.test(cell) ? always(cell) : cell);
const always = (cell) => `"${cell.replaceAll('"', '""')}"`;

/**
 * Writes the export. Some exporters quote every cell, most only those that need it.
 * @param {{ file: string, bytes: number, quoted: boolean }} options
 * @returns {Promise<{ rows: number, gpuRows: number }>} `gpuRows`: usage of GPUs
 */
export async function billFile({ file, bytes, quoted }) {
  const random = numbers();
  const out = createWriteStream(file);
  const write = quoted ? always : whenNeeded;
  let rows = 0;
  let gpuRows = 0;
  let size = 0;
  out.write(`${COLUMNS}\n`);
  while (size < bytes) {
    const lines = [];
    for (let i = 0; i < 2000; i++) {
      const row = cells(random);
      if (/ (g5|p5)\./.test(row[9]) && row[7] === "Usage") gpuRows++;
      lines.push(row.map(write).join(","));
    }
    rows += lines.length;
    const text = `${lines.join("\n")}\n`;
    size += text.length;
    if (!out.write(text)) await once(out, "drain");
  }
  out.end();
  await once(out, "close");
  return { rows, gpuRows };
}
