"use client";

import { useRouter } from "next/navigation";
import { useCallback, useState } from "react";
import { ErrorNote } from "@/components/ui/error-note";
import { UndoBar } from "@/components/ui/undo-bar";

/** The ten seconds after a deletion. Without scripts the page shows a plain button instead. */
export function DeletedBar({ undo }: { undo: () => Promise<void> }) {
  const router = useRouter();
  const [failed, setFailed] = useState(false);
  const close = useCallback(() => router.replace("/scenarios", { scroll: false }), [router]);
  if (failed)
    return (
      <ErrorNote
        className="mt-6"
        title="The scenario was not restored: the server did not answer. Reload the page and undo again."
      />
    );
  return (
    <UndoBar
      message="Deleted the scenario."
      onUndo={async () => {
        try {
          await undo();
        } catch {
          setFailed(true);
        }
      }}
      onClose={close}
    />
  );
}
