"use client";

import { type RefObject, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { comingBefore, noteComing } from "./coming-files";
import type { Item } from "./upload-item";
import { isUnfinished, isUnsaved } from "./upload-judgement";

const NONE: readonly string[] = [];

interface Props {
  items: readonly Item[];
  /** Lines that this browser holds. */
  kept: ReadonlySet<string>;
  restoring: boolean;
  /** Paths of a drop that are no lines yet. */
  onWay: RefObject<ReadonlySet<string>>;
  isTaking: boolean;
}

/** Keeps note of the files that a reload would lose now, and tells which ones the last one lost. */
export function useComing({ items, kept, restoring, onWay, isTaking }: Props) {
  /** `null`: not read yet. */
  const [before, setBefore] = useState<readonly string[] | null>(null);
  const hasBegun = useRef(false);
  useEffect(() => {
    if (hasBegun.current) return;
    hasBegun.current = true;
    void Promise.resolve(comingBefore()).then(setBefore);
  }, []);

  const missing = useMemo(() => {
    const here = new Set(items.map((i) => i.path));
    return before?.filter((path) => !here.has(path)) ?? NONE;
  }, [before, items]);

  const hasRead = before !== null;
  useEffect(() => {
    if (!hasRead || restoring) return;
    const open = isUnfinished(items) ? items.filter((i) => isUnsaved(i) && !kept.has(i.key)) : [];
    noteComing([...missing, ...open.map((i) => i.path), ...onWay.current]);
  }, [hasRead, restoring, items, kept, missing, onWay, isTaking]);

  const forget = useCallback(() => setBefore(NONE), []);
  return { missing: restoring ? NONE : missing, forget };
}
