/** Places in a unit square: x to the right, y downwards, as SVG counts. */
export type Place = readonly [x: number, y: number];

const short = (v: number): string => String(Number(v.toFixed(5)));
const point = ([x, y]: Place): string => `${short(x)} ${short(y)}`;

export function linePath(places: readonly Place[]): string {
  return places.length === 0 ? "" : `M${places.map(point).join("L")}`;
}

/** The area between an upper and a lower edge, both from left to right. */
export function bandPath(upper: readonly Place[], lower: readonly Place[]): string {
  return upper.length === 0 ? "" : `M${[...upper, ...[...lower].reverse()].map(point).join("L")}Z`;
}

/** Level to the next place, then up: how a share of values grows. */
export function stepPath(places: readonly Place[]): string {
  const corners = places.flatMap((p, i) => {
    const before = places[i - 1];
    return before ? [[p[0], before[1]] as const, p] : [p];
  });
  return linePath(corners);
}

/** At most `most` of the values of a sorted sample, ends included: more cannot be told apart on a screen. */
export function thin<T>(sorted: readonly T[], most = 300): T[] {
  if (sorted.length <= most) return [...sorted];
  return Array.from({ length: most }, (_, i) => sorted[Math.round((i * (sorted.length - 1)) / (most - 1))] as T);
}
