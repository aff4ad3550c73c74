// What the texts that `gpuCharge` and a bill's own count read have in common, seen in the bytes of a cell. Most rows of a bill
// are no GPU, and to find none of this in them is cheaper than to make them text.

/** Each letter as the bytes it may be. Escapes may hide any of them; a count is called GpuCount. */
const LETTERS: readonly (readonly string[])[] = [
  ["pg", "234567"],
  ["g", "r", "6"],
  ["N", "CDVG", "0123456789"],
  ["nN", "vV", "iI", "dD"],
  ["gG", "pP", "uU", "cC "],
  [".", "G", "P", "U"],
  ["rR", "tT", "xX"],
  ["nN", "cC", "eE", " ", "cCrR"],
  ["\\"],
];

/** Bit i of a byte's mask: it may be letter i of all of them, one behind the other (Baeza-Yates and Gonnet 1992). */
const MASKS = new Int32Array(256);
let FIRST = 0;
let LAST = 0;
let bit = 0;
for (const letters of LETTERS) {
  FIRST |= 1 << bit;
  for (const letter of letters) {
    for (const byte of new TextEncoder().encode(letter)) MASKS[byte] = (MASKS[byte] as number) | (1 << bit);
    bit++;
  }
  LAST |= 1 << (bit - 1);
}

/** Whether a cell may name a GPU or count some. False is certain: `gpuCharge` finds nothing in its text. */
export function gpuLetters(bytes: Uint8Array, from: number, to: number): boolean {
  let seen = 0;
  for (let at = from; at < to; at++) {
    seen = ((seen << 1) | FIRST) & (MASKS[bytes[at] as number] as number);
    if ((seen & LAST) !== 0) return true;
  }
  return false;
}
