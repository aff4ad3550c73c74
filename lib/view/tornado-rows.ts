// Which assumption matters (UX 4, tornado): one input at a time over its printed range, all others at base.
import type { Sensitivity } from "../core/projection/projection";
import { spellMoney, spellPercent } from "../core/units/spell";

export interface TornadoBar {
  id: string;
  label: string;
  /** The input at its low and at its high end, as written: "2 %", "9 %". */
  range: { low: string; high: string };
  /** Both with their unit once: "US$75,000 to US$125,000 a month". */
  span: string;
  /** Nobody typed the range. */
  assumed: boolean;
  /** Value of moving with the input at its low and at its high end. */
  low: number;
  high: number;
}

/** Said of a range that nobody typed, measured or published. */
export const ASSUMED = "range assumed by Bareline";

/** The bars, the widest first; an input that moves nothing stays out. */
export function tornadoBars(rows: readonly Sensitivity[]): TornadoBar[] {
  return rows
    .filter((r) => r.low !== r.high)
    .map((r) => ({
      id: r.input,
      label: r.label.charAt(0).toUpperCase() + r.label.slice(1),
      range: { low: written(r.range.low, r.unit), high: written(r.range.high, r.unit) },
      span: `${written(r.range.low, r.unit.split("/")[0] ?? "")} to ${written(r.range.high, r.unit)}${r.assumed ? `, ${ASSUMED}` : ""}`,
      assumed: r.assumed ?? false,
      low: r.low,
      high: r.high,
    }))
    .sort((a, b) => Math.abs(b.high - b.low) - Math.abs(a.high - a.low));
}

/** An input's end with its unit: fractions as percentages, money with its code. */
function written(value: number, unit: string): string {
  const [base = "", per] = unit.split("/");
  const rest = per ? ` a ${per}` : "";
  if (base === "fraction") return `${spellPercent(value)}${rest}`;
  return /^[A-Z]{3}$/.test(base) ? `${spellMoney(value, base)}${rest}` : `${value} ${unit}`.trim();
}

/** What the widest bar says, and whether it turns the answer round. */
export function tornadoSentence(bars: readonly TornadoBar[], currency: string): string {
  const [first] = bars;
  if (!first) return "No input moves the value of moving.";
  const money = (x: number) => spellMoney(x, currency, { significant: 3 });
  const turning = bars.filter((b) => b.low < 0 !== b.high < 0);
  const turn =
    turning.length === 0
      ? "No single one of them turns the answer round."
      : turning.length === 1 && turning[0] === first
        ? "It alone can turn the answer round."
        : `${turning.length} of ${bars.length} inputs can each turn the answer round.`;
  return `${first.label} moves the value of moving most: ${first.range.low} gives ${money(first.low)}, ${first.range.high} gives ${money(first.high)}. ${turn}`;
}
