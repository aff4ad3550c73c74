"use client";

import { useMutation } from "@tanstack/react-query";
import { useCallback, useEffect, useReducer, useRef } from "react";
import { type Dropped, MAX_FILES } from "./collect-files";
import { sendForPreview, sendToSave } from "./send-file";
import { type Item, isUnsaved, queue, toItem } from "./upload-queue";

/** The server reads two files at a time; more at once would only wait there. */
const AT_ONCE = 2;

/** The list of files and the work on it: read two at a time as they come, save two at a time when asked. */
export function useUploads() {
  const [items, dispatch] = useReducer(queue, []);
  const latest = useRef(items);
  const running = useRef(new Map<string, AbortController>());
  const count = useRef(0);
  useEffect(() => {
    latest.current = items;
  }, [items]);
  useEffect(() => {
    const all = running.current;
    return () => {
      for (const controller of all.values()) controller.abort();
    };
  }, []);

  const isUnfinished = items.some(isUnsaved);
  useEffect(() => {
    if (!isUnfinished) return;
    const warn = (e: BeforeUnloadEvent) => e.preventDefault();
    window.addEventListener("beforeunload", warn);
    return () => window.removeEventListener("beforeunload", warn);
  }, [isUnfinished]);

  const reading = useMutation({
    mutationFn: async (item: Item) => {
      const controller = new AbortController();
      running.current.set(item.key, controller);
      const { key, file, declared } = item;
      dispatch({ type: "reading", key, share: 0 });
      const answer = await sendForPreview({
        file,
        description: declared,
        signal: controller.signal,
        onProgress: (share) => dispatch({ type: "reading", key, share }),
      });
      running.current.delete(key);
      dispatch(
        answer.ok ? { type: "read", key, preview: answer.value } : { type: "refuse", key, refused: answer.refused },
      );
    },
  });

  const { mutate: read } = reading;
  useEffect(() => {
    const free = AT_ONCE - items.filter((i) => i.phase === "reading" || i.phase === "saving").length;
    for (const item of items
      .filter((i) => i.phase === "queued" && !running.current.has(i.key))
      .slice(0, Math.max(0, free)))
      read(item);
  }, [items, read]);

  const saving = useMutation({
    mutationFn: async (keys: readonly string[]) => {
      const waiting = [...keys];
      async function work() {
        for (let key = waiting.shift(); key !== undefined; key = waiting.shift()) await saveOne(key);
      }
      async function saveOne(key: string) {
        const item = latest.current.find((i) => i.key === key);
        if (!item || item.phase !== "read") return;
        const controller = new AbortController();
        running.current.set(key, controller);
        dispatch({ type: "saving", key, share: 0 });
        const answer = await sendToSave({
          file: item.file,
          description: item.declared,
          signal: controller.signal,
          onProgress: (share) => dispatch({ type: "saving", key, share }),
        });
        running.current.delete(key);
        dispatch(
          answer.ok ? { type: "save", key, saved: answer.value } : { type: "refuse", key, refused: answer.refused },
        );
      }
      await Promise.all(Array.from({ length: AT_ONCE }, work));
    },
  });

  const add = useCallback((files: Dropped[]) => {
    const room = Math.max(0, MAX_FILES - latest.current.length);
    // The same file dropped twice is one line.
    const seen = new Set(latest.current.map((i) => identity(i)));
    const fresh = files.filter((f) => !seen.has(identity(f))).slice(0, room);
    dispatch({ type: "add", items: fresh.map((f) => toItem(f, `file-${count.current++}`)) });
  }, []);

  const remove = useCallback((keys: readonly string[]) => {
    for (const key of keys) running.current.get(key)?.abort();
    dispatch({ type: "remove", keys });
  }, []);

  return { items, dispatch, add, remove, save: saving.mutate, isSaving: saving.isPending };
}

const identity = ({ file, path }: Dropped) => `${path}\n${file.size}\n${file.lastModified}`;
