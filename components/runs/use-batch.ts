"use client";

import { type RefObject, useCallback, useEffect, useRef, useState } from "react";
import { NoBatch, type Outcome, openBatch, outcomesOf } from "./batch-api";
import { type Unfinished, dropLines, forgetBatch, keepFiles, keepLines, linesIn, unfinished } from "./batch-store";
import { type Item, placeOf, toRemembered } from "./upload-item";
import { isUnfinished, isUnsaved } from "./upload-judgement";

/** `kept`: a reload loses nothing. `full`: the browser has no room for the files. `none`: it keeps nothing here. */
export type Keeping = "kept" | "full" | "none";

const WRITE_EVERY_MS = 250;
const AT_A_TIME = 20;

function addressOf(id: string | null) {
  window.history.replaceState(null, "", id ? `/upload?batch=${id}` : "/upload");
}

/** A line as it goes on after a reload: what was under way begins again, what the server has answered is settled. */
function resumed(line: Item, outcome: Outcome | undefined): Item {
  if (outcome && "saved" in outcome) return { ...line, phase: "saved", saved: outcome.saved, refused: null };
  const isAsked = line.phase === "waiting" || line.phase === "saving";
  if (outcome && isAsked) return { ...line, phase: "refused", refused: outcome.refused };
  if (isAsked) return { ...line, phase: "waiting" };
  return line.phase === "reading" ? { ...line, phase: "queued" } : line;
}

const isFull = (error: unknown): boolean => error instanceof DOMException && error.name === "QuotaExceededError";

interface Props {
  /** From the address. */
  given: string | null;
  items: readonly Item[];
  itemsRef: RefObject<readonly Item[]>;
  /** Paths of a drop that are no lines yet: they count. */
  onWay: RefObject<ReadonlySet<string>>;
  onRestored: (items: Item[]) => void;
  onLost: () => void;
}

/** The upload's batch on the server and its list in this browser: opened with the first file, resumed from the address. */
export function useBatch({ given, items, itemsRef, onWay, onRestored, onLost }: Props) {
  const [id, setId] = useState<string | null>(null);
  const [restoring, setRestoring] = useState(given !== null);
  const [gone, setGone] = useState(false);
  const [other, setOther] = useState<Unfinished | null>(null);
  const [keeping, setKeeping] = useState<Keeping>("kept");
  const [kept, setKept] = useState<ReadonlySet<string>>(new Set());
  const written = useRef(new Map<string, Item>());
  /** Also while its id is on its way to the next drawing: there is one batch. */
  const opening = useRef(false);
  const writing = useRef(false);

  const load = useCallback(
    async (batch: string) => {
      const lines = await linesIn(batch).catch(() => []);
      const outcomes = await outcomesOf(batch).catch((error) => (error instanceof NoBatch ? null : "lost"));
      const known = outcomes instanceof Map ? outcomes : new Map<string, Outcome>();
      const here = lines.map((line) => resumed(line, known.get(placeOf(line))));
      const places = new Set(lines.map(placeOf));
      const from = Math.max(-1, ...lines.map((l) => Math.floor(l.order)), ...lines.map((l) => Number(l.key.slice(5))));
      const elsewhere = [...known].filter(([place]) => !places.has(place));
      const remembered = elsewhere.map(([place, outcome], i) => toRemembered(place, from + 1 + i, outcome));
      onRestored([...here, ...remembered]);
      if (outcomes === null) {
        // The batch is a week old, or another database's: the files go into a new one.
        if (lines.length === 0) setGone(true);
        addressOf(null);
        await forgetBatch(batch).catch(() => {});
      } else {
        for (const line of lines) written.current.set(line.key, line);
        setKept(new Set(written.current.keys()));
        opening.current = true;
        setId(batch);
        addressOf(batch);
      }
      if (outcomes === "lost") onLost();
      setRestoring(false);
    },
    [onRestored, onLost],
  );

  /** Goes on with a batch that this browser kept. */
  const restore = useCallback(
    (batch: string) => {
      setRestoring(true);
      setOther(null);
      return load(batch);
    },
    [load],
  );

  const begun = useRef(false);
  useEffect(() => {
    if (begun.current) return;
    begun.current = true;
    if (given) void Promise.resolve(given).then(load);
    else void unfinished().then(setOther, () => setKeeping("none"));
  }, [given, load]);

  /** Opens the batch when there is something to keep. */
  const open = useCallback(async () => {
    if (opening.current) return;
    opening.current = true;
    try {
      const batch = await openBatch(Math.max(1, itemsRef.current.length + onWay.current.size));
      setId(batch.id);
      addressOf(batch.id);
    } catch {
      opening.current = false;
      onLost();
    }
  }, [itemsRef, onWay, onLost]);

  const write = useCallback(
    async (batch: string) => {
      const now = itemsRef.current;
      const before = written.current;
      const fresh = now.filter((i) => !before.has(i.key) && i.file !== null && i.phase !== "saved");
      const changed = now.filter((i) => before.has(i.key) && before.get(i.key) !== i && i.phase !== "saved");
      const staying = new Set(now.filter((i) => i.phase !== "saved").map((i) => i.key));
      const leaving = [...before.keys()].filter((key) => !staying.has(key));
      // An empty list was not finished: it is not drawn yet, or its last file was removed.
      if (now.length > 0 && !isUnfinished(now)) {
        before.clear();
        return forgetBatch(batch);
      }
      for (let i = 0; i < fresh.length; i += AT_A_TIME) {
        const piece = fresh.slice(i, i + AT_A_TIME);
        await keepFiles(batch, piece);
        for (const item of piece) before.set(item.key, item);
      }
      if (fresh.length > 0) setKept(new Set(before.keys()));
      if (changed.length > 0) await keepLines(batch, changed);
      for (const item of changed) before.set(item.key, item);
      if (leaving.length > 0) await dropLines(batch, leaving);
      for (const key of leaving) before.delete(key);
    },
    [itemsRef],
  );

  useEffect(() => {
    if (id === null || keeping !== "kept" || writing.current) return;
    async function writeAll(batch: string) {
      let before: readonly Item[] | null = null;
      try {
        while (before !== itemsRef.current) {
          await new Promise((later) => setTimeout(later, WRITE_EVERY_MS));
          before = itemsRef.current;
          await write(batch);
        }
      } catch (error) {
        setKeeping(isFull(error) ? "full" : "none");
      } finally {
        // In the turn of the last look at the list: a change after it begins anew.
        writing.current = false;
      }
    }
    writing.current = true;
    void writeAll(id);
  }, [items, id, keeping, itemsRef, write]);

  /** Whether the page can be left without losing the list. */
  const isKept = items.every((i) => !isUnsaved(i) || kept.has(i.key));
  const isSafe = useCallback(
    () =>
      id !== null && keeping === "kept" && itemsRef.current.every((i) => !isUnsaved(i) || written.current.has(i.key)),
    [id, keeping, itemsRef],
  );

  const discard = useCallback(async () => {
    if (other) await forgetBatch(other.id).catch(() => {});
    setOther(null);
  }, [other]);

  return { id, restoring, gone, other, keeping, kept, isKept, isSafe, open, restore, discard };
}
