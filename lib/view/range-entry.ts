// UX 5, "Number entry": how a range may be typed, which numbers it comes to, and how it is said back.
import type { Shape } from "../core/cost/typed-range";
import { spellNumber } from "../core/units/spell";
import { shifted } from "./shifted";

export type Form = "one" | "ends" | "three" | "plus-minus";

interface Ends<T = number> {
  low: T;
  value: T;
  high: T;
}

/** A text as one number, two ends, low/likely/high, or a middle with its spread. */
export function partsOf(text: string): { form: Form; texts: string[] } {
  const spread = text.split(/\s*(?:±|\+\/-|\+-)\s*/);
  if (spread.length === 2) return { form: "plus-minus", texts: spread };
  const three = text.split("/");
  if (three.length === 3 && three.every((t) => /\d/.test(t))) return { form: "three", texts: three };
  const ends = /^(.*?\d[^\d]*?)(?:\s+to\s+|\s*\.\.\.?\s*|\s*[–—]\s*|(?<!e)\s*-\s*(?=[-(\d.,$€£¥₹]))(.+)$/iu.exec(text);
  if (ends?.[1] && ends[2] && /\d/.test(ends[2])) return { form: "ends", texts: [ends[1], ends[2]] };
  return { form: "one", texts: [text] };
}

/** Low, middle and high of what was typed; two ends have their middle between them. */
export function endsOf(form: Form, [a, b, c]: readonly [number, number, number?]): Ends {
  if (form === "plus-minus") return { low: tidy(a - b), value: a, high: tidy(a + b) };
  if (form === "three") return { low: a, value: b, high: c ?? b };
  return { low: a, value: tidy((a + b) / 2), high: b };
}

export const mapped = <T, U>({ low, value, high }: Ends<T>, change: (x: T) => U): Ends<U> => ({
  low: change(low),
  value: change(value),
  high: change(high),
});

/** A sum's noise is cut: 0.1 + 0.2 is 0.3. */
const tidy = (x: number): number => Number(x.toPrecision(15));

const ENDS = {
  "p10-p90": (low: string, high: string, unit: string) => `8 in 10 times between ${low} and ${high}${unit}`,
  triangular: (low: string, high: string, unit: string) => `never below ${low}${unit} or above ${high}${unit}`,
  pert: (low: string, high: string, unit: string) =>
    `never below ${low}${unit} or above ${high}${unit}, seldom near the ends`,
} satisfies Record<Shape, (low: string, high: string, unit: string) => string>;

/** "8 in 10 times between 90,000 and 120,000, most likely 100,000"; percentages are given as fractions. */
export function rangeWords(
  { low, value, high, likely }: Ends & { likely?: boolean | undefined },
  kind: "percent" | "number",
  shape: Shape = "p10-p90",
): string {
  const unit = kind === "percent" ? " %" : "";
  const show = (x: number) => spellNumber(kind === "percent" ? shifted(x, 2) : x, { decimals: 10 });
  const middle = likely ? `, most likely ${show(value)}${unit}` : "";
  return `${ENDS[shape](show(low), show(high), unit)}${middle}`;
}
