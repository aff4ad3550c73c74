"use client";

import type { Route } from "next";
import { Button, LinkButton } from "@/components/ui/button";
import { Progress } from "@/components/ui/progress";
import { asMode, sideOf } from "@/lib/view/modes";
import { countOf, listed } from "@/lib/view/counts";
import type { Batch } from "./batch-api";
import type { Item } from "./upload-item";
import { type Tally, modeOf } from "./upload-judgement";
import { answered } from "./use-batch-progress";

interface Props {
  tally: Tally;
  /** What the server says of the batch. */
  progress: Batch | null;
  rejects: { refused: number; leftOut: number };
  /** Machine files that would be saved with the results. */
  machines: number;
  isStopped: boolean;
  compareHref: string | null;
  onSave: () => void;
  onStop: () => void;
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
export function SaveBar(props: Props) {
  const { tally, rejects, machines, isStopped, compareHref, onSave, onStop, onRejects } = props;
  const { total, done, ready, saved, saving } = tally;
  const isWorking = done < total;
  const finished = ready.length === 0 && saved.length > 0 && !isWorking;
  return (
    <div className="sticky bottom-0 z-10 -mx-4 flex flex-wrap items-center justify-between gap-x-6 gap-y-1 border-t border-line bg-surface px-4 py-2 sm:-mx-6 sm:gap-y-3 sm:px-6 sm:py-3">
      <div className="min-w-0 flex-1 basis-64">
        {isWorking ? (
          <div className="flex items-end gap-4">
            <Working {...props} />
            {isStopped ? null : (
              <Button size="sm" variant="quiet" className="-my-1 shrink-0" onClick={onStop}>
                Cancel all
              </Button>
            )}
          </div>
        ) : (
          <p className="type-note text-ink2">{stateWords(props)}</p>
        )}
        {rejects.refused + rejects.leftOut > 0 && !isWorking ? (
          <Button variant="quiet" size="sm" className="-ms-3" onClick={onRejects}>
            Download {rejectWords(rejects)}, with reasons
          </Button>
        ) : null}
      </div>
      {finished && compareHref ? (
        <LinkButton variant="primary" href={compareHref as Route}>
          Compare {sidesWords(savedCounts(saved))}
        </LinkButton>
      ) : ready.length > 0 ? (
        <Button variant="primary" disabled={saving.length > 0} onClick={onSave}>
          {`Save ${countOf(ready.length, "run")}: ${sidesWords(tally.counts)}${machines > 0 ? `, with ${countOf(machines, "machine file")}` : ""}`}
        </Button>
      ) : isWorking ? null : (
        <p className="type-note text-ink3">Nothing to save yet</p>
      )}
    </div>
  );
}

const rejectWords = ({ refused, leftOut }: Props["rejects"]): string =>
  listed([
    ...(refused > 0 ? [countOf(refused, "refused file")] : []),
    ...(leftOut > 0 ? [`${countOf(leftOut, "entry", "entries")} left out`] : []),
  ]);

/** While files are saved, the server's own count; while they are read, this page's. */
function Working({ tally, progress }: Props) {
  const { total, done, saving } = tally;
  if (saving.length > 0 && progress) {
    const value = answered(progress.counts);
    return (
      <Progress
        className="min-w-0 flex-1"
        value={value}
        max={progress.total}
        label={`${value} of ${countOf(progress.total, "file")} saved`}
      />
    );
  }
  const verb = saving.length > 0 ? "saved" : "read";
  return (
    <Progress
      className="min-w-0 flex-1"
      value={done}
      max={total}
      label={`${done} of ${countOf(total, "file")} ${verb}`}
    />
  );
}

function stateWords({ tally, progress }: Props): string {
  const { sideless, asking, refused, saved } = tally;
  const known = progress?.counts.known ?? 0;
  const left = [
    sideless.length > 0 && `${countOf(sideless.length, "file")} without a side`,
    asking.length > 0 && `${countOf(asking.length, "file")} to choose from`,
    refused.length > 0 && `${refused.length} refused`,
    saved.length > 0 && `${progress?.counts.saved ?? saved.length} saved`,
    known > 0 && `${known} here already`,
  ].filter((s) => s !== false);
  return left.length > 0 ? listed(left.map(String)) : "All files read.";
}

function savedCounts(saved: readonly Item[]): Tally["counts"] {
  const counts = { baseline: 0, candidate: 0 };
  for (const item of saved) {
    const mode = asMode(item.saved?.mode) ?? (item.saved?.kind === "run" ? modeOf(item) : null);
    if (mode) counts[sideOf(mode)]++;
  }
  return counts;
}
