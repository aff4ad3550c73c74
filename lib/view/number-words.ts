// A whole number in English words, for the echo of an ambiguous entry (UX 5).

const ONES =
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(
    " ",
  );
const TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split(" ");
const SCALES = [
  [1e12, "trillion"],
  [1e9, "billion"],
  [1e6, "million"],
  [1e3, "thousand"],
] as const;

/** 1234 is "one thousand two hundred thirty-four"; `null` for anything but a whole number below 10^15. */
export function numberWords(n: number): string | null {
  if (!Number.isInteger(n) || Math.abs(n) >= 1e15) return null;
  if (n < 0) return `minus ${numberWords(-n)}`;
  const parts: string[] = [];
  let rest = n;
  for (const [size, name] of SCALES) {
    const many = Math.floor(rest / size);
    if (many === 0) continue;
    parts.push(`${belowThousand(many)} ${name}`);
    rest -= many * size;
  }
  if (rest > 0 || parts.length === 0) parts.push(belowThousand(rest));
  return parts.join(" ");
}

function belowThousand(n: number): string {
  const hundreds = Math.floor(n / 100);
  const rest = n % 100;
  const parts = hundreds > 0 ? [`${ONES[hundreds]} hundred`] : [];
  if (rest > 0 || hundreds === 0) parts.push(belowHundred(rest));
  return parts.join(" ");
}

function belowHundred(n: number): string {
  if (n < 20) return ONES[n] ?? "";
  const tens = TENS[Math.floor(n / 10) - 2] ?? "";
  return n % 10 === 0 ? tens : `${tens}-${ONES[n % 10]}`;
}
