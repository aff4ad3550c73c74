/** Counts different values. @throws RangeError with the reason where there are more than allowed */
export function mostOf(most: number, reason: string): (value: string) => void {
  const seen = new Set<string>();
  return (value) => {
    if (seen.size >= most && !seen.has(value)) throw new RangeError(reason);
    seen.add(value);
  };
}
