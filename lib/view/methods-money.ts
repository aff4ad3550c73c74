import { worthOf } from "../core/cost/benefit";
import { costOfConvenience } from "../core/cost/convenience";
import { fiscalYear } from "../core/cost/fiscal-year";
import { nodePrice, perGpuYear } from "../core/cost/hours";
import { monthsWorth } from "../core/cost/ledger";
import { effectivePrice } from "../core/cost/price";
import { monthlyLicences, monthlyPower } from "../core/cost/running-costs";
import { breakEvenOverhead, pricePerMillionTokens, usefulHourPrice } from "../core/cost/useful-hour";
import { costToMatch, waste } from "../core/cost/waste";
import { freedNodes } from "../core/overhead/whole-nodes";
import { formatMoney } from "./format";
import { type MethodGroup, percent, say, usd } from "./method";

const node = nodePrice(8, 3);
const operations = worthOf({ kind: "operations", hours: 40, rate: 100 });
const provisioning = worthOf({
  kind: "provisioning",
  events: 10,
  hoursSaved: 12.5,
  gpusPerEvent: 8,
  pricePerGpuHour: 3,
});
const benefits = operations + provisioning;
/** A million tokens cost cents. */
const cents = (x: number) => formatMoney(x, "USD", { decimals: 4 });

export const MONEY_METHODS: MethodGroup = {
  id: "money",
  title: "From an overhead to money",
  methods: [
    {
      id: "waste",
      title: "Spend that bought no work",
      words:
        "What the same work would save on bare metal at equal price, counted over the hours in which the GPU is the limit. It rises with the overhead, so both ends of an interval are taken over as they are.",
      symbols: "W = o · S · f",
      example: `${usd(100_000)} a month at 10 to 15 %: ${usd(waste(0.1, 100_000))} to ${usd(waste(0.15, 100_000))} a month. At 5 % with 40 % of the hours GPU-bound: ${usd(waste(0.05, 100_000, 0.4))}`,
    },
    {
      id: "cost-to-match",
      title: "Cost to match",
      words:
        "What it costs to catch up while staying virtualized. Never to be mixed with the spend that bought no work.",
      symbols: "S · o / (1 − o)",
      example: `${usd(100_000)} a month at 15 %: ${usd(costToMatch(0.15, 100_000))} a month`,
    },
    {
      id: "node-money",
      title: "The money of whole nodes",
      words: "A fixed fleet saves whole nodes or nothing; 730 hours a month, which is 365 · 24 / 12.",
      symbols: "730 · GPUs · price; ⌊o·n⌋ · node price",
      example: `8 GPUs at ${usd(3)} an hour: ${usd(node)} a month, ${usd(perGpuYear(3))} a GPU and year. 40 nodes at o = 3 %: ${freedNodes(0.03, 40)} freed, ${usd(freedNodes(0.03, 40) * node)} a month`,
    },
    {
      id: "effective-price",
      title: "List price, discount, effective price",
      words: "Three columns. What is paid is the list price less the discount.",
      symbols: "effective = list · (1 − discount)",
      example: `${usd(4)} less 25 %: ${usd(effectivePrice({ list: 4, discount: 0.25 }))} a GPU and hour`,
    },
    {
      id: "cost-base",
      title: "Which cost of a bill",
      words:
        "The effective cost, which spreads a prepayment over the months it pays for. The billed cost of that month would show it all at once.",
      symbols: "S = Σ EffectiveCost of usage",
      example: `60,000 on demand and 40,000 spread at 5 %: ${usd(waste(0.05, 100_000))}. The month of a prepayment of 480,000 would show ${usd(waste(0.05, 540_000))}`,
    },
    {
      id: "growth",
      title: "A year, with growth",
      words: "Without growth a year is twelve months. With it, the sum of twelve growing months.",
      symbols: "Σ S · (1 + g)ᵏ, k = 0 … 11",
      example: `${usd(100_000)} a month, 3 % growth, 12 %: ${usd(waste(0.12, 100_000) * monthsWorth(0.03, 12))} against ${usd(12 * waste(0.12, 100_000))} without growth`,
    },
    {
      id: "fiscal-year",
      title: "Fiscal year",
      words: "A month belongs to the year that began last. A year that begins in January carries one number.",
      symbols: "month ≥ start: that year, else the one before",
      example: `March 2026, start in April: ${fiscalYear("2026-03", 4)}. April 2026: ${fiscalYear("2026-04", 4)}. Start in January: ${fiscalYear("2026-03", 1)}`,
    },
    {
      id: "running-costs",
      title: "Licences and electricity",
      words:
        "What the virtualized side costs beside its bill. Licences go with the move; of the electricity, the share that did no work.",
      symbols: "price per GPU · GPUs + price per core · cores; 730 h · GPUs · kW · facility factor · price",
      example: `8 GPUs at ${usd(40)} and 128 cores at ${usd(6)}: ${usd(monthlyLicences({ gpus: 8, licences: { perGpu: 40, perCore: 6, cores: 128 } }))} a month. 8 GPUs of 0.7 kW, factor 1.3, ${usd(0.12)} a kWh: ${usd(monthlyPower({ gpus: 8, power: { kilowattsPerGpu: 0.7, facilityFactor: 1.3, pricePerKilowattHour: 0.12 } }))} a month`,
    },
    {
      id: "convenience",
      title: "Cost of convenience",
      words:
        "What virtualization costs after what it gives. Negative: it pays for itself, and the answer says so. Nothing is set until you value it.",
      symbols:
        "W + licences − (operations hours · rate + events · hours saved · GPUs · price + downtime avoided · cost)",
      example: `${usd(5000)} a month, 40 hours of operations at ${usd(100)} (${usd(operations)}) and ten provisionings saving 12.5 hours of 8 GPUs at ${usd(3)} (${usd(provisioning)}): ${usd(costOfConvenience(5000, 0, benefits))}`,
    },
    {
      id: "useful-hour",
      title: "A useful hour",
      words: "The price of an hour of work done: price, utilisation and overhead are three factors of their own.",
      symbols: "price / (u · (1 − o)); equal at o = 1 − price(VM) · u(bare) / (price(bare) · u(VM))",
      example: `${usd(3)} an hour, 55 % used, o = 5 %: ${say(usefulHourPrice(3, 0.55, 0.05), usd)}. Bare metal at ${usd(3.3)} and 50 % used breaks even at o = ${say(breakEvenOverhead({ price: 3.3, utilisation: 0.5 }, { price: 3, utilisation: 0.55 }), percent)}`,
    },
    {
      id: "million-tokens",
      title: "A million tokens",
      words: "On both sides, from the price of all GPUs that give the tokens. The difference is the extra capacity.",
      symbols: "price an hour · 10⁶ / (tokens/s · 3600)",
      example: `8 GPUs at ${usd(2.5)}: ${say(pricePerMillionTokens(20, 35_316.7), cents)} at 35,316.7 token/s, ${say(pricePerMillionTokens(20, 34_301.9), cents)} at 34,301.9`,
    },
  ],
};
