import { significantDigits } from "../units/significant-digits";

/** Leading digits that repeats of one test share anyhow. */
const SHARED = 3;

/** Digits beyond those that must agree in all, so that chance is out: one figure of eight, or a few shorter ones. */
export const TELLING_DIGITS = 5;

/** Digits of a figure by which it tells one run from a repeat of it. @param shared leading ones that prove nothing */
export const tellingDigits = (figure: number, shared = SHARED): number =>
  Math.max(0, significantDigits(figure) - shared);
