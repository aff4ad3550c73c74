/** How much of a file the engine takes (QUALITY 1.5). Sizes in bytes unless named otherwise; decimal, as they are said. */
export interface ReadLimits {
  /** The whole file, unpacked. */
  total: number;
  /** A file that is not JSON is read whole. */
  text: number;
  /** How far a file is kept for a second look: JSON inside text, or text that begins like JSON. */
  secondLook: number;
  /** Bytes of one line of a text. */
  line: number;
  lines: number;
  depth: number;
  string: number;
  /** Characters of a key. */
  name: number;
  /** Names in one object. */
  names: number;
  /** Numbers in one array. */
  numbers: number;
  /** Everything that is not a number in an array: objects, lists, strings, single values. */
  values: number;
}

export const READ_LIMITS: ReadLimits = {
  total: 400_000_000,
  text: 32_000_000,
  secondLook: 8_000_000,
  line: 1_000_000,
  lines: 500_000,
  depth: 64,
  string: 64_000,
  name: 200,
  names: 10_000,
  numbers: 10_000_000,
  values: 1_500_000,
};
