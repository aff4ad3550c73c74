// "Which premium makes the value of moving zero?": the three questions, their answers, and what a click would put in.
import { moveCostForZero, overheadForZero, premiumForZero } from "../core/cost/goal-seek";
import { PARTIAL_PREMIUM, premiumIsPartial } from "../core/cost/moving";
import type { Rate, Scenario } from "../core/cost/scenario";
import type { Range } from "../core/overhead/resolved-overhead";
import type { Figure } from "../core/units/figure";
import { toTheMicro } from "../core/units/money";
import { listed } from "./counts";
import { formatMoney, formatPercent } from "./format";
import type { Fields } from "./scenario-fields";
import { written } from "./written-number";

export interface GoalRow {
  id: "premium" | "overhead" | "move-cost";
  question: string;
  /** As written; where there is no number, the reason. */
  answer: string;
  found: boolean;
  /** What stands in the plan now. */
  now: string;
  /** The fields that the answer would be put into; `null`: nothing to put in. */
  put: Fields | null;
}

const PERCENT = { kind: "percent" } as const;

/** Rounded so that what is put in is what was shown: a ten-thousandth of a percent, and cents. */
const shownFraction = (x: number): number => Number(x.toFixed(6));
/** Whole cents, never above: a cent more would turn the answer. */
const atMost = (x: number): number => Math.floor(toTheMicro(x) * 100 + 1e-6) / 100;

/** @param shown the rate by which money is shown; what is put in stays in the scenario's own currency */
export function goalRows(
  scenario: Scenario,
  segments: readonly { overhead: Range }[],
  shown: Rate | null = null,
): GoalRow[] {
  const overheads = segments.map((s) => ({ range: s.overhead }));
  const { currency } = scenario;
  const money = (x: number) =>
    shown ? formatMoney(x * shown.perUnit, shown.currency, { decimals: 2 }) : formatMoney(x, currency, { decimals: 2 });
  const share = (x: number) => formatPercent(x, { decimals: 4 });
  const whose = premiumIsPartial(scenario.segments) ? `, ${PARTIAL_PREMIUM},` : "";
  const steps = stepCosts(scenario, money);
  const row = (
    id: GoalRow["id"],
    question: string,
    now: string,
    found: Figure,
    text: (x: number) => string,
    put: (x: number) => Fields,
  ): GoalRow =>
    found.state === "ok"
      ? { id, question, answer: text(found.value), found: true, now, put: put(found.value) }
      : {
          id,
          question,
          answer: `${found.reason.charAt(0).toUpperCase()}${found.reason.slice(1)}.`,
          found: false,
          now,
          put: null,
        };
  return [
    row(
      "premium",
      `Which premium of bare metal${whose} makes the value of moving zero?`,
      share(scenario.bareMetalPremium),
      premiumForZero(scenario, overheads),
      share,
      (x) => ({ premium: written(shownFraction(x), PERCENT) }),
    ),
    row(
      "overhead",
      segments.length > 1
        ? "Which overhead, the same in every segment, makes it zero?"
        : "Which overhead makes it zero?",
      segments.length === 1 ? share(segments[0]?.overhead.value ?? 0) : "differs by segment",
      overheadForZero(scenario, overheads),
      share,
      (x) =>
        Object.assign(
          {},
          ...segments.map((_, i) => ({
            [`segments.${i}.source`]: "point",
            [`segments.${i}.point`]: written(shownFraction(x), PERCENT),
          })),
        ) as Fields,
    ),
    row(
      "move-cost",
      steps === "" ? "What may moving cost at most?" : `What may moving cost at most at the start, beside ${steps}?`,
      money(scenario.migrationCost),
      moveCostForZero(scenario, overheads),
      money,
      (x) => ({ migration: written(atMost(x), { kind: "money", currency }) }),
    ),
  ];
}

/** Costs of the segments' own moves, which stay as they are: "US$15,000 for Training". */
const stepCosts = ({ segments }: Scenario, money: (x: number) => string): string =>
  listed(
    segments.flatMap(({ name, move }) =>
      move === undefined || move === "never" || move.cost === 0 ? [] : [`${money(move.cost)} for ${name}`],
    ),
  );
