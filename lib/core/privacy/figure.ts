import type { KeyRule } from "./private-keys";

const FIGURE = /^[+-]?\d[\d.,]{0,40}(?:[eE][+-]?\d{1,4})?\s{0,8}[A-Za-z%µ/]{0,20}\s{0,40}$/;

/** A number beside a label that could be private and is none: `user: 0.31 s` is a time, `serial: 12.5 GB/s` a speed. */
export function isFigure(value: string, { how, kind }: KeyRule): boolean {
  if (how === "all" || how === "alias" || !FIGURE.test(value)) return false;
  return kind !== "ids" || /[.\s]\S/.test(value.trim());
}
