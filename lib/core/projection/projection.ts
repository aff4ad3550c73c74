import type { VerdictCode } from "../comparison/comparison";
import type { Grade } from "../evidence/grade";
import type { Range } from "../overhead/resolved-overhead";
import type { Advice } from "./advice";
import type { CashMonth } from "./cash-flow";
import type { Conclusion } from "./conclusion";
import type { ConvenienceCost } from "./convenience";
import type { Distribution } from "./distribution";
import type { Influence } from "./influence";
import type { NextMeasurement } from "./measure-next";
import type { FiscalYear } from "./fiscal-years";
import type { Paid } from "./paid";
import type { UsefulHour } from "./useful-hours";
import type { WholeNodes } from "./nodes";
import type { WorkCost } from "./work";

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
  /** Who stands for the value; since which day; where it is written. Absent where nobody said. */
  owner?: string;
  date?: string;
  url?: string;
}

/** One input moved over its stated range, all others at base; `low` and `high` are the NPV at the two ends. */
export interface Sensitivity {
  input: string;
  label: string;
  low: number;
  high: number;
  range: { low: number; high: number };
  unit: string;
  /** The range is assumed by Bareline: nobody typed one, and none was measured or published. */
  assumed?: boolean | undefined;
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
  decision: {
    npv: Quantiles;
    paybackMonths: number | null;
    /** First month in which the discounted running total reaches 0. */
    discountedPaybackMonths: number | null;
    /** Internal rate of return a year, a fraction. */
    irr: number | null;
    probabilityOfSaving: number | null;
    reason?: string;
    irrReason?: string;
    discountedPaybackReason?: string;
  };
  /** Of the first twelve months' waste, over all cases. */
  distribution: Distribution;
  series: {
    month: number;
    spend: number;
    waste: Quantiles;
    cumulativeWaste: Quantiles & { p10: number; p25: number; p75: number; p90: number };
  }[];
  segments: {
    name: string;
    overhead: Range;
    grade: Grade;
    source: string;
    /** Of a comparison: what it may claim; absent for any other source. */
    verdict?: VerdictCode;
    perYear: Range;
  }[];
  /** What moving saves, month 0 first. */
  cashFlow: CashMonth[];
  sensitivity: Sensitivity[];
  influence: Influence[];
  /** What to measure, the most telling first. */
  measureNext: NextMeasurement[];
  /** What a month's money goes on, in the central case. */
  paid: Paid;
  paidNotes: string[];
  convenience: ConvenienceCost;
  fiscalYears: FiscalYear[];
  nodes: WholeNodes[];
  work: WorkCost[];
  usefulHour: UsefulHour[];
  advice: Advice[];
  conclusion: Conclusion;
  assumptions: Assumption[];
  settings: { id: string; label: string; value: number | string; unit: string }[];
  warnings: { code: string; message: string }[];
  modelVersion: string;
  seed: number;
}
