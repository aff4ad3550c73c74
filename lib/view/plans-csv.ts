// Plans side by side as records (UX 5, "CSV"): the rows of the page in its order, raw numbers, percent as fraction.
import type { AnswerCell, PlansCompared } from "./plans-compared";

type Cell = string | number | null;

/** One record a row of the page; one group of columns a plan. */
export function planRecords({ columns, base, currency, answers, inputs, differences }: PlansCompared): object[] {
  const others = columns.filter((c) => c !== base);
  const baseAt = columns.indexOf(base);
  const record = (
    about: { section: string; item: string; unit: string; currency: string | null },
    cell: (at: number) => AnswerCell & { text?: string | null },
    deltas: boolean,
  ): object => {
    const out: Record<string, Cell> = { ...about };
    columns.forEach(({ letter }, i) => {
      const { value, low, high, words, text, grade } = cell(i);
      out[letter] = value ?? text ?? words ?? null;
      out[`${letter}_low`] = low ?? null;
      out[`${letter}_high`] = high ?? null;
      out[`${letter}_grade`] = grade ?? null;
    });
    for (const { letter } of others) {
      const [from, to] = [cell(baseAt).value, cell(columns.findIndex((c) => c.letter === letter)).value];
      const more = deltas && from !== null && to !== null ? to - from : null;
      // Binary noise of a difference is no figure of anybody's.
      out[`${letter}_minus_${base.letter}`] = more === null ? null : Number(more.toPrecision(14));
    }
    return out;
  };
  const plain = (section: string, item: string, text: (at: number) => string | null) =>
    record({ section, item, unit: "", currency: null }, (i) => ({ value: null, text: text(i) }), false);
  const mixed = currency === null;
  const one = columns.every((c) => c.scenario.currency === base.scenario.currency);
  return [
    plain("plan", "name", (i) => columns[i]?.scenario.name ?? null),
    plain("plan", "currency", (i) => columns[i]?.scenario.currency ?? null),
    ...answers.map((row) =>
      record(
        { section: "answer", item: row.label, unit: UNITS[row.kind], currency: row.kind === "money" ? currency : null },
        (i) => row.cells[i] ?? { value: null },
        !(mixed && row.kind === "money"),
      ),
    ),
    ...differences.flatMap(({ plan, bridge }) =>
      "reason" in bridge
        ? []
        : bridge.steps.map((step) => ({
            ...plain(`bridge ${base.letter} to ${plan.letter}`, step.label, () => null),
            unit: "amount",
            currency,
            [`${plan.letter}_minus_${base.letter}`]: step.amount,
          })),
    ),
    ...[true, false].flatMap((changed) =>
      inputs
        .filter((row) => row.changed === changed)
        .map((row) =>
          record(
            {
              section: changed ? "input, changed" : "input, the same",
              item: row.label,
              unit: row.kind === null ? "" : INPUT_UNITS[row.kind],
              currency: row.kind === "money" && one ? base.scenario.currency : null,
            },
            (i) => ({ value: row.numbers[i] ?? null, text: row.texts[i] ?? null }),
            row.kind !== "money" || one,
          ),
        ),
    ),
  ];
}

const UNITS = { money: "amount", percent: "fraction", months: "month", words: "" } as const;
const INPUT_UNITS = { money: "amount", percent: "fraction", plain: "" } as const;
