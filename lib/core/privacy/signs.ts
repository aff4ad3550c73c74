/** Which characters stand in a text: a cheap look that says which patterns can match at all. */
export const AT = 1;
export const SLASH = 2;
export const COLON = 4;
export const EQUALS = 8;
export const HYPHEN = 16;
export const UNDERSCORE = 32;
export const DOT = 64;
export const BLANK = 128;
export const CAPITAL = 256;

const TABLE = new Uint16Array(128);
for (let c = 0x41; c <= 0x5a; c++) TABLE[c] = CAPITAL;
for (const [text, sign] of [
  ["@", AT],
  ["/\\", SLASH],
  [":", COLON],
  ["=", EQUALS],
  ["-", HYPHEN],
  ["_", UNDERSCORE],
  [".", DOT],
  [" \t\n", BLANK],
] as const)
  for (const c of text) TABLE[c.charCodeAt(0)] = sign;

export function signsOf(text: string): number {
  let signs = 0;
  for (let i = 0; i < text.length; i++) signs |= TABLE[text.charCodeAt(i) & 0x7f] ?? 0;
  return signs;
}
