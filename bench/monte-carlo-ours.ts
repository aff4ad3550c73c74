import { simulate } from "../lib/core/projection/simulation";
import { ENDS } from "../lib/core/projection/simulated-money";
import { AT, plan } from "./monte-carlo-plan";

// The product's engine, everything new each time: seed, ranges, trials and all quantiles of 36 months.
const MONTHS = 36;
const repeats = Number(process.argv[2] ?? 15);
const WARM = 5;

function once(i: number) {
  const { scenario, overheads } = plan(MONTHS, 1000 + i, { ...AT, overhead: AT.overhead + i * 1e-7 });
  const start = performance.now();
  const { money } = simulate(scenario, overheads);
  const waste = money.wasteByMonth();
  const cash = money.cashByMonth();
  const npv = money.npv(ENDS);
  const took = (performance.now() - start) / 1000;
  return { took, figures: [...(waste[MONTHS - 1]?.sum ?? []), ...(cash[MONTHS]?.sum ?? []), ...npv] };
}

const runs = Array.from({ length: WARM + repeats }, (_, i) => once(i)).slice(WARM);
const times = runs.map((r) => r.took).sort((a, b) => a - b);
const figures = runs[0]?.figures.map((_, k) => runs.reduce((sum, r) => sum + (r.figures[k] ?? 0), 0) / runs.length);
console.log(JSON.stringify({ seconds: times[times.length >> 1], figures }));
