import { noiseFloor } from "../core/comparison/noise-floor";
import { changePoints } from "../core/stats/change-points";
import { hostRatio } from "../core/stats/host-ratio";
import { hodgesLehmann, mannWhitney, smallestP } from "../core/stats/mann-whitney";
import { medianRanks } from "../core/stats/median-interval";
import { familywise, holm } from "../core/stats/multiplicity";
import { freshIndices } from "../core/stats/order-statistic";
import { median, quantile, sorted } from "../core/stats/quantile";
import { ratioBca } from "../core/stats/ratio-bca";
import { plannedRuns, runsForWidth } from "../core/stats/runs-needed";
import { bimodality, modifiedZ, warmUp } from "../core/stats/screening";
import { logRatioInterval, tostOnLogs, welchOnLogs } from "../core/stats/welch";
import { formatInterval, formatNumber, formatPercent } from "./format";
import { type MethodGroup, percent } from "./method";

/** Ten runs a side, more is better. */
const BARE = [101.2, 100.4, 99.8, 100.9, 100.1, 99.5, 100.6, 101, 99.9, 100.3];
const VIRTUAL = [97.9, 98.6, 97.2, 98.1, 98.8, 97.5, 98.3, 97.7, 98.4, 98];
const [bare, virtual] = [sorted(BARE), sorted(VIRTUAL)];
const theta = median(virtual) / median(bare);
const ends = (r: { low: number; high: number }) => formatInterval(1 - r.high, 1 - r.low);
const [bca] = ratioBca(
  bare,
  virtual,
  theta,
  freshIndices(bare, "baseline"),
  freshIndices(virtual, "candidate"),
  [0.95],
);
const few = welchOnLogs(BARE.slice(0, 3), VIRTUAL.slice(0, 3));
const whole = welchOnLogs(BARE, VIRTUAL);
const test = mannWhitney(BARE, VIRTUAL);
const ranks = medianRanks(10);
const adjusted = holm([0.01, 0.02, 0.03]);
const p = (x: number) => formatNumber(x, { significant: 2 });
const number = (x: number) => formatNumber(x, { significant: 4 });
const equal = whole && tostOnLogs(whole, 0.03);

const STARTING = [120, 108, 100.5, 100.2, 99.9, 100.1, 100, 99.8];
const STRAY = [100, 101, 99, 100.5, 99.5, 100, 130];
const TWO_PEAKS = Array.from({ length: 40 }, (_, i) => (i < 20 ? 100 : 110) + 0.1 * (i % 5));
const HOSTS = {
  bare: [
    [100, 101],
    [95, 96],
    [103, 104],
  ],
  virtual: [
    [98, 99],
    [93, 94],
    [101, 102],
  ],
};
const overHosts = (paired: boolean) => percent(1 - hostRatio(HOSTS.bare, HOSTS.virtual, paired));
const floorOf = (aa: readonly number[], hosts: "same" | "different") =>
  percent(noiseFloor({ aa, hosts, interleaved: false }).floor);

const sessions = [0.031, 0.028, 0.03, 0.032, 0.061, 0.059, 0.062, 0.06];
const changes = changePoints(sessions.map((o) => -Math.log(1 - o)));
const tenth = (x: number) => formatPercent(x, { decimals: 1, atLeast: 1 });
const levelOf = (log: number) => tenth(1 - Math.exp(-log));

export const SURE_METHODS: MethodGroup = {
  id: "uncertainty",
  title: "How sure one comparison is",
  methods: [
    {
      id: "estimate",
      title: "The estimate",
      words:
        "The ratio of the medians of both sides' runs. A run is a separate start; samples inside one count as one. Quantiles lie between two sorted values on a straight line (type 7).",
      symbols: "o = 1 − median(VM) / median(bare metal); h = (n − 1)·p, x[⌊h⌋] + (h − ⌊h⌋)·(x[⌊h⌋ + 1] − x[⌊h⌋])",
      example: `Ten runs a side with medians ${number(median(bare))} and ${number(median(virtual))}: o = ${percent(1 - theta)}; the 90th percentile of bare metal is ${number(quantile(bare, 0.9))}`,
    },
    {
      id: "bca",
      title: "Interval from five runs a side",
      words:
        "Runs are drawn again and again with replacement, 10,000 times with a seed taken from the values themselves, and the ends are mended for bias and skew (BCa).",
      symbols: "level(q) = Φ(z₀ + (z₀ + z_q) / (1 − a·(z₀ + z_q)))",
      example: `The same runs: ${bca ? ends(bca) : "n/a"} (95 %)`,
    },
    {
      id: "welch",
      title: "Interval from two to four runs",
      words: "Student's t on the logarithms, with a spread of its own for each side. Flagged “few runs”.",
      symbols: "exp(m ∓ t·se), m = mean ln VM − mean ln bare metal",
      example: `The first three of each: ${few ? ends(logRatioInterval(few, 0.95)) : "n/a"} (95 %)`,
    },
    {
      id: "median-interval",
      title: "Interval of one side's median",
      words: "Two of the sorted values hold the median whatever their distribution. Below six runs none do at 95 %.",
      symbols: "largest k with 1 − 2·P(Bin(n, ½) ≤ k − 1) ≥ 95 %",
      example: `10 runs: values ${ranks?.low} and ${ranks?.high} in order, held with ${percent(ranks?.coverage ?? Number.NaN)}. 5 runs: ${medianRanks(5) === null ? "none" : "some"}`,
    },
    {
      id: "mann-whitney",
      title: "Whether two sides differ at all",
      words:
        "How often a run of one side beats a run of the other. Exact up to 20 runs a side without ties. A large p never means “no overhead”.",
      symbols: "U = pairs with bare metal above the VM, ties one half",
      example: `The same runs: U = ${formatNumber(test.u)} of 100, p = ${p(test.p)}. Three against three can never go below p = ${p(smallestP(3))}`,
    },
    {
      id: "hodges-lehmann",
      title: "A second estimate",
      words: "The middle of all differences, and of all ratios, between the sides. It stands beside the first.",
      symbols: "median of all c − b, of all c / b",
      example: `The same runs: a ratio of ${formatNumber(hodgesLehmann(BARE, VIRTUAL).ratio, { decimals: 4 })}, o = ${percent(1 - hodgesLehmann(BARE, VIRTUAL).ratio)}`,
    },
    {
      id: "many-metrics",
      title: "Many metrics at once",
      words: "Of many tests some find a difference by chance. Holm's correction decides which differ.",
      symbols: "max over j ≤ i of min(1, (m − j + 1)·pⱼ); chance of a false alarm 1 − 0.95ᵐ",
      example: `5 metrics: ${percent(familywise(5))}, 8: ${percent(familywise(8))}. p of 0.01, 0.02 and 0.03 become ${adjusted.map(p).join(", ")}`,
    },
    {
      id: "equivalence",
      title: "No difference",
      words:
        "Must be shown, not assumed: two one-sided tests that the ratio lies inside the margin, which is the same as a 90 % interval inside it.",
      symbols: "both p < 5 %, margin M ≥ noise floor",
      example: `The same runs with M = 3 %: p = ${equal ? p(equal.p) : "n/a"}, ${equal?.equivalent ? "no difference above 3 %" : "not shown"}`,
    },
    {
      id: "noise-floor-formula",
      title: "Noise floor",
      words:
        "The largest difference among runs of the same side, at least 3 % unless the hosts are the same; without any, assumed.",
      symbols: "F = max |o| of the same-side comparisons",
      example: `Halves of one side that differ by 1.4 %: ${floorOf([0.014], "same")} on one host, ${floorOf([0.014], "different")} on others. Without any on one host: ${floorOf([], "same")}`,
    },
    {
      id: "runs-planned",
      title: "How many runs",
      words: "Planned from the spread between runs; once there are some, from the width of the interval.",
      symbols: "n = 2·((z₀.₉₇₅ + z₀.₈)·cv / d)²; n·(width now / width wanted)²",
      example: `Spread 2 %, to see 2 %: ${plannedRuns(0.02, 0.02)?.n} a side. Spread 5 %: ${plannedRuns(0.05, 0.02)?.n}. 10 runs that gave 4 points, 2 wanted: ${runsForWidth(10, 0.04, 0.02)}`,
    },
    {
      id: "screening",
      title: "Warm-up, stray values, two peaks",
      words:
        "Leading values more than 2 % from the settled middle are dropped and shown. A stray value is flagged and never removed. Two peaks are asked about: two settings, two hosts?",
      symbols: "|0.6745·(x − median) / MAD| > 3.5; (G₁² + 1) / (G₂ + 3·(n − 1)² / ((n − 2)(n − 3))) > 0.555",
      example: `120, 108, 100.5, 100.2 …: ${warmUp(STARTING)} dropped. 130 among 99 to 101: z = ${formatNumber(Math.max(...modifiedZ(STRAY).z), { decimals: 1 })}. Twenty runs near 100 and twenty near 110: ${formatNumber(bimodality(TWO_PEAKS)?.coefficient ?? Number.NaN, { decimals: 2 })}`,
    },
    {
      id: "hosts",
      title: "Several hosts",
      words:
        "GPUs of one model differ between hosts. On the same hosts what is particular to one cancels; on others the means of the hosts' medians are set against one another.",
      symbols: "same hosts: o = 1 − exp(mean ln(median_c / median_b)); else 1 − mean(medians_c) / mean(medians_b)",
      example: `Three hosts of two runs a side: ${overHosts(true)} paired, ${overHosts(false)} unpaired`,
    },
    {
      id: "change-points",
      title: "A change through time",
      words:
        "Circular binary segmentation: every stretch of at least two sessions is set against the rest, and the one that differs most counts where chance alone would differ as much in 1.67 of 100 series at most. Searched are the logs of the slowdown, one for each bare-metal session, and of both sides' medians.",
      symbols: "T = max over i < j of |t(xᵢ … xⱼ₋₁ against the rest)|; p from 9,999 simulated series without a change",
      example: `${sessions.map(tenth).join(", ")}: ${changes.map((c) => `a change at session ${c.at + 1}, from ${levelOf(c.before)} to ${levelOf(c.after)}, p = ${formatPercent(c.p, { decimals: 2 })}`).join("; ")}`,
    },
  ],
};
