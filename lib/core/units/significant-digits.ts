/** Significant digits of a number, what arithmetic in base units added left aside: 0.0125 has three. */
export function significantDigits(value: number): number {
  const mantissa = value.toExponential(11).split("e")[0] ?? "";
  return mantissa.replace(/[-.]/g, "").replace(/0+$/, "").length;
}
