"use client";

import type { Route } from "next";
import { Button, LinkButton } from "@/components/ui/button";
import { Progress } from "@/components/ui/progress";
import { countOf, listed } from "@/lib/view/counts";
import { type Tally, modeOf } from "./upload-queue";
import { sideOf } from "@/lib/view/modes";

interface Props {
  tally: Tally;
  rejects: { entries: number; files: number };
  isSaving: boolean;
  compareHref: string | null;
  onSave: () => void;
  onRejects: () => void;
}

function sidesWords(counts: Tally["counts"]): string {
  return listed(
    [counts.baseline > 0 && `${counts.baseline} bare metal`, counts.candidate > 0 && `${counts.candidate} virtualized`]
      .filter((s) => s !== false)
      .map(String),
  );
}

/** What would be saved, and the one button that saves it; afterwards, the way to the comparison. */
export function SaveBar({ tally, rejects, isSaving, compareHref, onSave, onRejects }: Props) {
  const { total, done, ready, sideless, refused, saved } = tally;
  const working = done < total;
  const left = [
    sideless.length > 0 && `${countOf(sideless.length, "file")} without a side`,
    refused.length > 0 && `${refused.length} refused`,
    saved.length > 0 && `${saved.length} saved`,
  ].filter((s) => s !== false);
  const finished = ready.length === 0 && saved.length > 0 && !working;
  return (
    <div className="sticky bottom-0 z-10 -mx-4 flex flex-wrap items-center justify-between gap-x-6 gap-y-3 border-t border-line bg-surface px-4 py-3 sm:-mx-6 sm:px-6">
      <div className="min-w-0 flex-1 basis-64">
        {working ? (
          <Progress
            value={done}
            max={total}
            label={`${done} of ${countOf(total, "file")} ${isSaving ? "saved" : "read"}`}
          />
        ) : (
          <p className="type-note text-ink2">{left.length > 0 ? listed(left.map(String)) : "All files read."}</p>
        )}
        {rejects.entries > 0 ? (
          <Button variant="quiet" size="sm" className="-ms-3" onClick={onRejects}>
            Download {countOf(rejects.entries, "rejected entry", "rejected entries")} in{" "}
            {countOf(rejects.files, "file")}, with reasons
          </Button>
        ) : null}
      </div>
      {finished && compareHref ? (
        <LinkButton variant="primary" href={compareHref as Route}>
          Compare {sidesWords(savedCounts(saved))}
        </LinkButton>
      ) : (
        <Button variant="primary" disabled={ready.length === 0 || isSaving} onClick={onSave}>
          {ready.length === 0
            ? "Nothing to save yet"
            : `Save ${countOf(ready.length, "run")}: ${sidesWords(tally.counts)}`}
        </Button>
      )}
    </div>
  );
}

function savedCounts(saved: Tally["saved"]): Tally["counts"] {
  const counts = { baseline: 0, candidate: 0 };
  for (const item of saved) {
    const mode = item.saved?.environment.mode ?? modeOf(item);
    if (mode) counts[sideOf(mode)]++;
  }
  return counts;
}
