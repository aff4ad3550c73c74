"use client";

import { useSearchParams } from "next/navigation";
import {
  type ReactNode,
  createContext,
  use,
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import type { LiveRow } from "@/lib/view/compare-live";
import { type RowView, VIEW_KEYS, viewEntries, viewFrom } from "@/lib/view/compare-view";
import { selected } from "@/lib/view/row-families";

interface Live {
  all: readonly LiveRow[];
  view: RowView;
  /** What the view shows: families in its order, and what it hides. */
  selection: ReturnType<typeof selected<LiveRow>>;
  /** The address's search with this view, also while it is not written yet. */
  query: string;
}

type Change = (part: Partial<RowView>) => void;

const LiveContext = createContext<Live | null>(null);
/** Apart from the rest: it never changes, so what only changes the view is not drawn anew with it. */
const ChangeContext = createContext<Change | null>(null);

/** The rows and how they are shown, for every leaf inside {@link LiveRows}. */
export function useLive(): Live {
  const live = use(LiveContext);
  if (!live) throw new Error("useLive stands outside LiveRows");
  return live;
}

/** Changes how the rows are shown, and writes it into the address. */
export function useChange(): Change {
  const change = use(ChangeContext);
  if (!change) throw new Error("useChange stands outside LiveRows");
  return change;
}

/** An address's search with another view of the rows in it; everything else stays. */
function withView(search: string, view: RowView): string {
  const params = new URLSearchParams(search);
  for (const key of VIEW_KEYS) params.delete(key);
  for (const [key, value] of viewEntries(view)) params.append(key, value);
  return params.toString();
}

/** A typed word is written into the address when the typing pauses: browsers refuse a change a letter. */
const PAUSE_MS = 250;

/**
 * Holds the rows in the browser: a filter answers at once and is written into the address without asking the server.
 * What else changes the address (links, Back) is followed.
 */
export function LiveRows({ rows, children }: { rows: readonly LiveRow[]; children: ReactNode }) {
  const params = useSearchParams();
  const search = params.toString();
  const [view, setView] = useState(() => viewFrom(params).view);
  const ours = useRef(new Set<string>());
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  const latest = useRef(view);

  useLayoutEffect(() => {
    latest.current = view;
  }, [view]);

  useEffect(() => {
    // The echo of what was written here.
    if (ours.current.delete(search) || timer.current) return;
    const asked = viewFrom(new URLSearchParams(search)).view;
    setView((now) => (withView("", now) === withView("", asked) ? now : asked));
  }, [search]);

  useEffect(() => {
    const follow = () => {
      ours.current.clear();
      setView(viewFrom(new URLSearchParams(window.location.search)).view);
    };
    window.addEventListener("popstate", follow);
    return () => window.removeEventListener("popstate", follow);
  }, []);

  const change = useCallback((part: Partial<RowView>) => {
    const next = { ...latest.current, ...part };
    latest.current = next;
    setView(next);
    const write = () => {
      timer.current = null;
      const query = withView(window.location.search, next);
      if (query === new URLSearchParams(window.location.search).toString()) return;
      ours.current.add(query);
      const href = `${window.location.pathname}?${query}`;
      // Back closes what was opened.
      if (part.row) window.history.pushState(null, "", href);
      else window.history.replaceState(null, "", href);
    };
    if (timer.current) clearTimeout(timer.current);
    timer.current = null;
    if ("q" in part) timer.current = setTimeout(write, PAUSE_MS);
    else write();
  }, []);

  const { q, metric, axis, verdict, stat, show, sort } = view;
  const selection = useMemo(
    () => selected(rows, { q, metric, axis, verdict, stat, show, sort, view: "dots", row: null }),
    [rows, q, metric, axis, verdict, stat, show, sort],
  );
  const live = useMemo(
    () => ({ all: rows, view, selection, query: withView(search, view) }),
    [rows, view, selection, search],
  );
  return (
    <ChangeContext value={change}>
      <LiveContext value={live}>{children}</LiveContext>
    </ChangeContext>
  );
}
