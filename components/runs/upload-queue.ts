import type { Description } from "./description";
import type { Item, Reach } from "./upload-item";
import type { Preview, Refused, Saved } from "./upload-answer";

export type Change =
  | { type: "add"; items: Item[]; after?: string }
  | { type: "start"; key: string; phase: "reading" | "saving" }
  | { type: "sent"; key: string; share: number }
  | { type: "read"; key: string; preview: Preview }
  | { type: "refuse"; key: string; refused: Refused }
  | { type: "save"; key: string; saved: Saved }
  /** The answer never came: back in line, to be saved still when `asked`. */
  | { type: "back"; key: string; lost: boolean; asked: boolean }
  | { type: "ask"; keys: readonly string[] }
  | { type: "declare"; keys: readonly string[]; declared: Description }
  | { type: "reach"; key: string; reach: Reach }
  | { type: "map"; key: string; mapping: string | null }
  | { type: "select"; keys: readonly string[]; selected: boolean }
  | { type: "retry"; keys: readonly string[] }
  | { type: "unask" }
  | { type: "remove"; keys: readonly string[] };

type OnOne = Exclude<Change, { type: "add" | "remove" | "unask" }>;

const ended = ({ turn }: Item) => ({ turn: turn + 1 });

function change(item: Item, by: OnOne): Item {
  switch (by.type) {
    case "start":
      return { ...item, phase: by.phase, share: 0, refused: null };
    case "sent":
      return { ...item, share: by.share };
    case "read": {
      const table = by.preview.table ?? item.table;
      return { ...item, ...ended(item), phase: "read", lost: 0, preview: by.preview, table };
    }
    case "refuse":
      return { ...item, ...ended(item), phase: "refused", refused: by.refused };
    case "save":
      return { ...item, ...ended(item), phase: "saved", lost: 0, saved: by.saved, refused: null };
    case "back": {
      const asked = by.asked ? "waiting" : "read";
      const phase = item.phase === "saving" ? asked : "queued";
      return { ...item, ...ended(item), phase, lost: item.lost + (by.lost ? 1 : 0) };
    }
    case "ask":
      return { ...item, phase: "waiting", refused: null };
    case "declare":
      return { ...item, declared: { ...item.declared, ...by.declared } };
    case "reach":
      return { ...item, reach: by.reach };
    case "map":
      return { ...item, mapping: by.mapping, preview: null, refused: null, phase: "queued" };
    case "select":
      return { ...item, selected: by.selected };
    case "retry":
      return { ...item, phase: item.preview ? "read" : "queued", share: 0, lost: 0, refused: null };
  }
}

function added(items: readonly Item[], by: Extract<Change, { type: "add" }>): readonly Item[] {
  const at = by.after === undefined ? -1 : items.findLastIndex((i) => i.key === by.after);
  return at < 0 ? [...items, ...by.items] : [...items.slice(0, at + 1), ...by.items, ...items.slice(at + 1)];
}

/** The list after a change; lines that do not change stay the same objects. */
export function queue(items: readonly Item[], by: Change): readonly Item[] {
  if (by.type === "add") return added(items, by);
  if (by.type === "unask") return items.map((i) => (i.phase === "waiting" ? { ...i, phase: "read" as const } : i));
  const keys = new Set("keys" in by ? by.keys : [by.key]);
  if (by.type === "remove") return items.filter((i) => !keys.has(i.key));
  return items.map((i) => (keys.has(i.key) ? change(i, by) : i));
}
