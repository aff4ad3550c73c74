// Two to four plans side by side: one source for the table, the bridge, the sentence and the export.
import type { Scenario } from "../core/cost/scenario";
import { type InputRow, inputRows } from "../core/cost/scenario-differences";
import type { Grade } from "../core/evidence/grade";
import { type Bridge, bridge } from "../core/projection/bridge";
import { rateOf } from "../core/projection/bridge-rate";
import { type DrawnPlan, differenceInterval } from "../core/projection/difference-interval";
import { noMoveReason, notClaimed } from "../core/projection/not-claimed";
import type { Projection, Quantiles } from "../core/projection/projection";

export const LETTERS = ["A", "B", "C", "D"] as const;
export type Letter = (typeof LETTERS)[number];

export interface LoadedPlan {
  id: string;
  scenario: Scenario;
  answer: (DrawnPlan & { projection: Projection }) | { reason: string };
}

export interface PlanColumn extends LoadedPlan {
  letter: Letter;
  /** Currency units of the page for one of the plan's own; `null`: no dated rate leads there. */
  factor: number | null;
}

export interface AnswerCell {
  value: number | null;
  low?: number;
  high?: number;
  /** In place of a number. */
  words?: string;
  grade?: Grade;
}

export interface AnswerRow {
  id: string;
  label: string;
  kind: "money" | "percent" | "months" | "words";
  /** Whether less is favourable; `null`: neither is. */
  less: "favourable" | null;
  cells: AnswerCell[];
}

/** Another plan beside the base. */
export interface PlanDifference {
  plan: PlanColumn;
  bridge: Bridge | { reason: string };
  interval: Quantiles | { reason: string };
}

export interface PlansCompared {
  columns: PlanColumn[];
  base: PlanColumn;
  /** Of all money shown; `null` where the plans could not be brought to one. */
  currency: string | null;
  answers: AnswerRow[];
  inputs: InputRow[];
  differences: PlanDifference[];
  /** Rates that were used: "1 USD = 0.9 EUR, ECB, 1 Oct 2026". */
  rates: { from: string; to: string; perUnit: number; source: string; date: string }[];
}

/** @param wanted currency that all are shown in; the base's where not given */
export function plansCompared(
  plans: readonly LoadedPlan[],
  { base: baseId, definition, currency: wanted }: { base?: string; definition: "share" | "match"; currency?: string },
): PlansCompared | null {
  const baseAt = Math.max(
    0,
    plans.findIndex((p) => p.id === baseId),
  );
  const first = plans[baseAt];
  if (!first) return null;
  const factorTo = (code: string) => (plan: LoadedPlan) =>
    rateOf(code, plan.scenario.currency, [plan.scenario, first.scenario, ...plans.map((p) => p.scenario)]);
  // A currency that not all can be brought to is not shown.
  const reached = wanted !== undefined && plans.every((plan) => factorTo(wanted)(plan) !== null);
  const target = reached ? wanted : first.scenario.currency;
  const columns = plans.map(
    (plan, i): PlanColumn => ({ ...plan, letter: LETTERS[i] ?? "D", factor: factorTo(target)(plan) }),
  );
  const base = columns[baseAt];
  if (!base) return null;
  const currency = columns.every((c) => c.factor !== null) ? target : null;
  const others = columns.filter((c) => c !== base);
  return {
    columns,
    base,
    currency,
    answers: answerRows(columns, definition, currency !== null),
    inputs: inColumnOrder(columns, baseAt),
    differences: others.map((plan) => differenceOf(base, plan, currency)),
    rates: currency === null ? [] : ratesUsed(columns, currency),
  };
}

/** Changed is what says something else than the base, wherever it stands. */
function inColumnOrder(columns: readonly PlanColumn[], baseAt: number): InputRow[] {
  const order = [baseAt, ...columns.map((_, i) => i).filter((i) => i !== baseAt)];
  const place = columns.map((_, i) => order.indexOf(i));
  const rows = inputRows(order.flatMap((i) => columns[i]?.scenario ?? [])).filter((row) => row.path !== "name");
  return rows.map((row) => ({
    ...row,
    texts: place.map((i) => row.texts[i] ?? null),
    numbers: place.map((i) => row.numbers[i] ?? null),
  }));
}

function differenceOf(base: PlanColumn, plan: PlanColumn, currency: string | null): PlanDifference {
  const none = (reason: string): PlanDifference => ({ plan, bridge: { reason }, interval: { reason } });
  if ("reason" in base.answer) return none(`${base.letter} has no figure now`);
  if ("reason" in plan.answer) return none(`${plan.letter} has no figure now`);
  if (currency === null) return none("the plans are in different currencies");
  for (const { letter, answer } of [base, plan])
    if ("projection" in answer && notClaimed(answer.projection))
      return none(`the files behind ${letter} claim no money`);
  const steps = bridge(base.answer, plan.answer, currency);
  const interval = differenceInterval(base.answer, plan.answer);
  const { factor } = plan;
  return {
    plan,
    bridge: steps.state === "ok" ? steps : { reason: steps.reason },
    interval:
      "reason" in interval || factor === null
        ? interval
        : { p05: interval.p05 * factor, p50: interval.p50 * factor, p95: interval.p95 * factor },
  };
}

function answerRows(columns: readonly PlanColumn[], definition: "share" | "match", converted: boolean): AnswerRow[] {
  const cells = (of: (p: Projection, plan: DrawnPlan) => AnswerCell, money: boolean) =>
    columns.map(({ answer, factor }): AnswerCell => {
      if ("reason" in answer) return { value: null, words: "no figure now" };
      const cell = of(answer.projection, answer);
      return money && converted && factor !== null ? times(cell, factor) : cell;
    });
  const year = (p: Projection): AnswerCell => {
    const range = definition === "share" ? p.perYear.waste : p.perYear.costToMatch;
    return notClaimed(p) ? { value: null, words: "nothing claimed", grade: p.grade } : { ...range, grade: p.grade };
  };
  const rows: AnswerRow[] = [
    {
      id: "year",
      label: definition === "share" ? "Spend that bought no work, a year" : "What the extra capacity costs, a year",
      kind: "money",
      less: "favourable",
      cells: cells(year, true),
    },
    {
      id: "net",
      label: "Net cost of virtualization, a year",
      kind: "money",
      less: "favourable",
      cells: cells((p, plan) => (notClaimed(p) ? { value: null, words: "nothing claimed" } : netOf(plan)), true),
    },
    {
      id: "overhead",
      label: "Overhead",
      kind: "percent",
      less: "favourable",
      cells: cells((p) => ({ ...p.overhead }), false),
    },
    {
      id: "break-even",
      label: "Break-even premium of bare metal",
      kind: "percent",
      less: null,
      cells: cells((p) => ({ ...p.breakEvenPremium }), false),
    },
    {
      id: "npv",
      label: "Value of moving to bare metal, today",
      kind: "money",
      less: null,
      cells: cells(({ decision, ...p }) => {
        const { npv } = decision;
        const nothing = notClaimed(p) ? "nothing claimed" : noMoveReason(decision);
        return nothing ? { value: null, words: nothing } : { value: npv.p50, low: npv.p05, high: npv.p95 };
      }, true),
    },
    {
      id: "payback",
      label: "Paid back after",
      kind: "months",
      less: null,
      cells: cells(
        ({ decision: { paybackMonths } }) =>
          paybackMonths === null ? { value: null, words: "not within the horizon" } : { value: paybackMonths },
        false,
      ),
    },
  ];
  const grades: AnswerRow = {
    id: "grade",
    label: "Grade",
    kind: "words",
    less: null,
    cells: cells((p) => ({ value: null, words: "", grade: p.grade }), false),
  };
  return [...rows, grades];
}

const times = (cell: AnswerCell, factor: number): AnswerCell => ({
  ...cell,
  value: cell.value === null ? null : cell.value * factor,
  ...(cell.low === undefined ? {} : { low: cell.low * factor }),
  ...(cell.high === undefined ? {} : { high: cell.high * factor }),
});

/** The figure that the bridge explains, in the plan's own currency. */
function netOf(plan: DrawnPlan): AnswerCell {
  const itself = bridge(plan, plan);
  return itself.state === "ok" ? { value: itself.from } : { value: null, words: itself.reason };
}

function ratesUsed(columns: readonly PlanColumn[], target: string): PlansCompared["rates"] {
  const foreign = new Set(columns.map((c) => c.scenario.currency).filter((c) => c !== target));
  if (foreign.size === 0) return [];
  const used = columns.flatMap(({ scenario }) =>
    (scenario.rates ?? [])
      .filter((r) => [r.currency, scenario.currency].every((c) => c === target || foreign.has(c)))
      .map((r) => ({ from: scenario.currency, to: r.currency, perUnit: r.perUnit, source: r.source, date: r.date })),
  );
  return [...new Map(used.map((r) => [JSON.stringify(r), r])).values()];
}
