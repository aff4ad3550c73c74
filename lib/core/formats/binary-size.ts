const FACTORS: Readonly<Record<string, number>> = { "": 1, k: 2 ** 10, m: 2 ** 20, g: 2 ** 30, t: 2 ** 40 };

/**
 * A size as storage tools take it, where every letter is a power of 1024: `4k`, `4K`, `4kb` and `4KiB` are 4096.
 * @returns `null` for any other spelling
 */
export function binarySize(text: string): number | null {
  const match = /^(\d{1,15})([kmgt]?)(?:i?b)?$/i.exec(text.trim());
  const factor = FACTORS[(match?.[2] ?? "").toLowerCase()];
  return match && factor !== undefined ? Number(match[1]) * factor : null;
}
