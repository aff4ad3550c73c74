// What changed between two versions of a scenario, in one line.
import type { Difference } from "../core/cost/scenario-differences";

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** "Monthly bill: US$100,000 → US$85,000". */
export function differenceWords({ label, from, to }: Difference): string {
  if (from === null) return `${capital(label)}: ${to}, new`;
  if (to === null) return `${capital(label)}: ${from}, taken out`;
  return `${capital(label)}: ${from} → ${to}`;
}

/** A segment that came or went, which would else be a line for each of its inputs. */
function segmentWords(differences: readonly Difference[]): { words: string[]; rest: Difference[] } {
  const words: string[] = [];
  const gone = new Set<string>();
  for (const { path, from, to } of differences) {
    const at = /^segments\.\d+(?=\.name$)/.exec(path)?.[0];
    if (at === undefined || (from !== null && to !== null)) continue;
    gone.add(at);
    words.push(from === null ? `Segment “${to}” added` : `Segment “${from}” taken out`);
  }
  const rest = differences.filter((d) => !gone.has(/^segments\.\d+/.exec(d.path)?.[0] ?? ""));
  return { words, rest };
}

/** The first changes in words, and how many more there are: what a list of versions says of each. */
export function changeLine(differences: readonly Difference[], most = 2): string {
  const { words, rest } = segmentWords(differences);
  const all = [...words, ...rest.map(differenceWords)];
  if (all.length === 0) return "Saved again without a change";
  const more = all.length - most;
  return [...all.slice(0, most), ...(more > 0 ? [`${more} more`] : [])].join("; ");
}
