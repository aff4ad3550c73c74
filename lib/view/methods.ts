// What `/methods` shows: every formula in words, in symbols, and worked with numbers by the functions that the product
// itself uses. docs/formulas.md tells the same at length and is held to the same functions.
import { breakEvenPremium, monthlySaving } from "../core/cost/break-even";
import { monthlyRate, npv } from "../core/cost/discount";
import { monthsWorth } from "../core/cost/ledger";
import { discountedPayback, irrPerMonth, payback, perAnnum } from "../core/cost/payback";
import { pricePerMillionTokens, usefulHourPrice } from "../core/cost/useful-hour";
import { costToMatch, waste } from "../core/cost/waste";
import { priorOf } from "../core/evidence/priors";
import { pcieCeiling } from "../core/hardware/pcie";
import { PROFILE_TABLE, TUNED_AXES } from "../core/overhead/profiles";
import { capacityUnder } from "../core/overhead/slo-capacity";
import { extraCapacity, overheadFrom, overheadOfTimeIncrease } from "../core/overhead/slowdown";
import { meanAndJitter } from "../core/overhead/stragglers";
import { freedNodes, nodesToAdd, smallestFleetToFreeOne } from "../core/overhead/whole-nodes";
import { combine, overheadFromAxes } from "../core/overhead/workload-overhead";
import { changePoints } from "../core/stats/change-points";
import { Z90, splitNormal } from "../core/stats/draws";
import { type Figure, reasonOf, valueOf } from "../core/units/figure";
import { formatMoney, formatNumber, formatPercent, formatQuantity } from "./format";

/** One formula. `example` is computed when it is read: it cannot disagree with the product. */
export interface Method {
  /** Anchor on the page: `#extra-capacity`. */
  id: string;
  title: string;
  words: string;
  symbols: string;
  example: string;
}

export interface MethodGroup {
  id: string;
  title: string;
  methods: readonly Method[];
}

const usd = (x: number) => formatMoney(x, "USD");
const percent = (x: number) => formatPercent(x);
const say = (f: Figure, written: (x: number) => string): string => {
  const value = valueOf(f);
  return value === null ? (reasonOf(f) ?? "n/a") : written(value);
};

const savings = Array.from({ length: 36 }, () => 12_000);
const rate = valueOf(irrPerMonth(savings, 150_000)) ?? Number.NaN;
const halves = combine([
  { weight: 0.5, overhead: 0 },
  { weight: 0.5, overhead: 0.5 },
]);
const training = overheadFromAxes(PROFILE_TABLE["training-multi-node"].weights, { ...TUNED_AXES, network: 0.44 });
const limited = capacityUnder({
  model: "mm1",
  servers: 1,
  serviceRate: 10,
  quantile: 0.99,
  overhead: 0.05,
  addedSeconds: 0,
  limitSeconds: 2,
});
const waiting = meanAndJitter({ overhead: 0.02, cvBaseline: 0.01, cvCandidate: 0.03, nodes: 64 });
const prior = priorOf("tuned-single-node");
const draw = splitNormal(prior.p10, prior.p50, prior.p90);
const sessions = [0.031, 0.028, 0.03, 0.032, 0.061, 0.059, 0.062, 0.06];
const changes = changePoints(sessions.map((o) => -Math.log(1 - o)));
const tenth = (x: number) => formatPercent(x, { decimals: 1, atLeast: 1 });
const levelOf = (log: number) => tenth(1 - Math.exp(-log));

export const METHODS: readonly MethodGroup[] = [
  {
    id: "overhead",
    title: "From two measurements to an overhead",
    methods: [
      {
        id: "overhead-from-throughput",
        title: "Overhead, when more is better",
        words:
          "The share of capacity that virtualization takes: one minus what the VM does for each unit that bare metal does.",
        symbols: "o = 1 − x(VM) / x(bare metal)",
        example: `35,316.7 and 34,301.9 token/s: o = ${say(overheadFrom(35_316.7, 34_301.9, "higher"), percent)}`,
      },
      {
        id: "overhead-from-time",
        title: "Overhead, when less is better",
        words: "For times the two sides change places. A time that grows by 15 % is not 15 % of capacity.",
        symbols: "o = 1 − t(bare metal) / t(VM) = a / (1 + a), a = time increase",
        example: `3.9222 and 4.0136 min: o = ${say(overheadFrom(3.9222, 4.0136, "lower"), percent)}. 15 % more time: o = ${percent(overheadOfTimeIncrease(0.15))}`,
      },
      {
        id: "extra-capacity",
        title: "Extra capacity",
        words: "What must be added to do bare metal's work while staying virtualized. Always more than the overhead.",
        symbols: "e = o / (1 − o)",
        example: `o = 15 %: e = ${percent(extraCapacity(0.15))}`,
      },
      {
        id: "axes",
        title: "Several parts into one workload",
        words:
          "Parts combine by the time they take on bare metal, never by an average of their overheads. A measured end-to-end figure replaces its parts.",
        symbols: "s = Σ wᵢ / (1 − oᵢ), o = 1 − 1/s",
        example: `Two halves with 0 and 50 %: o = ${percent(halves.overhead)}, not 25 %. Training on several nodes with the network at 44 %: o = ${percent(training.overhead)}`,
      },
      {
        id: "whole-nodes",
        title: "Whole nodes",
        words: "A fleet of fixed size frees or needs whole nodes only.",
        symbols: "freed = ⌊o·n⌋, to add = ⌈n·o / (1 − o)⌉",
        example: `o = 3 %, 8 nodes: ${freedNodes(0.03, 8)} freed, ${nodesToAdd(0.03, 8)} to add. It takes ${say(smallestFleetToFreeOne(0.03), formatNumber)} nodes to free one.`,
      },
      {
        id: "latency-limit",
        title: "Load under a latency limit",
        words:
          "The highest load of each side whose slowest requests still meet the limit. Measured by a sweep of loads where there is one, else by a queue.",
        symbols: "one server: λ = max(0, (1 − o)·μ − L / (X − δ)), L = ln 1/(1 − p); several: Erlang C",
        example: `μ = 10/s, p99 ≤ 2 s, o = 5 %: ${say(limited.baseline, formatNumber)} against ${say(limited.candidate, formatNumber)} a second, a loss of ${say(limited.loss, percent)}`,
      },
      {
        id: "slowest-node",
        title: "The slowest of N nodes",
        words:
          "Nodes that synchronise take the time of the slowest, so a wider spread of step times costs even at an equal mean. Nodes are taken as independent.",
        symbols: "A = 1 + cv·m_N, o = 1 − (1 − o_mean)·A_b / A_c",
        example: `o = 2 %, steps spread 1 % against 3 %, 64 nodes: o = ${say(waiting.overhead, percent)}`,
      },
    ],
  },
  {
    id: "money",
    title: "From an overhead to money",
    methods: [
      {
        id: "waste",
        title: "Spend that bought no work",
        words:
          "What the same work would save on bare metal at equal price, counted over the hours in which the GPU is the limit.",
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
        id: "growth",
        title: "A year, with growth",
        words: "Without growth a year is twelve months. With it, the sum of twelve growing months.",
        symbols: "Σ S · (1 + g)ᵏ, k = 0 … 11",
        example: `${usd(100_000)} a month, 3 % growth, 12 %: ${usd(waste(0.12, 100_000) * monthsWorth(0.03, 12))} against ${usd(12 * waste(0.12, 100_000))} without growth`,
      },
      {
        id: "break-even-premium",
        title: "Break-even premium",
        words: "What bare metal may cost more than the VM before moving stops paying.",
        symbols: "p* = o·f / (1 − o·f)",
        example: `o = 5 %: p* = ${percent(breakEvenPremium(0.05))}. o = 15 %: p* = ${percent(breakEvenPremium(0.15))}`,
      },
      {
        id: "saving",
        title: "Saving of moving to bare metal",
        words: "The only saving formula: present value, break-even and the tornado all use it.",
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
        id: "useful-hour",
        title: "A useful hour, a million tokens",
        words: "The price of an hour of work done: price, utilisation and overhead are three factors of their own.",
        symbols: "price / (u · (1 − o)); price · 10⁶ / (tokens/s · 3600)",
        example: `${usd(3)} an hour, 55 % used, o = 5 %: ${say(usefulHourPrice(3, 0.55, 0.05), usd)}. 8 GPUs at ${usd(2.5)} and 34,301.9 token/s: ${say(pricePerMillionTokens(20, 34_301.9), usd)} a million tokens`,
      },
    ],
  },
  {
    id: "uncertainty",
    title: "How sure",
    methods: [
      {
        id: "prior-draw",
        title: "Drawing from a published range",
        words: "Two half normal curves that meet P10, P50 and P90. Never an even draw between the ends.",
        symbols: `x = P50 + z · (P90 − P50) / ${Z90} if z ≥ 0, else P50 + z · (P50 − P10) / ${Z90}`,
        example: `${prior.label}: P5 ${percent(draw(0.05))}, P50 ${percent(draw(0.5))}, P95 ${percent(draw(0.95))}`,
      },
      {
        id: "change-points",
        title: "A change through time",
        words:
          "Circular binary segmentation: every stretch of at least two sessions is set against the rest, and the one that differs most counts where chance alone would differ as much in 1.67 of 100 series at most. Searched are the logs of the slowdown, one for each bare-metal session, and of both sides' medians.",
        symbols:
          "T = max over i < j of |t(xᵢ … xⱼ₋₁ against the rest)|; p from 9,999 simulated series without a change",
        example: `${sessions.map(tenth).join(", ")}: ${changes.map((c) => `a change at session ${c.at + 1}, from ${levelOf(c.before)} to ${levelOf(c.after)}, p = ${formatPercent(c.p, { decimals: 2 })}`).join("; ")}`,
      },
      {
        id: "simulation",
        title: "The fan",
        words:
          "One segment: the quantiles of its overhead, exactly. Several: 10,000 trials with the seed shown, one draw a segment and trial, quantiles of type 7. The same inputs and seed give the same figures.",
        symbols: "waste of a trial = Σ oₛ · fₛ · Sₛ; month k is it times (1 + g)^(k − 1)",
        example: "Bands hold 50, 80 and 90 in 100 trials; the outer edges are P5 and P95.",
      },
      {
        id: "tornado",
        title: "Which assumption matters",
        words: "One input at a time over its printed range, all others at base; the widest first.",
        symbols: "NPV(high) − NPV(low)",
        example:
          "Overhead over its own range, premium ± 5 points, GPU-bound hours half to half as many again, cost of moving half to double, bill ± 25 %.",
      },
      {
        id: "ceilings",
        title: "What a link can carry",
        words:
          "A value above the ceiling is shown, and claims nothing until somebody says what was counted: one direction or both, GB or GiB.",
        symbols: "GT/s · lanes · encoding / 8",
        example: `PCIe Gen5 x16, one direction: ${formatQuantity(pcieCeiling(5), "B/s")}. Gen4: ${formatQuantity(pcieCeiling(4), "B/s")}`,
      },
    ],
  },
];
