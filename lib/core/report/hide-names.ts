// What the author hid is taken out of every text of the report, not covered (UX 2, `/r/[token]`).
import { GRADES } from "../evidence/grade";
import { HYPERVISORS, MODES, PARTITIONS } from "../run/environment";
import type { RunFacts } from "./freeze-comparison";

/** Words of the product's own: a host called so gives nothing away, and the words must stay. */
const VOCABULARY = new Set<string>([
  ...MODES,
  ...PARTITIONS,
  ...HYPERVISORS,
  ...GRADES,
  ...["baseline", "candidate", "pass", "warn", "block", "slower", "faster", "equivalent", "median", "value"],
]);

/** Values under these keys are codes and units, never a person's text. */
const CODES = new Set(
  "unit metric axis statistic better code rule id sha256 createdAt startedAt currency profile prior mode grade modelVersion side input".split(
    " ",
  ),
);

/** Hidden name, in small letters → what stands in its place. Names of machines are the same in any case. */
export type Hidden = ReadonlyMap<string, string>;

/** Host, label, image and file names of the runs; a name of both sides becomes "a host". */
export function hiddenNames(runs: { baseline: readonly RunFacts[]; candidate: readonly RunFacts[] }): Hidden {
  const hidden = new Map<string, string>();
  for (const side of ["baseline", "candidate"] as const)
    for (const { filename, environment } of runs[side])
      for (const name of [environment.host, environment.label, environment.image, filename]) {
        const key = folded(name ?? "");
        if ([...key].length < 2 || VOCABULARY.has(key)) continue;
        hidden.set(key, hidden.has(key) && hidden.get(key) !== side ? "a host" : side);
      }
  return hidden;
}

/** The value with every hidden name replaced in its texts; whole words only, the longest name first. */
export function withoutNames<T>(value: T, hidden: Hidden): T {
  if (hidden.size === 0) return value;
  const names = [...hidden.keys()].sort((a, b) => b.length - a.length).map(escaped);
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}_-])(?:${names.join("|")})(?![\\p{L}\\p{N}_-])`, "giu");
  const clean = (text: string) => text.replace(pattern, (name) => hidden.get(folded(name)) ?? "a host");
  // The shape is kept: strings stay strings, so the cast says no more than the copy does.
  return copied(value, clean) as T;
}

function copied(value: unknown, clean: (text: string) => string): unknown {
  if (typeof value === "string") return clean(value);
  if (Array.isArray(value)) return value.map((v) => copied(v, clean));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, CODES.has(k) ? v : copied(v, clean)]));
}

const folded = (name: string) => name.toLowerCase();

const escaped = (text: string) => text.replace(/[\\^$.*+?()[\]{}|/-]/g, (c) => (c === "-" ? "-" : `\\${c}`));
