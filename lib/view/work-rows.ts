// What a unit of work costs on both sides (UX 2, question 14). Confidential computing is a product line of its own.
import type { Range } from "../core/overhead/resolved-overhead";
import type { UsefulHour } from "../core/projection/useful-hours";
import type { WorkCost } from "../core/projection/work";
import { formatMoney } from "./format";

export interface UnitGroup {
  id: string;
  /** "a million tokens", "a training run", "a useful GPU-hour". */
  unit: string;
  confidential: boolean;
  rows: { segment: string; virtualized: Range; bareMetal: Range; difference: Range }[];
}

const UNITS = { "million tokens": "a million tokens", "training run": "a training run" } as const;

/** One group a unit, each with its own axis; what runs confidentially stands apart. */
export function workGroups(work: readonly WorkCost[]): UnitGroup[] {
  const groups = new Map<string, UnitGroup>();
  for (const { segment, unit, confidential, virtualized, bareMetal, difference } of work) {
    const id = `${unit.replace(" ", "-")}${confidential ? "-confidential" : ""}`;
    const group = groups.get(id) ?? { id, unit: UNITS[unit], confidential, rows: [] };
    group.rows.push({ segment, virtualized, bareMetal, difference });
    groups.set(id, group);
  }
  return [...groups.values()].sort((a, b) => Number(a.confidential) - Number(b.confidential));
}

/** The segments whose useful hour is known on both sides. */
export function hourGroup(hours: readonly UsefulHour[]): UnitGroup | null {
  const rows = hours.flatMap(({ segment, virtualized, bareMetal }) =>
    virtualized && bareMetal
      ? [
          {
            segment,
            virtualized,
            bareMetal,
            difference: {
              low: virtualized.low - bareMetal.high,
              value: virtualized.value - bareMetal.value,
              high: virtualized.high - bareMetal.low,
            },
          },
        ]
      : [],
  );
  return rows.length === 0 ? null : { id: "useful-hour", unit: "a useful GPU-hour", confidential: false, rows };
}

/** Which side is the cheaper for this unit, and whether the range leaves it open. */
export function unitSentence({ unit, confidential, rows }: UnitGroup, currency: string): string {
  const money = (x: number) => unitMoney(x, currency);
  const apart = confidential ? "Confidential computing, apart: " : "";
  const said = rows.map(({ segment, virtualized, bareMetal, difference: d }) => {
    const name = rows.length > 1 ? `${segment}: ` : "";
    const both = `${unit} costs ${money(virtualized.value)} virtualized and ${money(bareMetal.value)} on bare metal`;
    if (d.value === 0) return `${name}${both}`;
    const cheaper = d.value > 0 ? "bare metal is the cheaper" : "the VM is the cheaper";
    const open = d.low < 0 && d.high > 0 ? ", though the range leaves it open" : "";
    return `${name}${both}: ${cheaper} by ${money(Math.abs(d.value))}${open}`;
  });
  return `${apart}${said.join(". ")}.`.replace(/^./, (c) => c.toUpperCase());
}

/** Small prices keep three digits: US$0.0123 a million tokens. */
export const unitMoney = (x: number, currency: string): string => {
  const size = Math.abs(x);
  const decimals = size === 0 || size >= 100 ? 0 : size >= 1 ? 2 : Math.min(6, 2 - Math.floor(Math.log10(size)));
  return formatMoney(x, currency, { decimals, atLeast: Math.min(decimals, 2) });
};
