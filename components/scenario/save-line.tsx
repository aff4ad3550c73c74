"use client";

import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { formatInstant } from "@/lib/view/format";
import type { SaveStatus } from "./use-autosave";

interface Props {
  status: SaveStatus;
  onRetry: () => void;
}

/** "Saved 14:02", or why not. Says it politely, and only when it changes. */
export function SaveLine({ status, onRetry }: Props) {
  const text = saveText(status);
  return (
    <p role="status" className="needs-script inline-flex min-h-8 items-center gap-2 type-note text-ink2">
      {status.state === "failed" ? <span className="font-medium text-block">{text}</span> : text}
      {status.state === "failed" ? (
        <Button size="sm" onClick={onRetry}>
          Try again
        </Button>
      ) : null}
    </p>
  );
}

function saveText(status: SaveStatus): string {
  switch (status.state) {
    case "saved":
      // What was saved here was saved in the browser, where the reader's own time of day is known.
      return status.here
        ? `Saved ${new Date(status.updatedAt).toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" })}`
        : `Saved ${formatInstant(status.updatedAt)}`;
    case "saving":
      return "Saving…";
    case "unsaved":
      return "Not saved yet";
    case "conflict":
      return "Not saved: changed elsewhere";
    case "failed":
      return `Not saved: ${status.reason}`;
  }
}

interface ConflictProps {
  updatedAt: string;
  onMine: () => void;
  onTheirs: () => void;
}

/** Two people, or two windows, changed it at once: nothing is overwritten until somebody chooses. */
export function Conflict({ updatedAt, onMine, onTheirs }: ConflictProps) {
  return (
    <div role="alert">
      <Notice level="warn" title="This scenario was changed elsewhere while you edited it.">
        <p>The other version was saved on {formatInstant(updatedAt)}. Yours is on this page and not saved yet.</p>
        <div className="mt-2 flex flex-wrap gap-2">
          <Button size="sm" onClick={onMine}>
            Keep mine
          </Button>
          <Button size="sm" onClick={onTheirs}>
            Take theirs
          </Button>
        </div>
      </Notice>
    </div>
  );
}
