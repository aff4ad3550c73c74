// The golden cases of MODEL 7.
import { expect, test } from "vitest";
import { monthlySaving } from "../cost/break-even";
import { npv } from "../cost/discount";
import { waste } from "../cost/waste";
import { logRatioDraw, pert, pertShapes, productVariance, splitNormal, triangular } from "../stats/draws";
import { mean, quantile, variance } from "../stats/quantile";
import { mulberry32 } from "../stats/random";
import { type Inputs, runCase } from "../units/golden-case";
import { tornado } from "./sensitivity";
import simulation from "./golden/simulation.json";

type Name =
  | "a"
  | "annual_rate"
  | "b"
  | "base"
  | "df"
  | "m"
  | "mode"
  | "n"
  | "o"
  | "p10"
  | "p50"
  | "p90"
  | "ranges"
  | "se"
  | "seed"
  | "spend"
  | "u";
type Compute = (inputs: Inputs<Name>) => unknown;
const repeat = (x: number, n: number) => Array.from({ length: n }, () => x);

interface TornadoInputs {
  base: Record<string, number>;
  ranges: Record<string, [number, number]>;
  annual_rate: number;
}

function tornadoCase({ base, ranges, annual_rate: R }: TornadoInputs) {
  const evaluate = (x: Record<string, number>) =>
    npv(repeat(monthlySaving(x.spend!, x.o!, x.prem!, x.fb!), 36), x.mig!, R);
  const rows = tornado(
    Object.entries(ranges).map(([input, [low, high]]) => {
      return { input, low, high, at: (x: number) => evaluate({ ...base, [input]: x }) };
    }),
  );
  return {
    base: evaluate(base),
    ...Object.fromEntries(rows.map((r) => [r.input, [r.low, r.high]])),
    order: rows.map((r) => r.input),
  };
}

const TABLE: [string, Compute][] = [
  [
    "vii.triangular",
    ({ a, mode, b, spend }) => {
      const draw = triangular(a, mode, b);
      const [p05, p50, p95] = [draw(0.05), draw(0.5), draw(0.95)];
      return {
        mean: (a + mode + b) / 3,
        ...{ p05, p50, p95 },
        ...{ waste_p05: waste(p05, spend), waste_p50: waste(p50, spend), waste_p95: waste(p95, spend) },
      };
    },
  ],
  [
    "vii.pert",
    ({ a, mode, b }) => {
      const draw = pert(a, mode, b);
      return { ...pertShapes(a, mode, b), p05: draw(0.05), p50: draw(0.5), p95: draw(0.95) };
    },
  ],
  [
    "vii.product_variance",
    ({ o, spend }) => {
      const of = ([m, sd]: number[]) => ({ mean: m ?? 0, sd: sd ?? 0 });
      const [x, y] = [of(o), of(spend)];
      return { mean: x.mean * y.mean, sd: Math.sqrt(productVariance(x, y)) };
    },
  ],
  ["vii.tornado", (x) => tornadoCase(x as unknown as TornadoInputs)],
  [
    "vii.mc_triangular",
    ({ a, mode, b, spend, n, seed }) => {
      const next = mulberry32(seed);
      const draw = triangular(a, mode, b);
      const money = Float64Array.from({ length: n }, () => waste(draw(next()), spend));
      const se = Math.sqrt(variance(money) / n);
      const ranked = money.slice().sort();
      const at = (p: number) => quantile(ranked, p);
      return { mean: mean(money), p05: at(0.05), p50: at(0.5), p95: at(0.95), mc_se_mean: se };
    },
  ],
  ["vii.prior_split_normal", ({ p10, p50, p90, u }) => u.map(splitNormal(p10, p50, p90))],
  ["vii.log_ratio_draw", ({ m, se, df, u }) => u.map(logRatioDraw(m, se, df))],
];

for (const golden of [...simulation]) {
  test(`${golden.id}: ${golden.formula}`, () => {
    expect(runCase<Name>(golden, TABLE)).toBeNull();
  });
}

test("all 7 cases of this group are here", () => {
  expect([...simulation]).toHaveLength(7);
});
