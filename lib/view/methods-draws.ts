import { monthlySaving } from "../core/cost/break-even";
import { npv } from "../core/cost/discount";
import { priorOf } from "../core/evidence/priors";
import { pcieCeiling } from "../core/hardware/pcie";
import { tornado } from "../core/projection/sensitivity";
import { Z90, logRatioDraw, pert, pertShapes, productVariance, splitNormal, triangular } from "../core/stats/draws";
import { mulberry32 } from "../core/stats/random";
import { formatNumber, formatQuantity } from "./format";
import { type MethodGroup, percent, usd } from "./method";

const prior = priorOf("tuned-single-node");
const draw = splitNormal(prior.p10, prior.p50, prior.p90);
const one = splitNormal(0.01, 0.04, 0.07);
const typed = { low: 0.02, mode: 0.05, high: 0.12 };
const flat = triangular(typed.low, typed.mode, typed.high);
const smooth = pert(typed.low, typed.mode, typed.high);
const logs = logRatioDraw(Math.log(0.97), 0.006, 3.4);
const three = (of: (u: number) => number) =>
  ([0.05, 0.5, 0.95] as const).map((u) => `P${u * 100} ${percent(of(u))}`).join(", ");
const next = mulberry32(42);
const uniforms = [next(), next()].map((u) => formatNumber(u, { decimals: 6, atLeast: 6 }));
const spread = Math.sqrt(productVariance({ mean: 0.05, sd: 0.01 }, { mean: 100_000, sd: 10_000 }));

const BASE = { overhead: 0.08, premium: 0.02, migration: 100_000 };
const worth = ({ overhead, premium, migration }: typeof BASE) =>
  npv(
    Array.from({ length: 36 }, () => monthlySaving(100_000, overhead, premium)),
    migration,
    0.1,
  );
const rows = tornado([
  { input: "overhead", low: 0.04, high: 0.12, at: (overhead: number) => worth({ ...BASE, overhead }) },
  { input: "premium", low: 0, high: 0.05, at: (premium: number) => worth({ ...BASE, premium }) },
  { input: "migration", low: 50_000, high: 200_000, at: (migration: number) => worth({ ...BASE, migration }) },
]);

export const DRAW_METHODS: MethodGroup = {
  id: "simulation-of-money",
  title: "How sure the money is",
  methods: [
    {
      id: "prior-draw",
      title: "Drawing from a published range",
      words: "Two half normal curves that meet P10, P50 and P90. Never an even draw between the ends.",
      symbols: `x = P50 + z · (P90 − P50) / ${Z90} if z ≥ 0, else P50 + z · (P50 − P10) / ${Z90}`,
      example: `${prior.label}: P5 ${percent(draw(0.05))}, P50 ${percent(draw(0.5))}, P95 ${percent(draw(0.95))}`,
    },
    {
      id: "replicates",
      title: "Drawing from a comparison",
      words:
        "With five runs a side and more, one of the bootstrap's own ratios. With two to four, Student's t on the logarithms. With one run a side, its point and 3 points either way as P10 and P90.",
      symbols: "o = 1 − exp(m + se · t⁻¹(u))",
      example: `m = ln 0.97, se = 0.006, 3.4 degrees of freedom: ${three((u) => logs(1 - u))}. One run a side at 4 %: ${three(one)}`,
    },
    {
      id: "typed-range",
      title: "Drawing from a typed range",
      words:
        "Low and high are P10 and P90, drawn as a published range. Where they are hard ends, a triangle, or PERT, which is smoother and trusts the middle more.",
      symbols:
        "triangle: a + √(u·(b − a)·(m − a)) below the mode; PERT: Beta(1 + 4(m − a)/(b − a), 1 + 4(b − m)/(b − a))",
      example: `2, 5 and 12 %: triangle ${three(flat)}; PERT ${three(smooth)}, mean ${percent(pertShapes(typed.low, typed.mode, typed.high).mean)}`,
    },
    {
      id: "generator",
      title: "Chance that can be repeated",
      words:
        "One generator, mulberry32, with the seed shown. Each input has its own place in every trial, so moving one changes no other, and two scenarios with one seed differ by their inputs alone.",
      symbols: "u in [0, 1), one for each input and trial",
      example: `Seed 42: ${uniforms.join(", ")} …`,
    },
    {
      id: "simulation",
      title: "The fan",
      words:
        "10,000 trials with the seed shown, quantiles of type 7. Where the overhead of one segment is all that varies, its quantiles are taken exactly. The same inputs and seed give the same figures.",
      symbols: "waste of a trial = Σ oₛ · fₛ · Sₛ; month k is it times (1 + g)^(k − 1)",
      example: "Bands hold 50, 80 and 90 in 100 trials; the outer edges are P5 and P95.",
    },
    {
      id: "product",
      title: "A check on the simulation",
      words: "The spread of a product of two independent figures is known without drawing.",
      symbols: "Var = mx²·vy + my²·vx + vx·vy",
      example: `5 ± 1 % of ${usd(100_000)} ± 10 %: ${usd(5000)} ± ${usd(spread)}`,
    },
    {
      id: "tornado",
      title: "Which assumption matters",
      words: "One input at a time over its printed range, all others at base; the widest first.",
      symbols: "NPV(high) − NPV(low)",
      example: `${usd(100_000)} a month for 36 months at 10 %, o = 8 % (4 to 12), premium 2 % (0 to 5), ${usd(100_000)} to move (50,000 to 200,000): ${rows.map((r) => `${r.input} ${usd(r.low)} to ${usd(r.high)}`).join("; ")}`,
    },
  ],
};

export const CEILING_METHODS: MethodGroup = {
  id: "hardware",
  title: "What hardware can do at most",
  methods: [
    {
      id: "ceilings",
      title: "What a link can carry",
      words:
        "A value above the ceiling is shown, and claims nothing until somebody says what was counted: one direction or both, GB or GiB.",
      symbols: "GT/s · lanes · encoding / 8",
      example: `PCIe Gen5 x16, one direction: ${formatQuantity(pcieCeiling(5), "B/s")}. Gen4: ${formatQuantity(pcieCeiling(4), "B/s")}`,
    },
  ],
};
