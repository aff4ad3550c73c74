import type { Environment, Evidence } from "./environment";

/** Words that tell no two products apart: makers, and what is said of every one of them. */
const NOISE = new Set([
  ...["nvidia", "amd", "intel", "inc", "corporation", "tesla", "instinct", "r", "tm", "cpu", "gpu", "processor"],
  ...["core", "cores", "hbm3", "hbm3e", "hbm2", "hbm2e"],
]);
/** Numbers are written rounded: 1980 MHz is 1.98 GHz, 399.9 W a cap of 400 W. */
const ROUNDING = 0.01;

const wordsOf = (name: string): string[] =>
  name
    .toLowerCase()
    .replaceAll(/\b\d{1,4}-core\b/g, " ")
    .replaceAll(/(\d) (?=gi?b\b)/g, "$1")
    .split(/[^a-z0-9.]{1,40}/)
    .filter((word) => word !== "" && !NOISE.has(word));

/** Whether one name says no more than the other: "H100" and "NVIDIA H100 80GB HBM3" may be one GPU. */
function sameName(a: string, b: string): boolean {
  const [x, y] = [new Set(wordsOf(a)), new Set(wordsOf(b))];
  if (x.size === 0 || y.size === 0) return a.trim().toLowerCase() === b.trim().toLowerCase();
  const [fewer, more] = x.size <= y.size ? [x, y] : [y, x];
  return [...fewer].every((word) => more.has(word));
}

/** "550" and "550.90.07" may be one driver. */
function sameVersion(a: string, b: string): boolean {
  const [x, y] = [a, b].map((version) =>
    version
      .trim()
      .toLowerCase()
      .replace(/^v(?=\d)/, "")
      .split("."),
  );
  return (x ?? []).slice(0, y?.length).every((part, i) => part === y?.[i]);
}

const VERSIONS: ReadonlySet<keyof Environment> = new Set(["driver", "cuda", "kernel", "framework"]);

type Value = Evidence["value"];

/** Whether two words on one field of the environment may both be true. Unlike words of one meaning are no contradiction. */
export function sameValue(field: keyof Environment, a: Value, b: Value): boolean {
  if (a === b) return true;
  if (typeof a === "number" && typeof b === "number")
    return ROUNDED.has(field) && Math.abs(a - b) <= ROUNDING * Math.max(Math.abs(a), Math.abs(b));
  if (typeof a !== "string" || typeof b !== "string") return false;
  if (field === "hypervisor") return isOneHypervisor(a, b);
  return VERSIONS.has(field) ? sameVersion(a, b) : sameName(a, b);
}

/** Quantities; the other numbers are counts, which are exact. */
const ROUNDED: ReadonlySet<keyof Environment> = new Set(["gpuMemory", "powerLimit", "graphicsClock", "memoryClock"]);

/** Nitro is made of KVM and shows as either. */
const isOneHypervisor = (a: string, b: string): boolean =>
  [a, b].some((name) => name === "unknown" || name === "other") ||
  [a, b].every((name) => name === "kvm" || name === "nitro");
