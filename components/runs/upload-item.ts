import type { Dropped } from "./collect-files";
import { type Description, hintedSide } from "./description";
import type { Described } from "./upload-described";
import type { Preview, Refused, Saved } from "./upload-answer";
import type { SideName } from "@/lib/view/modes";
import type { UnknownTable } from "@/lib/core/mapping/unknown-table";

/** `waiting`: to be saved, its turn has not come. */
export type Phase = "queued" | "reading" | "read" | "refused" | "waiting" | "saving" | "saved";

/** Which results an environment file describes: those of its own folder, of one side, all or none. */
export type Reach = "folder" | "baseline" | "candidate" | "all" | "none";

export interface Item {
  key: string;
  /** Its place in the list. */
  order: number;
  /** `null`: it is not in this browser any more; the server knows what became of it. */
  file: File | null;
  /** As dropped: `bare-metal/run1.json`. */
  path: string;
  /** The side its path hints at. */
  hint: SideName | null;
  /** The one system of a collection that this line stands for. */
  system: string | null;
  /** How the columns of an unknown table are read: a mapping's id, or the mapping itself as JSON. */
  mapping: string | null;
  /** The table that was found before it was mapped. */
  table: UnknownTable | null;
  /** Of an environment file, as chosen; `null`: as its folder suggests. */
  reach: Reach | null;
  phase: Phase;
  /** Share of the bytes sent in this phase. */
  share: number;
  /** Times the connection was lost over it. */
  lost: number;
  /** Times it was sent and an end of that came, whatever end. */
  turn: number;
  preview: Preview | null;
  refused: Refused | null;
  saved: Saved | null;
  /** Typed by the user; what is absent is as the file says. */
  declared: Description;
  selected: boolean;
  /** What environment files add to it; made anew for every look at the list, never kept. */
  described?: Described;
}

const FRESH: Omit<Item, "key" | "order" | "file" | "path" | "hint"> = {
  system: null,
  mapping: null,
  table: null,
  reach: null,
  phase: "queued",
  share: 0,
  lost: 0,
  turn: 0,
  preview: null,
  refused: null,
  saved: null,
  declared: {},
  selected: false,
};

const keyOf = (order: number): string => `file-${order}`;

export const toItem = ({ file, path, refused }: Dropped, order: number): Item => ({
  ...FRESH,
  key: keyOf(order),
  order,
  file,
  path,
  hint: hintedSide(path),
  ...(refused ? { refused, phase: "refused" as const } : {}),
});

/** A line for a file that is not here any more. */
export const toRemembered = (path: string, order: number, came: { saved?: Saved; refused?: Refused }): Item => ({
  ...FRESH,
  key: keyOf(order),
  order,
  file: null,
  path,
  hint: hintedSide(path),
  saved: came.saved ?? null,
  refused: came.refused ?? null,
  phase: came.saved ? "saved" : "refused",
});

/** Another reading of the same file: one system of a collection, or other columns of a table. */
export const another = (item: Item, nth: number, as: Pick<Partial<Item>, "system" | "mapping" | "declared">): Item => ({
  ...FRESH,
  key: keyOf(nth),
  // Beside the line it comes from, also after a reload.
  order: item.order + nth / 1e6,
  file: item.file,
  path: item.path,
  hint: item.hint,
  table: item.table,
  ...as,
});

/** What the batch knows the line by: one file may be read in several ways. */
export function placeOf({ path, system, mapping }: Pick<Item, "path" | "system" | "mapping">): string {
  const parts = [path, system, mapping === null ? null : `columns ${shortOf(mapping)}`];
  return parts
    .filter((part) => part !== null)
    .join(" # ")
    .replaceAll(/[\u0000-\u001f\u007f]/g, " ")
    .slice(0, 1000);
}

/** FNV-1a: a few letters that tell two mappings of one file apart. */
function shortOf(text: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193) >>> 0;
  return hash.toString(36);
}

/** The same file dropped twice is one line. */
export const identityOf = ({ file, path }: Pick<Item, "file" | "path">): string =>
  `${path}\n${file?.size ?? ""}\n${file?.lastModified ?? ""}`;

export const isEnvironment = ({ preview }: Item): boolean => preview?.kind === "environment";

/** It stands for several systems, of which each that is chosen becomes a line of its own. */
export const isCollection = ({ preview, system }: Item): boolean =>
  system === null && (preview?.systems?.length ?? 0) > 1;

/** A table whose columns nobody has named yet. */
export const needsMapping = ({ preview }: Item): boolean => preview?.table !== undefined;
