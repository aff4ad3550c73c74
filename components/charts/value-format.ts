import { formatNumber, formatPercent } from "@/lib/view/format";

/** What the numbers of a chart are, in a form that crosses from server to browser. */
export type ValueFormat = { kind: "percent" } | { kind: "money"; currency: string } | { kind: "plain"; unit?: string };

/** A tick of an axis: short, with one precision for the whole axis. `step` is the distance of two ticks. */
export function tickText(value: number, step: number, format: ValueFormat): string {
  if (format.kind === "percent") return formatPercent(value, digitsFor(step * 100));
  const size = Math.max(Math.abs(value), step);
  const unit = format.kind === "money" || size >= 1e5 ? scaleOf(Math.max(size, step)) : { by: 1, letter: "" };
  return value === 0 ? "0" : `${formatNumber(value / unit.by, digitsFor(step / unit.by))}${unit.letter}`;
}

function scaleOf(size: number): { by: number; letter: string } {
  if (size >= 1e9) return { by: 1e9, letter: "bn" };
  if (size >= 1e6) return { by: 1e6, letter: "M" };
  if (size >= 1e3) return { by: 1e3, letter: "k" };
  return { by: 1, letter: "" };
}

function digitsFor(step: number): { decimals: number; atLeast: number } {
  const decimals = Math.max(0, Math.min(6, -Math.floor(Math.log10(step) + 1e-9) + (needsOneMore(step) ? 1 : 0)));
  return { decimals, atLeast: decimals };
}

/** 2.5 and 0.25 need a digit more than their power of ten says. */
function needsOneMore(step: number): boolean {
  const part = step / 10 ** Math.floor(Math.log10(step) + 1e-9);
  return Math.abs(part - Math.round(part)) > 1e-6;
}
