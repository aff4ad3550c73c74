/** The token runs to the end of the bytes: whether it is finished, the next byte decides. */
export const HELD = -1;
/** Not what it should be. */
export const BAD = -2;

const EXACT = Array.from({ length: 23 }, (_, power) => Number(`1e${power}`));
const SPLIT = 2 ** 27 + 1;
const LARGEST_EXACT = Number.MAX_SAFE_INTEGER;

/** Reads JSON numbers from bytes to the same bits as `Number(text)`. The value stays in {@link value}. */
export class NumberScan {
  value = 0;

  /** @returns the index after the number that begins at `start`, {@link HELD} or {@link BAD} */
  read(bytes: Uint8Array, start: number, end: number): number {
    let i = start;
    const negative = bytes[i] === 0x2d;
    if (negative) i++;
    if (i >= end) return HELD;
    // The first 15 digits are an exact integer, the next 15 another.
    let high = 0;
    let low = 0;
    let digits = 0;
    let c = bytes[i] ?? 0;
    if (c === 0x30) {
      c = bytes[++i] ?? 0;
    } else {
      if (c < 0x31 || c > 0x39) return BAD;
      do {
        if (digits < 15) high = high * 10 + (c - 48);
        else low = low * 10 + (c - 48);
        digits++;
        c = bytes[++i] ?? 0;
      } while (c >= 0x30 && c <= 0x39);
    }
    let power = 0;
    if (c === 0x2e && i < end) {
      const point = ++i;
      c = bytes[i] ?? 0;
      while (c >= 0x30 && c <= 0x39) {
        if (digits < 15) high = high * 10 + (c - 48);
        else low = low * 10 + (c - 48);
        if (digits > 0 || c !== 0x30) digits++;
        c = bytes[++i] ?? 0;
      }
      if (i >= end) return HELD;
      if (i === point) return BAD;
      power = point - i;
    }
    if ((c === 0x65 || c === 0x45) && i < end) {
      c = bytes[++i] ?? 0;
      const less = c === 0x2d;
      if (less || c === 0x2b) c = bytes[++i] ?? 0;
      const first = i;
      let exponent = 0;
      while (c >= 0x30 && c <= 0x39) {
        if (exponent < 100_000) exponent = exponent * 10 + (c - 48);
        c = bytes[++i] ?? 0;
      }
      if (i >= end) return HELD;
      if (i === first) return BAD;
      power += less ? -exponent : exponent;
    }
    if (i >= end) return HELD;
    const size = digits > 30 ? null : scale(high, low, digits - 15, power);
    this.value = size === null ? Number(String.fromCharCode(...bytes.subarray(start, i))) : negative ? -size : size;
    return i;
  }
}

/**
 * (high · 10^lowDigits + low) · 10^power, correctly rounded, or null where this way cannot tell.
 * Up to 2^53 exact ÷ exact is correctly rounded (Clinger 1990); beyond, the quotient is taken in double-double
 * arithmetic and kept only if an error 2^-95 either way gives the same double (Ziv's test).
 */
function scale(high: number, low: number, lowDigits: number, power: number): number | null {
  const shift = lowDigits > 0 ? (EXACT[lowDigits] ?? 1) : 1;
  const whole = high * shift + low;
  if (whole <= LARGEST_EXACT) {
    if (power >= -22 && power <= 22) {
      const factor = EXACT[power < 0 ? -power : power] ?? 1;
      if (power <= 0) return whole / factor;
      const product = whole * factor;
      return product <= LARGEST_EXACT ? product : null;
    }
    return whole === 0 ? 0 : null;
  }
  if (power > 0 || power < -22) return null;
  const divisor = EXACT[-power] ?? 1;
  const product = high * shift;
  const rest = productError(high, shift, product) + low;
  const quotient = (product + rest) / divisor;
  const back = quotient * divisor;
  const remainder = product - back - productError(quotient, divisor, back) + rest;
  const correction = remainder / divisor;
  const doubt = quotient * 2 ** -95;
  const value = quotient + (correction + doubt);
  return value === quotient + (correction - doubt) ? value : null;
}

/** a · b − product, exactly (Dekker 1971). */
function productError(a: number, b: number, product: number): number {
  const ca = SPLIT * a;
  const aHigh = ca - (ca - a);
  const aLow = a - aHigh;
  const cb = SPLIT * b;
  const bHigh = cb - (cb - b);
  const bLow = b - bHigh;
  return aLow * bLow - (product - aHigh * bHigh - aLow * bHigh - aHigh * bLow);
}
