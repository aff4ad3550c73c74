// What virtualization gives against what it takes (UX 2, question 11; MODEL 6.11). The net may be negative: it pays.
import { roundTogether } from "../core/units/money";
import type { ConvenienceCost } from "../core/projection/convenience";
import { formatMoney } from "./format";
import type { WaterfallStep } from "./waterfall-step";

export interface ConvenienceRow {
  id: "waste" | "licences" | "benefits" | "net";
  label: string;
  /** Currency units a month as shown; what is given is negative. The first rows add up to the last. */
  amount: number;
  low: number;
  high: number;
  /** Its point is a result; else it counts as nothing, and only its ends are known. */
  claimed: boolean;
}

const LABELS = {
  waste: "Spend that bought no work",
  licences: "Licences of the layer",
  benefits: "What it saves you",
  net: "Net cost of virtualization",
} as const satisfies Record<ConvenienceRow["id"], string>;

/** @param unclaimed the comparison claims no overhead, so none is counted */
export function convenienceRows(
  { waste, licences, benefits }: Pick<ConvenienceCost, "waste" | "licences" | "benefits">,
  unclaimed = false,
): ConvenienceRow[] {
  const point = unclaimed ? 0 : waste.value;
  const parts = { waste: point, licences, benefits: -benefits };
  const step = Math.max(...Object.values(parts).map(Math.abs)) < 100 ? 0.01 : 1;
  const rounded = roundTogether(Object.values(parts), step);
  const row = (id: ConvenienceRow["id"], amount: number, below = 0, above = 0): ConvenienceRow => ({
    id,
    label: LABELS[id],
    amount,
    low: amount - below,
    high: amount + above,
    claimed: id !== "waste" || !unclaimed,
  });
  const ends = [point - waste.low, waste.high - point] as const;
  return [
    row("waste", rounded.parts[0] ?? 0, ...ends),
    ...(licences === 0 ? [] : [row("licences", rounded.parts[1] ?? 0)]),
    row("benefits", rounded.parts[2] ?? 0),
    row("net", rounded.total, ...ends),
  ];
}

/** Costs run to the right, what is given back to the left; the net stands on zero. */
export function convenienceSteps(
  rows: readonly ConvenienceRow[],
  currency: string,
  grade: "measured" | "published",
): WaterfallStep[] {
  let at = 0;
  return rows.map(({ id, label, amount, low, high, claimed }): WaterfallStep => {
    const from = id === "net" ? 0 : at;
    const to = from + amount;
    at = to;
    const reach = low === high ? {} : { reach: { low: from + low, high: from + high } };
    if (!claimed) return { id, label, from, to, ...reach, text: "not claimed", kind: "unknown" };
    const kind = id === "net" ? "total" : id === "waste" ? grade : "rest";
    return { id, label, from, to, ...reach, text: formatMoney(amount, currency), kind };
  });
}

/** Says who is the cheaper, and whether the range leaves it open. */
export function convenienceSentence(rows: readonly ConvenienceRow[], currency: string): string {
  const net = rows.find((r) => r.id === "net");
  const given = -(rows.find((r) => r.id === "benefits")?.amount ?? 0);
  if (!net) return "";
  const money = (x: number) => formatMoney(Math.abs(x), currency);
  const taken = net.amount + given;
  const takes = rows.some((r) => !r.claimed)
    ? `no overhead is claimed${taken === 0 ? "" : `; its licences take ${money(taken)}`}`
    : taken < 0
      ? `being faster, it adds ${money(taken)}`
      : `it takes ${money(taken)}`;
  const both = `it gives ${money(given)} a month, and ${takes}`;
  const open = net.low < 0 && net.high > 0;
  const low = net.low < 0 === net.high < 0 ? money(net.low) : signed(net.low, money);
  const range =
    net.low === net.high
      ? ""
      : ` The range leaves between ${low} and ${signed(net.high, money)}${open ? ", so it could be either way" : ""}.`;
  if (net.amount < 0)
    return `At equal price of bare metal the VM is cheaper by ${money(net.amount)} a month: ${both}.${range}`;
  if (net.amount === 0) return `At equal price of bare metal virtualization pays for itself exactly: ${both}.${range}`;
  return `At equal price of bare metal virtualization costs ${money(net.amount)} a month after what it gives: ${both}.${range}`;
}

const signed = (x: number, money: (x: number) => string): string =>
  x < 0 ? `${money(x)} in favour of the VM` : `${money(x)} against it`;
