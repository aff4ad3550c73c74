// What a comparison means for a bill, by verdict (UX 6): a range, nothing, or "0 claimed; at most".
import type { Comparison, Row } from "../core/comparison/comparison";
import { ASSUMED_POINTS } from "../core/comparison/noise-floor";
import { moneyWithheld, resolveRow } from "../core/comparison/overhead-draw";
import { Scenario } from "../core/cost/scenario";
import { type Grade, weakest } from "../core/evidence/grade";
import { metricById } from "../core/metrics/catalogue";
import type { Profile } from "../core/overhead/profiles";
import type { ResolvedOverhead } from "../core/overhead/resolved-overhead";
import { resolveWorkload } from "../core/overhead/resolve-workload";
import { isEndToEnd, isTimed } from "../core/overhead/row-scope";
import { AGAINST_ITS_HOST, type WorkloadQuestion, workloadOf } from "../core/overhead/workload";
import { project } from "../core/projection/project";
import { CARD, formatMoney, formatMoneyRange } from "./format";

export const EXAMPLE_BILL = { amount: 100_000, currency: "USD" } as const;

export interface Cost {
  /** "US$50,400", "(US$4,800)", "US$0" or a dash. */
  value: string;
  /** The range with its level, or why there is no figure. */
  range: string;
  /** Tag of a negative figure: favourable. */
  favourable: boolean;
  /** One sentence for finance; empty when there is no figure. */
  sentence: string;
  /** Read out in place of the parts. */
  spoken: string;
  /** A scenario can take this row. */
  usable: boolean;
  overheadGrade: Grade | null;
}

const none = (why: string, usable: boolean): Cost => ({
  value: "–",
  range: why,
  favourable: false,
  sentence: "",
  spoken: `No figure: ${why}`,
  usable,
  overheadGrade: null,
});

/** The profile of a fleet that a metric speaks for: a first guess, which its user changes. */
export function profileOf(row: Row): Profile {
  if (row.axis === "network") return "training-multi-node";
  if (row.axis === "latency" || /token|request|query/.test(row.unit)) return "online-inference";
  return /sample/.test(row.unit) ? "batch-inference" : "training-single-node";
}

/** Which work is priced; `container`: the candidates are containers on the baseline's kind of host. */
type CostQuestion = Pick<WorkloadQuestion, "weights" | "primary" | "hiding" | "container"> & { profile?: Profile };

/** What a scenario on this comparison would stand on. */
function workloadCost(comparison: Comparison, row: Row, asked: CostQuestion): ResolvedOverhead | null {
  const { container = false, weights, profile = profileOf(row), primary, hiding } = asked;
  const combined = workloadOf(comparison, {
    profile: weights ? null : profile,
    weights: weights ?? null,
    ...(primary ? { primary } : {}),
    hiding: hiding ?? null,
    container,
  });
  return resolveWorkload(combined, weights !== undefined)?.resolved ?? null;
}

const isOneAxis = (row: Row): boolean => !isEndToEnd(row) && metricById(row.metric) !== undefined && isTimed(row.axis);

const scenarioOf = (row: Row) =>
  Scenario.parse({
    version: 1,
    name: "Example bill",
    currency: EXAMPLE_BILL.currency,
    segments: [
      {
        name: "All",
        profile: profileOf(row),
        monthlySpend: EXAMPLE_BILL.amount,
        overhead: { source: "comparison", comparisonId: "this" },
      },
    ],
  });

/**
 * The comparison on the example bill, a year: its end-to-end row, else its axes by the time shares of the profile. A row of
 * one axis alone has no price.
 */
export function costOf(comparison: Comparison, grade: Grade, asked: CostQuestion = {}): Cost {
  if (asked.container) return none(AGAINST_ITS_HOST, false);
  const row = comparison.rows.find((r) => r.key === comparison.headline?.key);
  if (!row) return none(comparison.verdict.because || "No row carries an overhead.", false);
  const withheld = moneyWithheld(row);
  if (comparison.verdict.code === "not-comparable" || withheld !== null) {
    return none(withheld ?? "Sides that cannot be compared have no price.", false);
  }
  const whole = workloadCost(comparison, row, asked);
  if (!whole && isOneAxis(row))
    return none(`${row.label} is one part of a workload that takes none of its time.`, false);
  const resolved = whole ?? resolveRow(row);
  const graded = { ...resolved, grade: weakest([grade, resolved.grade]) };
  const { perYear, level } = project(scenarioOf(row), [graded], "example");
  const { low, value, high } = perYear.waste;
  const money = (amount: number) => formatMoney(amount, EXAMPLE_BILL.currency, CARD);
  const bill = formatMoney(EXAMPLE_BILL.amount, EXAMPLE_BILL.currency);
  const most = money(Math.max(0, high));
  const base = { favourable: false, usable: true, overheadGrade: graded.grade };
  switch (resolved.verdict) {
    case "cannot-tell":
      return none(`${row.because} A scenario can take the point, with ${ASSUMED_POINTS} either way.`, true);
    case "equivalent":
    case "no-claim": {
      const range =
        resolved.verdict === "equivalent" ? `at most ${most} a year` : `claimed a year; could be up to ${most}`;
      const said = `${money(0)}${resolved.verdict === "equivalent" ? "," : ""} ${range}`;
      return {
        ...base,
        value: money(0),
        range,
        sentence: `That is ${said}.`,
        spoken: said,
      };
    }
    default: {
      const favourable = value < 0;
      const shown = favourable ? `(${money(-value)})` : money(value);
      const range = `a year, ${level}: ${formatMoneyRange(low, high, EXAMPLE_BILL.currency, CARD)}`;
      return {
        ...base,
        value: shown,
        range,
        favourable,
        sentence: favourable
          ? `On an example bill of ${bill} a month that is ${money(-value)} of extra work a year.`
          : `On an example bill of ${bill} a month, ${money(value)} a year buys no work.`,
        spoken: `${money(value)} ${range}`,
      };
    }
  }
}
