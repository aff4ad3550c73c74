"use client";

import { useCallback, useEffect, useReducer } from "react";

const STEPS = 100;
/** Key strokes in one field that follow each other this closely are one step. */
const ONE_STEP_MS = 1200;

interface History<T> {
  past: T[];
  now: T;
  future: T[];
  /** What was last changed and when, to gather key strokes. */
  last: { key: string; at: number } | null;
}
type Act<T> = { change: T; key: string; at: number } | { go: "back" | "forward" } | { restore: History<T> };

function next<T>(h: History<T>, act: Act<T>): History<T> {
  if ("restore" in act) return act.restore;
  if ("change" in act) {
    const same = h.last?.key === act.key && act.at - h.last.at < ONE_STEP_MS;
    const past = same ? h.past : [...h.past, h.now].slice(-STEPS);
    return { past, now: act.change, future: [], last: { key: act.key, at: act.at } };
  }
  const from = act.go === "back" ? h.past : h.future;
  const to = act.go === "back" ? from.at(-1) : from[0];
  if (to === undefined) return h;
  return act.go === "back"
    ? { past: h.past.slice(0, -1), now: to, future: [h.now, ...h.future], last: null }
    : { past: [...h.past, h.now], now: to, future: h.future.slice(1), last: null };
}

/**
 * A value with a hundred steps back and forth that outlive a reload of this tab.
 *
 * @param same whether two values mean the same, however they are written
 */
export function useUndoable<T>(initial: T, storageKey: string, same: (a: T, b: T) => boolean) {
  const [history, act] = useReducer(next<T>, { past: [], now: initial, future: [], last: null });
  useEffect(() => {
    const kept = read<T>(storageKey);
    // Steps that lead elsewhere than to what is shown belong to another version.
    if (kept && same(kept.now, initial)) act({ restore: { ...kept, now: initial, last: null } });
    // eslint-disable-next-line react-hooks/exhaustive-deps -- only what the page was opened with is compared
  }, [storageKey]);
  useEffect(() => {
    if (history.past.length + history.future.length > 0) write(storageKey, history);
  }, [history, storageKey]);
  const change = useCallback((value: T, key: string) => act({ change: value, key, at: performance.now() }), []);
  const undo = useCallback(() => act({ go: "back" }), []);
  const redo = useCallback(() => act({ go: "forward" }), []);
  return {
    value: history.now,
    change,
    undo,
    redo,
    canUndo: history.past.length > 0,
    canRedo: history.future.length > 0,
  };
}

function read<T>(key: string): History<T> | null {
  try {
    const text = sessionStorage.getItem(key);
    return text === null ? null : (JSON.parse(text) as History<T>);
  } catch {
    return null;
  }
}

function write<T>(key: string, { past, now, future }: History<T>): void {
  try {
    sessionStorage.setItem(key, JSON.stringify({ past, now, future }));
  } catch {
    // Storage may be full or forbidden: the steps then last until the page is left.
  }
}
