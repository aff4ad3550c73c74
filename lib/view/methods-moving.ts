import { breakEvenPremium, monthlySaving } from "../core/cost/break-even";
import { monthlyRate, npv, underCommitment } from "../core/cost/discount";
import { discountedPayback, irrPerMonth, payback, perAnnum } from "../core/cost/payback";
import { valueOf } from "../core/units/figure";
import { formatNumber, formatPercent } from "./format";
import { type MethodGroup, percent, say, usd } from "./method";

const of = (saving: number) => Array.from({ length: 36 }, () => saving);
const savings = of(12_000);
const rate = valueOf(irrPerMonth(savings, 150_000)) ?? Number.NaN;
const bound = underCommitment(savings, 0.7, 12);

export const MOVING_METHODS: MethodGroup = {
  id: "moving",
  title: "Whether moving pays",
  methods: [
    {
      id: "break-even-premium",
      title: "Break-even premium",
      words: "What bare metal may cost more than the VM before moving stops paying.",
      symbols: "p* = o·f / (1 − o·f)",
      example: `o = 5 %: p* = ${percent(breakEvenPremium(0.05))}. o = 15 %: p* = ${percent(breakEvenPremium(0.15))}. o = 5 % with 60 % of the hours GPU-bound: ${percent(breakEvenPremium(0.05, 0.6))}`,
    },
    {
      id: "saving",
      title: "Saving of moving to bare metal",
      words: "The only saving formula: present value, break-even and the tornado all use it. It may be negative.",
      symbols: "v = S · (1 − (1 − o·f) · (1 + p))",
      example: `${usd(100_000)}, o = 3 %, premium 10 %: ${usd(monthlySaving(100_000, 0.03, 0.1))} a month. o = 12 %: ${usd(monthlySaving(100_000, 0.12, 0.1))}`,
    },
    {
      id: "present-value",
      title: "Present value, payback, rate of return",
      words: "Savings at the end of each month, discounted; the cost of moving at month 0.",
      symbols: "r = (1 + R)^(1/12) − 1, NPV = −M + Σ vₖ / (1 + r)ᵏ",
      example: `${usd(150_000)} to move, ${usd(12_000)} a month for 36 months at 10 % (r = ${formatPercent(monthlyRate(0.1), { decimals: 4 })}): NPV ${usd(npv(savings, 150_000, 0.1))}, paid back in ${say(payback(savings, 150_000), formatNumber)} months, discounted in month ${say(discountedPayback(savings, 150_000, 0.1), formatNumber)}, return ${formatPercent(perAnnum(rate), { decimals: 0 })} a year`,
    },
    {
      id: "rate-of-return",
      title: "Internal rate of return",
      words:
        "The rate at which the present value is zero, found by halving between 0 and 100 % a month. A plan that invests twice may have several, so it has none.",
      symbols: "NPV(r) = 0; a year: (1 + r)¹² − 1",
      example: `The same plan: ${formatPercent(rate, { decimals: 2 })} a month. Nothing to pay at the start: ${say(irrPerMonth(savings, 0), percent)}`,
    },
    {
      id: "never",
      title: "No payback",
      words: "An answer of its own. It is never written as a very long time.",
      symbols: "v ≤ 0, or M / v beyond the horizon",
      example: `${usd(150_000)} to move and ${usd(-500)} a month: ${say(payback(of(-500), 150_000), formatNumber)}. ${usd(1000)} a month: ${say(payback(of(1000), 150_000), formatNumber)}`,
    },
    {
      id: "commitment",
      title: "Commitments",
      words:
        "Until a commitment ends only the share that is not committed is saved, unless the freed GPUs are used otherwise.",
      symbols: "vₖ · (1 − committed share) while k ≤ end month",
      example: `The same plan with 70 % committed for 12 months: NPV ${usd(npv(bound, 150_000, 0.1))}, paid back in month ${say(payback(bound, 150_000), formatNumber)}`,
    },
  ],
};
