/** What the numbers of a chart are, in a form that crosses from server to browser. */
export type ValueFormat = { kind: "percent" } | { kind: "money"; currency: string } | { kind: "plain"; unit?: string };

const MINUS = "\u2212";

/** A tick of an axis: short, with one precision for the whole axis. `step` is the distance of two ticks. */
export function tickText(value: number, step: number, format: ValueFormat): string {
  if (format.kind === "percent") return `${fixed(value * 100, step * 100)}\u00a0%`;
  const size = Math.max(Math.abs(value), step);
  const unit = format.kind === "money" || size >= 1e5 ? scaleOf(Math.max(size, step)) : { by: 1, letter: "" };
  return value === 0 ? "0" : `${fixed(value / unit.by, step / unit.by)}${unit.letter}`;
}

function scaleOf(size: number): { by: number; letter: string } {
  if (size >= 1e9) return { by: 1e9, letter: "bn" };
  if (size >= 1e6) return { by: 1e6, letter: "M" };
  if (size >= 1e3) return { by: 1e3, letter: "k" };
  return { by: 1, letter: "" };
}

function fixed(value: number, step: number): string {
  const digits = Math.max(0, Math.min(6, -Math.floor(Math.log10(step) + 1e-9) + (needsOneMore(step) ? 1 : 0)));
  const text = Math.abs(value).toLocaleString("en-US", {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  return value < 0 && Number(text.replaceAll(",", "")) !== 0 ? `${MINUS}${text}` : text;
}

/** 2.5 and 0.25 need a digit more than their power of ten says. */
function needsOneMore(step: number): boolean {
  const part = step / 10 ** Math.floor(Math.log10(step) + 1e-9);
  return Math.abs(part - Math.round(part)) > 1e-6;
}
