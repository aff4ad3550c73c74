// Bills carry up to a dozen decimals a row; their sum is exact in whole trillionths of the currency unit.

import { remembered } from "./remembered";

const SCALE = 12;
const DECIMAL = /^[ \t]{0,20}([+-]?)(\d{0,24})(?:\.(\d{0,60}))?(?:[eE]([+-]?\d{1,3}))?[ \t]{0,20}$/;

/**
 * A written amount as trillionths of its unit: `0.0031`, `5.64902E-05`, `-12`. Digits beyond the twelfth are cut.
 * @returns `null` for what is no decimal number
 */
export function readDecimal(text: string): bigint | null {
  const found = DECIMAL.exec(text);
  if (!found) return null;
  const [, sign, whole = "", fraction = "", exponent = "0"] = found;
  if (whole === "" && fraction === "") return null;
  const shift = SCALE + Number(exponent) - fraction.length;
  if (Math.abs(shift) > 120) return null;
  const digits = BigInt(`${whole}${fraction}`);
  const value = shift >= 0 ? digits * 10n ** BigInt(shift) : digits / 10n ** BigInt(-shift);
  return sign === "-" ? -value : value;
}

const LARGEST = 10n ** 15n * 10n ** BigInt(SCALE);

/** A written cost as trillionths; `null` for what is no decimal number, or above a quadrillion, which no row of a bill costs. */
export const readCost = remembered((text): bigint | null => {
  const value = readDecimal(text);
  return value === null || value > LARGEST || value < -LARGEST ? null : value;
}, 5000);

/** Trillionths as a written amount, at least two decimals and no more than it takes: `13.00`, `0.0031`. */
export function writeDecimal(value: bigint): string {
  const digits = (value < 0n ? -value : value).toString().padStart(SCALE + 1, "0");
  const fraction = digits.slice(-SCALE).replace(/0+$/, "").padEnd(2, "0");
  return `${value < 0n ? "-" : ""}${digits.slice(0, -SCALE)}.${fraction}`;
}
