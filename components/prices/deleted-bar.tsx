"use client";

import type { Route } from "next";
import { useRouter } from "next/navigation";
import { useCallback, useState } from "react";
import { ErrorNote } from "@/components/ui/error-note";
import { UndoBar } from "@/components/ui/undo-bar";

/** The ten seconds after a deletion. Without scripts the page shows a plain button instead. */
export function DeletedBar({ undo, back }: { undo: () => Promise<void>; back: string }) {
  const router = useRouter();
  const [failed, setFailed] = useState(false);
  const close = useCallback(() => router.replace(back as Route, { scroll: false }), [router, back]);
  if (failed)
    return (
      <ErrorNote
        className="mt-6"
        title="The price was not restored: the server did not answer. Reload the page and undo again."
      />
    );
  return (
    <div className="needs-script">
      <UndoBar
        message="Deleted the price. Scenarios that use it keep it."
        onUndo={async () => {
          try {
            await undo();
          } catch {
            setFailed(true);
          }
        }}
        onClose={close}
      />
    </div>
  );
}
