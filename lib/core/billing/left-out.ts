// Why a row of a bill is not in the GPU spend.
import { monthOf } from "./bill-time";
import type { Category, Charge } from "./charge";
import { readCost } from "./decimal";
import type { GpuCharge } from "./gpu-charge";
import type { LeftOutKind } from "./gpu-spend";

export interface Reason {
  kind: LeftOutKind;
  text: string;
}

const reason = (kind: LeftOutKind, text: string): Reason => ({ kind, text });

const APART: Record<Exclude<Category, "usage">, Reason> = {
  purchase: reason("purchase", "a purchase of a commitment, which its usage carries amortised"),
  credit: reason("credit", "a credit"),
  refund: reason("refund", "a refund"),
  tax: reason("tax", "a tax"),
  discount: reason("discount", "a discount on a line of its own"),
  adjustment: reason("adjustment", "an adjustment"),
};
const UNUSED = reason("unused", "a commitment that was not used: idle, not virtualization");
export const NO_GPU = reason("other", "not a GPU charge");
const BAD_TIME = reason("unreadable", "a time that cannot be");
const BAD_COST = reason("unreadable", "a cost that cannot be read");
const NO_COST = reason("unreadable", "no effective cost");
const NO_CURRENCY = reason("unreadable", "no currency");
const NO_TIME = reason("unreadable", "no time");

/** Ends the reason of such a row that names no GPU: it may be for any service of the bill. */
export const NO_GPU_NAMED = " (no GPU named)";

const OF_NO_GPU = new Map(
  [...Object.values(APART), UNUSED].map((r) => [r, reason(r.kind, `${r.text}${NO_GPU_NAMED}`)] as const),
);

export const isCurrency = (text: string) => /^[A-Z]{3}$/.test(text);

/** What makes a row unreadable, whatever it charges for. */
export function faultOf(charge: Charge, cells: number, columns: number): Reason | null {
  if (cells > columns) return reason("unreadable", `more cells than the header has columns (${columns})`);
  return charge.times.some((time) => time !== "" && monthOf(time) === null) ? BAD_TIME : null;
}

/** `null` for the use of a GPU that was paid for. */
export function leftOutBecause(charge: Charge, gpu: GpuCharge | null): Reason | null {
  const apart = apartFrom(charge, gpu);
  if (!gpu) return apart ? (OF_NO_GPU.get(apart) ?? apart) : NO_GPU;
  if (apart) return apart;
  return costFault(charge) ?? placeFault(charge);
}

/** What is wrong with the cost of a GPU. */
export function costFault({ effectiveCost }: Charge): Reason | null {
  if (effectiveCost === null || effectiveCost.trim() === "") return NO_COST;
  return readCost(effectiveCost) === null ? BAD_COST : null;
}

function placeFault(charge: Charge): Reason | null {
  if (!isCurrency(charge.currency)) return NO_CURRENCY;
  return monthOf(charge.start) === null ? NO_TIME : null;
}

function apartFrom(charge: Charge, gpu: GpuCharge | null): Reason | null {
  if (gpu?.role === "gpu-commitment") return APART.purchase;
  if (charge.category !== "usage") return APART[charge.category];
  return charge.unusedCommitment ? UNUSED : null;
}
