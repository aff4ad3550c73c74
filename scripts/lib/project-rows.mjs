// @ts-check
// A scenario's answer as rows and sentences, the same for a terminal and for Markdown.

/** @typedef {import("../../lib/core/projection/projection").Projection} Projection */
/** @typedef {import("../../lib/core/cost/scenario").Scenario} Scenario */
/** @typedef {{ low: number, value: number, high: number }} Range */
/** @typedef {{ label: string, value: string, low: string, high: string }} Row */

/** @param {Scenario} scenario @param {Projection} answer @param {any} core the bundle of projecting.ts @returns {Row[]} */
export function rowsOf(scenario, answer, core) {
  const { currency, decision, perMonth, perYear, convenience } = answer;
  const money = moneyIn(currency, core);
  /** @param {string} label @param {Range} range @param {(x: number) => string} say @returns {Row} */
  const row = (label, { low, value, high }, say) =>
    low === high
      ? { label, value: say(value), low: "", high: "" }
      : { label, value: say(value), low: say(low), high: say(high) };
  /** @param {string} label @param {string} value @returns {Row} */
  const one = (label, value) => ({ label, value, low: "", high: "" });
  const year = scenario.monthlyGrowth === 0 ? "a year" : "in the first twelve months";
  const { p05, p50, p95 } = decision.npv;
  const gives = convenience.licences !== 0 || convenience.benefits !== 0;
  const rows = [
    row("Overhead", answer.overhead, core.spellPercent),
    row("Spend that bought no work, a month", perMonth.waste, money),
    row(`Spend that bought no work, ${year}`, perYear.waste, money),
    row(`Cost to match bare metal, ${year}`, perYear.costToMatch, money),
    ...(gives ? [row("Net cost of virtualization, a month", convenience.net, money)] : []),
    row("Break-even premium of bare metal", answer.breakEvenPremium, core.spellPercent),
  ];
  if (core.notClaimed(answer) !== null) return rows;
  const months = (/** @type {number | null} */ n) =>
    n === null ? "none" : core.spellNumber(n, { decimals: 1 }) + (n === 1 ? " month" : " months");
  return [
    ...rows,
    row(`Value of moving over ${scenario.horizonMonths} months (NPV)`, { low: p05, value: p50, high: p95 }, money),
    one("Payback", months(decision.paybackMonths)),
    one("Payback, discounted", months(decision.discountedPaybackMonths)),
    one("Return a year (IRR)", decision.irr === null ? "none" : core.spellPercent(decision.irr, { decimals: 1 })),
    ...(decision.probabilityOfSaving === null
      ? []
      : [one("Chance that moving saves", core.spellPercent(decision.probabilityOfSaving, { decimals: 0 }))]),
  ];
}

/** Cents, as a pipeline's log adds them up. @param {string} currency @param {any} core @returns {(amount: number) => string} */
export const moneyIn = (currency, core) => (amount) => core.spellMoney(amount, currency, { decimals: 2, atLeast: 2 });

/** What the ends are, and why something is not there. @param {Projection} answer @param {any} core @returns {string[]} */
export function notesOf(answer, core) {
  const { level, decision } = answer;
  const unclaimed = core.notClaimed(answer) !== null;
  const why = [decision.reason, decision.discountedPaybackReason, decision.irrReason].filter((r) => r !== undefined);
  return [
    unclaimed
      ? `Low to high: ${level}. The value is ${core.NOT_CLAIMED}.`
      : `Low to high: ${level}. Of the value of moving: nine in ten cases.`,
    ...(unclaimed ? [core.MOVE_WITHHELD] : [...new Set(why)].map((reason) => `${capital(reason)}.`)),
  ];
}

/** @param {string} text */
const capital = (text) => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
