"use client";

import { type ReactNode, createContext, useCallback, useContext, useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { ErrorNote } from "@/components/ui/error-note";
import { UndoBar } from "@/components/ui/undo-bar";

interface Gone {
  id: string;
  name: string;
}

const Removal = createContext<{ remove: (run: Gone) => void; removing: string | null } | null>(null);

interface Props {
  remove: (id: string) => Promise<void>;
  undo: (id: string) => Promise<void>;
  /** Deleted on the page before this one. */
  already?: Gone;
  children: ReactNode;
}

/** Deletes at once and keeps the way back open for ten seconds. */
export function Removals({ remove, undo, already, children }: Props) {
  const [gone, setGone] = useState<Gone | null>(already ?? null);
  const [failed, setFailed] = useState<string | null>(null);
  const [pending, start] = useTransition();
  const [removing, setRemoving] = useState<string | null>(null);
  const close = useCallback(() => setGone(null), []);

  function begin(run: Gone) {
    setFailed(null);
    setRemoving(run.id);
    start(async () => {
      try {
        await remove(run.id);
        setGone(run);
      } catch {
        setFailed(`${run.name} was not deleted: the server did not answer. Try again.`);
      }
      setRemoving(null);
    });
  }

  return (
    <Removal.Provider value={{ remove: begin, removing: pending ? removing : null }}>
      {failed ? <ErrorNote title={failed} className="mb-4" /> : null}
      {children}
      {gone ? (
        <UndoBar
          key={gone.id}
          message={`Deleted ${gone.name}.`}
          onClose={close}
          onUndo={async () => {
            try {
              await undo(gone.id);
            } catch {
              setFailed(`${gone.name} could not be restored. Upload its file again.`);
            }
          }}
        />
      ) : null}
    </Removal.Provider>
  );
}

export function RemoveButton({ id, name }: Gone) {
  const removal = useContext(Removal);
  return (
    <Button
      size="sm"
      variant="quiet"
      className="needs-script -my-1.5"
      disabled={removal?.removing === id}
      onClick={() => removal?.remove({ id, name })}
    >
      Delete<span className="sr-only"> {name}</span>
    </Button>
  );
}
