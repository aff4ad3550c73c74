const plural = new Intl.PluralRules("en-US");

/** "1 file", "12 files". */
export function countOf(n: number, one: string, many = `${one}s`): string {
  return `${n.toLocaleString("en-US")} ${plural.select(n) === "one" ? one : many}`;
}

const STEPS = ["bytes", "kB", "MB", "GB"] as const;

/** A size as people read it, in powers of a thousand: "48.2 kB". */
export function bytesWords(bytes: number): string {
  const step = Math.min(STEPS.length - 1, Math.max(0, Math.floor(Math.log10(Math.max(1, bytes)) / 3)));
  const value = bytes / 1000 ** step;
  return `${value.toLocaleString("en-US", { maximumSignificantDigits: step === 0 ? 21 : 3 })} ${STEPS[step]}`;
}

/** "a", "a and b", "a, b and c". */
export function listed(parts: readonly string[]): string {
  return parts.length < 2 ? (parts[0] ?? "") : `${parts.slice(0, -1).join(", ")} and ${parts.at(-1)}`;
}
