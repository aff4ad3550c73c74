/** Words that tell no processor from another: makers, marks, families' titles and what is said of every one of them. */
const NOISE = /^(?:intel|amd|r|tm|cpu|processor|with|\d{1,4}-core|[\d.]{1,8}[gm]hz)$/;

const wordsOf = (name: string): string[] =>
  name
    .toLowerCase()
    .replaceAll(/\((?:r|tm)\)/g, " ")
    .split(/[^a-z0-9.-]{1,20}/)
    .filter((word) => word !== "" && !NOISE.test(word));

const numbered = (words: readonly string[]) => words.filter((word) => /\d/.test(word));
const text = (words: readonly string[]) => [...words].sort().join(" ");

/**
 * Whether two names are one processor: the model number decides where both have one ("EPYC 7502" is "AMD EPYC 7502 32-Core
 * Processor"). A general name, "Intel Xeon Processor", is one only with itself: nobody knows what stands behind it (UX 6, E08).
 */
export function sameCpu(a: string, b: string): boolean {
  const [x, y] = [wordsOf(a), wordsOf(b)];
  const [m, n] = [numbered(x), numbered(y)];
  return m.length > 0 && n.length > 0 ? text(m) === text(n) : text(x) === text(y);
}

/** Names that a hypervisor makes up: QEMU's models, families without a number, and placeholders such as "E312xx". */
const GENERIC =
  /\b(?:qemu|kvm|virtual cpu|bochs)\b|xx\b|\bclass (?:cpu|core)\b|\bprocessor \([a-z -]{3,30}\)|_\dx\d\b/i;

/** Whether a name says nothing of the processor beneath: "QEMU Virtual CPU", "Intel Xeon Processor (Skylake)". */
export function isGenericCpu(name: string): boolean {
  if (GENERIC.test(name)) return true;
  const plain = name.replace(/@.*$/, "");
  return /^(?:intel|amd)\b/i.test(plain) && !/\d/.test(plain.replaceAll(/\d{1,4}-core\b/gi, ""));
}
