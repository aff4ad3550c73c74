// The headline puts the overhead's point estimate on the bill; the band and the value of moving start from the middle
// of the cases. Where the two read differently, that is said.
import type { Projection } from "@/lib/core/projection/projection";
import { formatMoney } from "@/lib/view/format";
import { claimOf } from "./claim";

type Figures = Pick<Projection, "currency" | "perMonth" | "perYear" | "series" | "segments" | "warnings">;

/** What the figure above is, beside the middle of the cases. */
const pointWords = (p: Figures): string =>
  p.segments.length > 1 ? "adds up the segments' point estimates" : "is the point estimate of the same overhead";

/** One sentence on the first year's two middles; empty where they read the same, or where nothing is claimed. */
export function yearMiddles(p: Figures): string {
  const middle = p.series[11]?.cumulativeWaste.p50;
  if (middle === undefined || claimOf(p)) return "";
  const [drawn, point] = [middle, p.perYear.waste.value].map((v) => formatMoney(v, p.currency));
  if (drawn === point) return "";
  return `The middle of the cases is ${drawn} in the first twelve months; the figure above, ${point}, ${pointWords(p)}.`;
}

/** The same for a month, to the cent, beside the working of the value of moving. */
export function monthMiddles(p: Figures): string {
  const middle = p.series[0]?.waste.p50;
  // Cents are said only where the shown year differs: the last bits of a float are no second middle.
  if (middle === undefined || yearMiddles(p) === "") return "";
  const exact = (v: number) => formatMoney(v, p.currency, { decimals: 2, atLeast: 2 });
  return `The middle of the cases is ${exact(middle)} a month; the year's figure above, ${exact(p.perMonth.waste.value)} a month, ${pointWords(p)}.`;
}
