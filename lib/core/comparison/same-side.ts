import { type Mode, isVirtual } from "../run/environment";
import type { Run } from "../run/run";
import type { Row, Warning } from "./comparison";
import type { JudgedRow } from "./judge-row";
import { followsLoad } from "./load";

/** Both sides are of one kind: what they differ by is noise, and that is what they are compared for. */
export interface SameSide {
  mode: Mode;
  /** "bare metal": what both sides are. */
  words: string;
  /** How the runs differ all the same: "without any virtualization". */
  without: string;
}

const WORDS = {
  "bare-metal": "bare metal",
  container: "containers",
  "vm-passthrough": "virtual machines with their GPU passed through",
  "vm-vgpu": "virtual machines with a virtual GPU",
  "vm-unspecified": "virtual machines",
  "confidential-vm": "confidential virtual machines",
} satisfies Record<Mode, string>;

/** Of two virtual machines these make two kinds. */
const KINDS = ["hypervisor", "provider", "partition", "confidential"] as const;

/** Whether all runs of both sides are of one mode, and of one kind as far as both say; `null` otherwise. */
export function sameSideOf(baseline: readonly Run[], candidate: readonly Run[]): SameSide | null {
  const [first] = baseline;
  if (!first || candidate.length === 0) return null;
  const { mode } = first.environment;
  const all = [...baseline, ...candidate];
  if (all.some((run) => run.environment.mode !== mode)) return null;
  if (isVirtual(mode) && KINDS.some((field) => new Set(all.flatMap((r) => r.environment[field] ?? [])).size > 1))
    return null;
  const without = isVirtual(mode) ? "on machines of one kind" : "without any virtualization";
  return { mode, words: WORDS[mode], without };
}

/** Why nothing of such a comparison is claimed or priced. */
export const noiseOnly = ({ words }: SameSide): Warning => ({
  code: "same-mode",
  message: `Both sides are ${words}: what they differ by is noise, not virtualization, and has no price.`,
});

/** A row of such a comparison claims nothing and has no price, however far its sides lie apart. */
export function asNoise(judged: JudgedRow, same: SameSide): JudgedRow {
  const { row } = judged;
  if (!row.overhead || row.verdict === "not-comparable") return judged;
  const withheld = row.withheld ?? noiseOnly(same);
  if (row.verdict !== "slower" && row.verdict !== "faster") return { ...judged, row: { ...row, withheld } };
  const because = `${row.because} ${noiseOnly(same).message}`;
  return { ...judged, row: { ...row, verdict: "no-claim", because, withheld } };
}

/** How far apart the sides of such a comparison lie. */
export interface Apart {
  /** The largest overhead of all rows, of either sign taken as positive; its row. */
  most: number;
  row: Row;
  rows: number;
}

/** `null` where no row has a number, but for those whose load was chosen. */
export function apart(rows: readonly Row[]): Apart | null {
  const numbered = rows.flatMap((row) =>
    row.overhead && !followsLoad(row) ? [{ row, most: Math.abs(row.overhead.value) }] : [],
  );
  const [first] = numbered;
  if (!first) return null;
  return { ...numbered.reduce((a, b) => (b.most > a.most ? b : a), first), rows: numbered.length };
}
