import { type Measurement, UNNAMED_BENCHMARK } from "../run/run";
import type { Row, Side, Warning } from "./comparison";
import { rateDoubt } from "./load";

/** A doubt beside a row's number; while it withholds, the row carries no verdict (MODEL 5.9: open `check_data`). */
export interface Doubt extends Warning {
  withholds: boolean;
}

/** Beyond this factor either way something else than virtualization is at work (FORMATS 1.6). */
export const IMPLAUSIBLE = 10;
/** Runs of one side this far apart are asked about, and this far apart hardly one workload (E06's fivefold). */
const WIDE = 2;
const TOO_WIDE = 5;

/** Codes that keep a row from verdict and money until somebody gives a reason. */
export const WITHHOLDING: ReadonlySet<string> = new Set([
  "no-verdict",
  "implausible-ratio",
  "side-spread",
  "benchmark-unnamed",
  "rate-unknown",
  "two-peaks",
  "above-ceiling",
]);

/** The first of these beside a row that nobody has answered; a reason answers the doubt it was given for and no other. */
export function openDoubt({ warnings }: Pick<Row, "warnings">): Warning | null {
  const answered = new Set(warnings.flatMap((w) => w.answers ?? []));
  return warnings.find(({ code }) => WITHHOLDING.has(code) && !answered.has(code)) ?? null;
}

/** What its tool, the ratio and the spread of its runs say against a row. */
export function doubtsOf(
  measurements: readonly Measurement[],
  slowdown: number | undefined,
  sides: readonly Side[],
): Doubt[] {
  const doubts: Doubt[] = [];
  const rate = rateDoubt(measurements);
  if (rate) doubts.push({ ...rate, withholds: true });
  const refused = measurements.find((m) => m.noVerdict !== null)?.noVerdict;
  if (refused) doubts.push({ code: "no-verdict", message: `Shown without a verdict: ${refused}`, withholds: true });
  if (measurements.some(isUnnamed) && sides.every(({ runs }) => runs <= 1)) {
    doubts.push({
      code: "benchmark-unnamed",
      message: "The files do not name their benchmark, so these may be unlike runs. Name it in each run's environment.",
      // One run a side carries no verdict anyway.
      withholds: false,
    });
  }
  if (slowdown !== undefined && (slowdown >= IMPLAUSIBLE || slowdown <= 1 / IMPLAUSIBLE)) {
    doubts.push({
      code: "implausible-ratio",
      message:
        "The sides differ more than tenfold. Look for a cache, another device or a fault before blaming virtualization.",
      withholds: true,
    });
  }
  const apart = Math.max(...sides.map(({ values }) => spread(values)));
  if (slowdown !== undefined && apart >= WIDE) {
    const withholds = apart >= TOO_WIDE;
    doubts.push({
      code: withholds ? "side-spread" : "wide-side",
      message: `Runs of one side differ ${withholds ? "more than fivefold" : "more than twofold"}: are they the same workload on the same system?`,
      withholds,
    });
  }
  return doubts;
}

/**
 * Why runs of unnamed benchmarks give no number: several on a side may be several benchmarks, and their median is then a
 * figure of nothing. `null` with one run a side.
 */
export function unnamedObstacle(measurements: readonly Measurement[], sides: readonly Side[]): Warning | null {
  if (!measurements.some(isUnnamed) || sides.every(({ runs }) => runs <= 1)) return null;
  return {
    code: "benchmark-unnamed",
    message:
      "The files do not name their benchmark and a side has several runs, which may be of several benchmarks, so there is no number. Name the benchmark in each run's environment.",
  };
}

/** Whether the runs of a row without a number may be unlike, so that nothing of theirs can be taken from one another. */
export const isUnlike = (row: Pick<Row, "overhead" | "warnings">): boolean =>
  row.overhead === null && row.warnings.some((w) => w.code === "benchmark-unnamed");

const isUnnamed = (m: Measurement) => m.context.benchmark === UNNAMED_BENCHMARK;

const spread = (values: readonly number[]) => {
  let low = Infinity;
  let high = 0;
  for (const value of values) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return high / low;
};
