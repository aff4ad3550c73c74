/** How much of a file the engine takes (QUALITY 1.5). Sizes in bytes unless named otherwise. */
export interface ReadLimits {
  /** The whole file, unpacked. */
  total: number;
  /** A file that is not JSON is read whole. */
  text: number;
  /** How far a file is kept for a second look: JSON inside text, or text that begins like JSON. */
  secondLook: number;
  line: number;
  depth: number;
  string: number;
  /** Characters of a key. */
  name: number;
  /** Numbers in one array. */
  numbers: number;
  /** Everything that is not a number in an array: objects, lists, strings, single values. */
  values: number;
}

export const READ_LIMITS: ReadLimits = {
  total: 400 * 2 ** 20,
  text: 32 * 2 ** 20,
  secondLook: 8 * 2 ** 20,
  line: 2 ** 20,
  depth: 64,
  string: 64 * 2 ** 10,
  name: 200,
  numbers: 10_000_000,
  values: 1_500_000,
};

/** A count of bytes as people write it. */
export function sizeOf(bytes: number): string {
  if (bytes < 1024) return `${bytes} bytes`;
  const [unit, divisor] = bytes < 2 ** 20 ? ["KB", 1024] : ["MB", 2 ** 20];
  return `${Number((bytes / divisor).toFixed(1))} ${unit}`;
}
