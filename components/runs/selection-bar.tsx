"use client";

import { useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";

/** Counts the ticked runs of the form it stands in. Without scripts the button alone does the work. */
export function SelectionBar() {
  const bar = useRef<HTMLDivElement>(null);
  const [counts, setCounts] = useState<{ baseline: number; candidate: number } | null>(null);
  useEffect(() => {
    const form = bar.current?.closest("form");
    if (!form) return;
    const count = () => {
      const ticked = (name: string) => form.querySelectorAll(`input[name="${name}"]:checked`).length;
      setCounts({ baseline: ticked("baseline"), candidate: ticked("candidate") });
    };
    count();
    form.addEventListener("change", count);
    return () => form.removeEventListener("change", count);
  }, []);
  const none = counts !== null && counts.baseline + counts.candidate === 0;
  return (
    <div
      ref={bar}
      className="sticky bottom-0 z-3 -mx-4 flex flex-wrap items-center justify-between gap-x-6 gap-y-2 border-t border-line bg-surface px-4 py-3 sm:-mx-6 sm:px-6"
    >
      <p className="type-note text-ink2" aria-live="polite">
        {counts === null || none
          ? "Tick runs of both sides. Several of one side are its repeats."
          : `${counts.baseline} bare metal and ${counts.candidate} virtualized ticked${one(counts)}`}
      </p>
      <Button type="submit" variant="primary" disabled={none}>
        Compare selected
      </Button>
    </div>
  );
}

function one({ baseline, candidate }: { baseline: number; candidate: number }): string {
  if (baseline === 0) return ": the next page offers bare-metal runs that match";
  return candidate === 0 ? ": the next page offers virtualized runs that match" : "";
}
