import type { Param, Params } from "../run/run";

/**
 * A fraction as a percentage for sentences: two decimals, or one where the interval is a point wide and more would pretend.
 * Numbers in tables are the view's to format; sentences are part of the result and do not follow the reader's locale.
 */
export function percent(fraction: number, width = 0): string {
  const digits = Math.abs(width) >= 0.01 ? 1 : 2;
  const text = (100 * fraction).toFixed(digits);
  return `${signed(Number(text) === 0 ? text.replace("-", "") : text)} %`;
}

/** A bound such as a floor or a margin: no more decimals than it has. */
export function bound(fraction: number): string {
  return `${signed(String(Number((100 * fraction).toFixed(2))))} %`;
}

/** A number for a sentence: at most six digits, with a true minus sign. */
export function figure(value: number): string {
  return signed(String(Number(value.toPrecision(6))));
}

/** Parameter as people wrote it. */
export function param(value: Param | undefined): string {
  if (value === undefined) return "not given";
  return typeof value === "number" ? figure(value) : String(value);
}

/** `a = 1, b = ce`, at most the first few. */
export function paramList(params: Params, limit = 4): string {
  const entries = Object.entries(params);
  const shown = entries.slice(0, limit).map(([key, value]) => `${key} ${param(value)}`);
  return entries.length > limit ? `${shown.join(", ")} …` : shown.join(", ");
}

/** "3 runs", "1 run". */
export function count(n: number, one: string, many = `${one}s`): string {
  return `${n.toLocaleString("en-US")} ${n === 1 ? one : many}`;
}

/** First letter small, unless the word is an acronym or a name such as "GPU". */
export function inSentence(label: string): string {
  return /^[A-Z][a-z]/.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label;
}

const signed = (text: string) => text.replace(/^-/, "−");
