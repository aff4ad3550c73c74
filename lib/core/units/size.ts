import { NBSP, spellNumber } from "./spell";

const STEPS = ["kB", "MB", "GB"] as const;

/** A count of bytes in powers of a thousand, three digits: "999 bytes", "48.2 kB", "200 MB". */
export function sizeOf(bytes: number): string {
  if (bytes < 1000) return `${spellNumber(bytes, { decimals: 0 })}${NBSP}bytes`;
  let step = 0;
  let value = bytes / 1000;
  // What three digits would write as 1,000 belongs to the next step.
  while (value >= 999.5 && step < STEPS.length - 1) {
    value /= 1000;
    step++;
  }
  return `${spellNumber(value, { significant: 3 })}${NBSP}${STEPS[step]}`;
}
