const CENT = 10n ** 10n;

/**
 * Rounds exact amounts to cents so that they add up to their rounded total (largest remainder, Hamilton's method).
 * @param parts trillionths of a currency unit
 * @returns trillionths, whole cents each; the total is rounded half away from zero, ties go to the earlier part
 */
export function roundCents(parts: readonly bigint[]): { parts: bigint[]; total: bigint } {
  const total = nearest(parts.reduce((sum, p) => sum + p, 0n));
  const cents = parts.map(floor);
  const order = parts
    .map((p, i) => ({ i, rest: p - floor(p) * CENT }))
    .sort((a, b) => (a.rest < b.rest ? 1 : a.rest > b.rest ? -1 : a.i - b.i));
  let left = total - cents.reduce((sum, c) => sum + c, 0n);
  for (const { i } of order) {
    if (left <= 0n) break;
    cents[i] = (cents[i] ?? 0n) + 1n;
    left--;
  }
  return { parts: cents.map((c) => c * CENT), total: total * CENT };
}

function floor(value: bigint): bigint {
  const whole = value / CENT;
  return value < 0n && whole * CENT !== value ? whole - 1n : whole;
}

const nearest = (value: bigint): bigint => (value < 0n ? -nearest(-value) : (value + CENT / 2n) / CENT);
