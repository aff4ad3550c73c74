import { readCost } from "./decimal";

const PLUS = 43;
const MINUS = 45;
const POINT = 46;
const ZERO = 48;
const PLACES = 12;

/**
 * Adds many written amounts exactly: whole numbers by their count of decimals, in doubles while they are exact. Most rows of a
 * bill cost a few cents, and a big integer for each of them would take longer than all the rest of reading.
 */
export function exactSum() {
  const byPlaces = new Float64Array(PLACES + 1);
  let large = 0n;

  function flush(places: number): void {
    large += BigInt(byPlaces[places] as number) * 10n ** BigInt(PLACES - places);
    byPlaces[places] = 0;
  }

  return {
    /** Adds the amount written at these bytes; false where there is none. */
    add(bytes: Uint8Array, from: number, to: number): boolean {
      let at = from;
      const negative = bytes[at] === MINUS;
      if (negative || bytes[at] === PLUS) at++;
      let whole = 0;
      let digits = 0;
      let places = -1;
      for (; at < to; at++) {
        const c = bytes[at] as number;
        if (c === POINT && places < 0) places = 0;
        else if (c >= ZERO && c <= ZERO + 9) {
          whole = whole * 10 + (c - ZERO);
          digits++;
          if (places >= 0) places++;
        } else break;
      }
      if (at < to || digits === 0 || whole > 1e15 || places > PLACES) {
        const slow = readCost(new TextDecoder().decode(bytes.subarray(from, to)));
        if (slow === null) return false;
        large += slow;
        return true;
      }
      const slot = Math.max(0, places);
      byPlaces[slot] = (byPlaces[slot] as number) + (negative ? -whole : whole);
      if (Math.abs(byPlaces[slot] as number) > 2 ** 52) flush(slot);
      return true;
    },
    /** Adds trillionths. */
    addWhole(amount: bigint): void {
      large += amount;
    },
    /** In trillionths. */
    total(): bigint {
      for (let places = 0; places <= PLACES; places++) flush(places);
      return large;
    },
  };
}
