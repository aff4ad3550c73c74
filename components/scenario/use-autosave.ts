"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState } from "react";
import type { Scenario } from "@/lib/core/cost/scenario";
import { wholeScenario } from "@/lib/core/cost/whole-scenario";

/** What the store holds, as far as this page knows. */
export interface Stored {
  revision: number;
  scenario: Scenario;
  updatedAt: string;
}
type Answer = Scenario & { revision: number; updatedAt: string };

export type SaveStatus =
  | { state: "saved"; updatedAt: string; here: boolean }
  | { state: "unsaved" }
  | { state: "saving" }
  | { state: "conflict"; theirs: Stored }
  | { state: "failed"; reason: string };

class NotSaved extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

const PAUSE_MS = 700;
const address = (id: string) => `/api/v1/scenarios/${id}`;

async function send(id: string, scenario: Scenario, revision: number): Promise<Answer> {
  const response = await fetch(address(id), {
    method: "PATCH",
    headers: { "content-type": "application/json" },
    // Whole: what was taken out here is taken out there.
    body: JSON.stringify({ ...wholeScenario(scenario), revision }),
    // Lets the last change out while the page is being left.
    keepalive: true,
  });
  const body: unknown = await response.json();
  if (response.ok) return body as Answer;
  const detail = typeof body === "object" && body && "detail" in body ? String(body.detail) : "The server refused it.";
  throw new NotSaved(response.status, detail);
}

async function fetchStored(id: string): Promise<Stored> {
  const response = await fetch(address(id));
  if (!response.ok) throw new NotSaved(response.status, "The other version could not be read.");
  return storedFrom((await response.json()) as Answer & { id?: string; createdAt?: string });
}

function storedFrom({
  revision,
  updatedAt,
  id: _,
  createdAt: __,
  ...scenario
}: Answer & { id?: string; createdAt?: string }): Stored {
  return { revision, updatedAt, scenario };
}

const same = (a: Scenario, b: Scenario): boolean => JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));

/** Keys in one order: the store and the form write them in different ones. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([k, v]) => [k, sorted(v)]),
  );
}

/**
 * Saves a readable scenario soon after it changed. The cache holds the new one at once (optimistic) and takes it back
 * when the store refuses it; somebody else's save in between is a conflict to be decided, never overwritten.
 */
export function useAutosave(id: string, initial: Stored, scenario: Scenario | null) {
  const cache = useQueryClient();
  const [stored, setStored] = useState(initial);
  const [theirs, setTheirs] = useState<Stored | null>(null);
  const [savedHere, setSavedHere] = useState(false);
  const key = ["scenario", id];
  // Known as soon as a save is answered: one that waited for it goes from there, not from where it was asked for.
  const revision = useRef(initial.revision);
  const mutation = useMutation({
    mutationFn: ({ made, over }: { made: Scenario; over: number | undefined }) =>
      send(id, made, over ?? revision.current),
    // One after the other: two saves of one revision would conflict with each other.
    scope: { id: `save-${id}` },
    retry: (count, error) => count < 4 && !(error instanceof NotSaved && error.status < 500),
    onMutate: ({ made }) => {
      const before = cache.getQueryData<Stored>(key);
      cache.setQueryData<Stored>(key, (old) => ({ ...(old ?? stored), scenario: made }));
      return { before };
    },
    onSuccess: (answer) => {
      const now = storedFrom(answer);
      revision.current = now.revision;
      cache.setQueryData(key, now);
      setStored(now);
      setSavedHere(true);
    },
    onError: async (error, _, context) => {
      cache.setQueryData(key, context?.before);
      if (error instanceof NotSaved && error.status === 409) setTheirs(await fetchStored(id));
    },
  });

  const dirty = scenario !== null && !same(scenario, stored.scenario);
  const latest = useRef({ scenario, dirty, busy: false });
  useEffect(() => {
    latest.current = { scenario, dirty, busy: mutation.isPending };
  });

  const { mutateAsync } = mutation;
  const flush = useCallback(
    async (over?: number): Promise<boolean> => {
      const { scenario: made, dirty: changed } = latest.current;
      if (!made) return false;
      if (!changed && over === undefined) return true;
      try {
        await mutateAsync({ made, over });
        return true;
      } catch {
        return false;
      }
    },
    [mutateAsync],
  );

  const failed = mutation.isError;
  useEffect(() => {
    if (!dirty || theirs || failed || mutation.isPending) return;
    const timer = setTimeout(() => void flush(), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [dirty, scenario, theirs, failed, mutation.isPending, flush]);

  // A failed save is tried again with the next change.
  const { reset } = mutation;
  useEffect(() => {
    reset();
  }, [scenario, reset]);

  useEffect(() => {
    const leave = () => {
      if (document.visibilityState === "hidden" && latest.current.dirty && !latest.current.busy) void flush();
    };
    document.addEventListener("visibilitychange", leave);
    return () => document.removeEventListener("visibilitychange", leave);
  }, [flush]);

  const status: SaveStatus = theirs
    ? { state: "conflict", theirs }
    : mutation.isPending
      ? { state: "saving" }
      : mutation.isError
        ? { state: "failed", reason: mutation.error.message }
        : dirty || scenario === null
          ? { state: "unsaved" }
          : { state: "saved", updatedAt: stored.updatedAt, here: savedHere };

  return {
    status,
    flush,
    /** Ends a conflict with this page's version. */
    keepMine: async () => {
      if (!theirs) return;
      setTheirs(null);
      setStored(theirs);
      await flush(theirs.revision);
    },
    /** Ends a conflict with the other version, which is returned. */
    takeTheirs: (): Scenario | null => {
      if (!theirs) return null;
      revision.current = theirs.revision;
      setStored(theirs);
      setTheirs(null);
      return theirs.scenario;
    },
  };
}
