import type { Grade } from "../evidence/grade";
import type { Range } from "../overhead/resolved-overhead";

export interface Quantiles {
  p05: number;
  p50: number;
  p95: number;
}
export interface Assumption {
  id: string;
  label: string;
  value: number | string;
  unit: string;
  range?: { low: number; high: number };
  source: string;
  grade: Grade;
}

/** One input moved over its stated range, all others at base; `low` and `high` are the NPV at the two ends. */
export interface Sensitivity {
  input: string;
  label: string;
  low: number;
  high: number;
  range: { low: number; high: number };
  unit: string;
}

/** A scenario's answer. Fractions are fractions; money is in the scenario's currency units. */
export interface Projection {
  currency: string;
  grade: Grade;
  /** The input that set the grade, for people: "monthly bill, typed". */
  weakest: string;
  sentence: string;
  /** What `low` and `high` mean: "8 in 10 published pairs", "95 % interval of the uploaded files". */
  level: string;
  overhead: Range & { grade: Grade };
  perMonth: { waste: Range; costToMatch: Range };
  perYear: { waste: Range; costToMatch: Range };
  extraCapacity: Range;
  breakEvenPremium: Range;
  decision: { npv: Quantiles; paybackMonths: number | null; probabilityOfSaving: number | null; reason?: string };
  series: {
    month: number;
    spend: number;
    waste: Quantiles;
    cumulativeWaste: Quantiles & { p10: number; p25: number; p75: number; p90: number };
  }[];
  segments: { name: string; overhead: Range; grade: Grade; source: string; perYear: Range }[];
  sensitivity: Sensitivity[];
  assumptions: Assumption[];
  settings: { id: string; label: string; value: number | string; unit: string }[];
  warnings: { code: string; message: string }[];
  modelVersion: string;
  seed: number;
}
