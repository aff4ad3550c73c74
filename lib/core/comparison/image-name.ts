import type { Value } from "./rule";

const DIGEST = /sha256:([0-9a-f]{12,64})/i;

const digestOf = (image: Value): string | null => DIGEST.exec(String(image))?.[1]?.toLowerCase() ?? null;

/** Whether two images are one: their digests decide where both have one, however much of it is written. */
export function sameImage(a: Value, b: Value): boolean {
  const [x, y] = [digestOf(a), digestOf(b)];
  if (x === null || y === null) return false;
  return x.startsWith(y) || y.startsWith(x);
}

/** A tag may be moved to another image any day; only a digest names one for good (UX 6, E07). */
export const tagOnly = (image: Value): string | null =>
  digestOf(image) === null ? "The image is known by its tag alone, which may name another image each day." : null;
