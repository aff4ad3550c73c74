import type { Dropped } from "./collect-files";
import { type Description, hintedSide } from "./description";
import type { Preview, Refused, Saved } from "./upload-answer";
import type { Mode } from "@/lib/core/run/environment";
import { type SideName, sideOf } from "@/lib/view/modes";

export type Phase = "queued" | "reading" | "read" | "refused" | "saving" | "saved";

export interface Item {
  key: string;
  file: File;
  path: string;
  phase: Phase;
  /** Share of the bytes sent in this phase. */
  share: number;
  preview: Preview | null;
  refused: Refused | null;
  saved: Saved | null;
  /** Typed by the user; what is absent is as the file says. */
  declared: Description;
  selected: boolean;
}

export type Change =
  | { type: "add"; items: Item[] }
  | { type: "reading" | "saving"; key: string; share: number }
  | { type: "read"; key: string; preview: Preview }
  | { type: "refuse"; key: string; refused: Refused }
  | { type: "save"; key: string; saved: Saved }
  | { type: "declare"; keys: readonly string[]; declared: Description }
  | { type: "select"; keys: readonly string[]; selected: boolean }
  | { type: "retry"; keys: readonly string[] }
  | { type: "remove"; keys: readonly string[] };

const isVirtual = (mode: string): boolean => mode.startsWith("vm-") || mode === "confidential-vm";

export function toItem({ file, path }: Dropped, key: string): Item {
  return {
    key,
    file,
    path,
    phase: "queued",
    share: 0,
    preview: null,
    refused: null,
    saved: null,
    declared: {},
    selected: false,
  };
}

function change(item: Item, by: Exclude<Change, { type: "add" | "remove" }>): Item {
  switch (by.type) {
    case "reading":
    case "saving":
      return { ...item, phase: by.type, share: by.share, refused: null };
    case "read":
      return { ...item, phase: "read", preview: by.preview, refused: null };
    case "refuse":
      return { ...item, phase: "refused", refused: by.refused };
    case "save":
      return { ...item, phase: "saved", saved: by.saved, refused: null };
    case "declare":
      return { ...item, declared: { ...item.declared, ...by.declared } };
    case "select":
      return { ...item, selected: by.selected };
    case "retry":
      return { ...item, phase: item.preview ? "read" : "queued", share: 0, refused: null };
  }
}

export function queue(items: readonly Item[], by: Change): readonly Item[] {
  if (by.type === "add") return [...items, ...by.items];
  const keys = "keys" in by ? by.keys : [by.key];
  if (by.type === "remove") return items.filter((i) => !keys.includes(i.key));
  return items.map((i) => (keys.includes(i.key) ? change(i, by) : i));
}

/** The mode a file would be saved with: the user's word, else the file's own. */
export function modeOf(item: Item): Mode | null {
  return item.declared.mode ?? item.preview?.environment.mode ?? null;
}

/** The words of the file that speak for or against the side; null when it says nothing. */
export function modeEvidence(item: Item) {
  const signs = item.preview?.evidence ?? [];
  return signs.find((e) => e.field === "mode") ?? signs.find((e) => e.field === "hypervisor") ?? null;
}

export type Doubt = { code: "side-missing" } | { code: "side-contradicts"; text: string; at: string };

/** Why a file needs a look before it is saved. */
export function doubtOf(item: Item): Doubt | null {
  const mode = modeOf(item);
  if (item.phase === "read" && mode === null) return { code: "side-missing" };
  const sign = modeEvidence(item);
  if (!sign || !mode) return null;
  const virtual = sign.field === "hypervisor" ? sign.value !== "unknown" : isVirtual(String(sign.value));
  const proves = sign.field === "hypervisor" ? virtual : sign.value !== "container";
  return proves && virtual !== isVirtual(mode) && mode !== "container"
    ? { code: "side-contradicts", text: sign.text, at: sign.at }
    : null;
}

/** A warning or a contradiction: not the mere question of the side, which every file without one asks by itself. */
export const needsLook = (item: Item): boolean =>
  doubtOf(item)?.code === "side-contradicts" || (item.preview?.warnings.length ?? 0) > 0;

/** Leaving the page would lose it: not saved, and not refused for good. */
export const isUnsaved = ({ phase, refused }: Item): boolean =>
  phase !== "saved" && (phase !== "refused" || refused?.lost === true);

/** The run that holds the same bytes already; `same`: on the side they would be saved to. */
export function knownAs(item: Item): { id: string; createdAt: string; same: boolean } | null {
  const mode = modeOf(item);
  const known = item.preview?.known ?? [];
  const match = known.find((k) => k.mode === mode);
  const shown = match ?? known[0];
  return shown ? { id: shown.id, createdAt: shown.createdAt, same: match !== undefined } : null;
}

/** The file of this batch that holds the same bytes and stands before it. */
export function twinOf(item: Item, items: readonly Item[]): Item | null {
  const sha = item.preview?.sha256;
  if (!sha) return null;
  const first = items.find((i) => i.preview?.sha256 === sha && modeOf(i) === modeOf(item));
  return first && first.key !== item.key ? first : null;
}

export interface Tally {
  total: number;
  /** Files whose reading or saving has ended. */
  done: number;
  ready: Item[];
  sideless: Item[];
  refused: Item[];
  saved: Item[];
  counts: Record<SideName, number>;
}

export function tally(items: readonly Item[]): Tally {
  const read = items.filter((i) => i.phase === "read");
  const ready = read.filter((i) => modeOf(i) !== null && twinOf(i, items) === null);
  const counts = { baseline: 0, candidate: 0 };
  for (const item of ready) {
    const mode = modeOf(item);
    if (mode) counts[sideOf(mode)]++;
  }
  return {
    total: items.length,
    done: items.filter((i) => ["read", "refused", "saved"].includes(i.phase)).length,
    ready,
    sideless: read.filter((i) => modeOf(i) === null),
    refused: items.filter((i) => i.phase === "refused"),
    saved: items.filter((i) => i.phase === "saved"),
    counts,
  };
}

/** What the paths of files without a side hint at, when they hint at something. */
export function offers(items: readonly Item[]): Record<SideName, Item[]> {
  const open = items.filter((i) => i.phase === "read" && modeOf(i) === null);
  return {
    baseline: open.filter((i) => hintedSide(i.path) === "baseline"),
    candidate: open.filter((i) => hintedSide(i.path) === "candidate"),
  };
}
