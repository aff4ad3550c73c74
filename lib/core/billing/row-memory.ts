import type { PlainCells } from "./plain-row";
import type { ScannedRow } from "./row-scanner";

const MOST = 5000;
/** Bytes of a row that repeats; longer ones are not remembered. */
const LONGEST = 2000;
/** Bytes of a time that say its month: `2024-09`. */
const MONTH = 7;

/** Remembers sound rows by all that they say, but for the day and the amounts: bills repeat it from hour to hour. */
export function rowMemory<T>({ start, words }: PlainCells) {
  const known = new Map<number, { said: Uint8Array; value: T }>();
  const now = new Uint8Array(LONGEST);
  let length = 0;
  let hash = 0;

  /** Puts what a row says side by side; false where it says too much. */
  function read(row: ScannedRow): boolean {
    const { bytes } = row;
    hash = 0x811c9dc5;
    length = 0;
    for (let i = -1; i < words.length; i++) {
      const cell = i < 0 ? start : (words[i] as number);
      const from = row.from(cell);
      const to = i < 0 ? from + MONTH : row.to(cell);
      const size = to - from;
      if (length + size + 2 > LONGEST) return false;
      for (let at = from; at < to; at++) {
        const byte = bytes[at] as number;
        hash = Math.imul(hash ^ byte, 0x01000193);
        now[length++] = byte;
      }
      // The lengths stand behind the texts, so that none can end in the next one.
      now[length++] = size >> 8;
      now[length++] = size;
    }
    return true;
  }

  function isNow(said: Uint8Array): boolean {
    if (said.length !== length) return false;
    for (let i = 0; i < length; i++) if (said[i] !== now[i]) return false;
    return true;
  }

  return {
    /** What was kept for a row that says the same. */
    find(row: ScannedRow): T | null {
      if (!read(row)) return null;
      const found = known.get(hash);
      return found && isNow(found.said) ? found.value : null;
    },
    keep(row: ScannedRow, value: T): void {
      if (!read(row)) return;
      if (known.size >= MOST) known.clear();
      known.set(hash, { said: now.slice(0, length), value });
    },
  };
}
