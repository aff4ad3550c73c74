"use client";

import { type Dispatch, startTransition, useCallback, useEffect, useReducer, useRef, useState } from "react";
import { comingBefore, noteComing } from "./coming-files";
import { type Dropped, MAX_FILES, checked } from "./collect-files";
import { sendEnvironment, sendForPreview, sendRun } from "./send-file";
import { type Answer, type Preview, type Saved } from "./upload-answer";
import { type Item, another, identityOf, isEnvironment, toItem } from "./upload-item";
import { isUnsaved } from "./upload-judgement";
import { environmentsOf } from "./upload-links";
import { type Change, queue } from "./upload-queue";
import { type Halt, MAX_LOST, nextUp, waitSeconds } from "./upload-turns";
import { isZip, unzipped } from "./unzip";
import { useBatch } from "./use-batch";
import { useComing } from "./use-coming";
import { useHalt } from "./use-halt";

/** Lines added at once: more in one go would hold the browser up. */
const PIECE = 10;
const nextFrame = () => new Promise((go) => requestAnimationFrame(go));

interface Sent {
  controller: AbortController;
  /** The item's, as it was sent: the list shows the end of it once it has another. */
  turn: number;
  isOver: boolean;
}

/** What the work finds out may wait for the next idle moment; what a person does is drawn at once. */
const quietly = (dispatch: Dispatch<Change>, change: Change) => startTransition(() => dispatch(change));

/** A number that no line's key has. */
const nextCount = (count: number, lines: readonly Item[]): number =>
  Math.max(count, ...lines.map((l) => Number(l.key.slice("file-".length)) + 1));

/** The list of files and the work on it: read two at a time as they come, saved two at a time when asked. */
export function useUploads(given: string | null) {
  const [items, dispatch] = useReducer(queue, []);
  const itemsRef = useRef(items);
  const count = useRef(0);
  const busyTimes = useRef(0);
  const running = useRef(new Map<string, Sent>());
  /** Lines on their way to the next drawing. */
  const undrawn = useRef(new Map<string, Item>());
  const adding = useRef(Promise.resolve());
  /** Paths dropped that are no lines yet. */
  const onWay = useRef(new Set<string>());
  const [isTaking, setIsTaking] = useState(false);
  const [halt, setHalt] = useState<Halt | null>(null);
  const [unpacking, setUnpacking] = useState<string | null>(null);
  const [leftOff, setLeftOff] = useState(0);

  useEffect(() => {
    itemsRef.current = items;
    for (const { key, path } of items) {
      undrawn.current.delete(key);
      onWay.current.delete(path);
    }
  }, [items]);
  useEffect(() => {
    const all = running.current;
    return () => {
      for (const { controller } of all.values()) controller.abort();
    };
  }, []);

  const lose = useCallback(() => setHalt((h) => h ?? { why: "lost" }), []);
  const resume = useCallback(() => setHalt(null), []);
  useHalt(
    halt,
    useCallback((over: Halt) => setHalt((h) => (h === over ? null : h)), []),
  );

  const addLines = useCallback((lines: Item[], after?: string) => {
    count.current = nextCount(count.current, lines);
    quietly(dispatch, { type: "add", items: lines, ...(after === undefined ? {} : { after }) });
  }, []);
  // At once: what is kept of the list follows what is drawn.
  const restored = useCallback((lines: Item[]) => {
    count.current = nextCount(count.current, lines);
    dispatch({ type: "add", items: lines });
  }, []);
  const batch = useBatch({ given, items, itemsRef, onWay, onRestored: restored, onLost: lose });
  const { id, open, restoring, isSafe } = batch;
  const coming = useComing({ items, kept: batch.kept, restoring, onWay, isTaking });

  useEffect(() => {
    if (items.length > 0 && id === null && !restoring && !halt) void open();
  }, [items, id, restoring, halt, open]);

  const isOpen = isTaking || items.some(isUnsaved);
  useEffect(() => {
    if (!isOpen) return;
    const warn = (e: BeforeUnloadEvent) => {
      if (onWay.current.size > 0 || !isSafe()) e.preventDefault();
    };
    window.addEventListener("beforeunload", warn);
    return () => window.removeEventListener("beforeunload", warn);
  }, [isOpen, isSafe]);

  const work = useCallback(
    async (item: Item) => {
      const { key } = item;
      const controller = new AbortController();
      const sent: Sent = { controller, turn: item.turn, isOver: false };
      running.current.set(key, sent);
      const isSaving = item.phase === "waiting";
      quietly(dispatch, { type: "start", key, phase: isSaving ? "saving" : "reading" });
      const { signal } = controller;
      const onProgress = (share: number) => quietly(dispatch, { type: "sent", key, share });
      const sending = { item, signal, onProgress };
      const ids = () => (environmentsOf(itemsRef.current).get(key) ?? []).flatMap((e) => (e.saved ? [e.saved.id] : []));
      const answer: Answer<Preview> | Answer<Saved> = !isSaving
        ? await sendForPreview(sending)
        : isEnvironment(item)
          ? await sendEnvironment({ ...sending, batch: id, environments: [] })
          : await sendRun({ ...sending, batch: id, environments: ids() });
      sent.isOver = true;
      if (answer.ok) {
        busyTimes.current = 0;
        quietly(
          dispatch,
          "sha256" in answer.value
            ? { type: "read", key, preview: answer.value }
            : { type: "save", key, saved: answer.value },
        );
      } else if (signal.aborted) {
        quietly(dispatch, { type: "back", key, lost: false, asked: false });
      } else if (answer.busy) {
        const seconds = waitSeconds(answer.busy.seconds, ++busyTimes.current);
        quietly(dispatch, { type: "back", key, lost: false, asked: true });
        setHalt((h) => h ?? { why: "busy", until: Date.now() + seconds * 1000 });
      } else if (answer.lost && item.lost + 1 < MAX_LOST) {
        quietly(dispatch, { type: "back", key, lost: true, asked: true });
        lose();
      } else {
        quietly(dispatch, { type: "refuse", key, refused: answer.refused });
      }
    },
    [id, lose],
  );

  useEffect(() => {
    const turns = new Map(items.map((i) => [i.key, i.turn]));
    for (const [key, { turn, isOver }] of running.current) {
      if (isOver && turns.get(key) !== turn) running.current.delete(key);
    }
    if (halt || restoring) return;
    const keys = new Set(running.current.keys());
    for (const item of nextUp(items, { running: keys, maySave: id !== null })) void work(item);
  }, [items, halt, restoring, id, work]);

  const addNow = useCallback(
    async (dropped: Dropped[]) => {
      setIsTaking(true);
      const known = [...itemsRef.current, ...undrawn.current.values()];
      const seen = new Set(known.map(identityOf));
      let room = MAX_FILES - known.length;
      let off = 0;
      for (let i = 0; i < dropped.length; i += PIECE) {
        const piece = dropped.slice(i, i + PIECE).map(checked);
        const zips = await Promise.all(piece.map(isZip));
        for (const [n, one] of piece.entries()) if (zips[n]) setUnpacking(one.path);
        const flat = await Promise.all(piece.map((one, n) => (zips[n] ? unzipped(one) : [one])));
        setUnpacking(null);
        const fresh = flat.flat().filter((f) => !seen.has(identityOf(f)));
        for (const f of fresh) seen.add(identityOf(f));
        for (const { path } of piece) onWay.current.delete(path);
        // A file that only the server remembered is here again.
        const back = new Set(fresh.map((f) => f.path));
        const remembered = itemsRef.current.filter((l) => l.file === null && back.has(l.path));
        if (remembered.length > 0) dispatch({ type: "remove", keys: remembered.map((l) => l.key) });
        const taken = fresh.slice(0, Math.max(0, room));
        for (const { path } of taken) onWay.current.add(path);
        room -= taken.length;
        off += fresh.length - taken.length;
        for (let j = 0; j < taken.length; j += PIECE) {
          const lines = taken.slice(j, j + PIECE).map((f, n) => toItem(checked(f), count.current + n));
          for (const line of lines) undrawn.current.set(line.key, line);
          addLines(lines);
          await nextFrame();
        }
      }
      setLeftOff(off);
      // With the last lines, not before them.
      startTransition(() => setIsTaking(false));
    },
    [addLines],
  );

  /** One drop after another: two at once would not see each other's files. */
  const add = useCallback(
    (dropped: Dropped[]): Promise<void> => {
      const seen = new Set(itemsRef.current.map(identityOf));
      for (const one of dropped.slice(0, MAX_FILES)) if (!seen.has(identityOf(one))) onWay.current.add(one.path);
      // At once: a reload may come before the next drawing.
      noteComing([...comingBefore(), ...onWay.current]);
      const turn = adding.current.then(() => addNow(dropped));
      adding.current = turn.catch(() => {
        for (const { path } of dropped) onWay.current.delete(path);
        setIsTaking(false);
      });
      return turn;
    },
    [addNow],
  );

  /** Another reading of the same file as a line beside it. */
  const addBeside = useCallback(
    (item: Item, as: Parameters<typeof another>[2][]) =>
      addLines(
        as.map((one, n) => another(item, count.current + n, one)),
        item.key,
      ),
    [addLines],
  );

  const remove = useCallback((keys: readonly string[]) => {
    for (const key of keys) running.current.get(key)?.controller.abort();
    dispatch({ type: "remove", keys });
  }, []);

  const stop = useCallback(() => {
    setHalt({ why: "stopped" });
    for (const { controller } of running.current.values()) controller.abort();
    dispatch({ type: "unask" });
  }, []);

  const list = { items, dispatch, add, addBeside, remove };
  return { ...list, batch, coming, isTaking, halt, resume, stop, unpacking, leftOff };
}
